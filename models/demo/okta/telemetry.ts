import type { Day } from '../../domain/time.ts';
import { keyOf } from '../company/people.ts';
import { randomOf } from '../random.ts';
import type { Presence } from '../windows/days/presence.ts';
import { atComputer } from './days/work.ts';
import { desk, passwordMonday, probe } from './days/desk.ts';
import { onPhone } from './days/phone.ts';
import type { OktaLife } from './life.ts';
import type { OktaRecord } from './record.ts';
import { hijackedSession } from './stories/hijacked-session.ts';
import { stuffing } from './stories/stuffing.ts';
import { takeover } from './stories/takeover.ts';
import { transferTool } from './stories/transfer-tool.ts';

/** Everything that Okta records of a day on which people were where `here` says. */
export function oktaDay(
  seed: number,
  lives: readonly OktaLife[],
  day: Day,
  here: readonly Presence[],
): OktaRecord[] {
  const byId = new Map(lives.map((life) => [life.person.id, life]));
  const random = (...names: readonly (string | number)[]) => randomOf(seed, 'okta', day, ...names);
  return [
    ...here.flatMap((presence) => {
      const life = byId.get(presence.person.id);
      if (!life || presence.story !== undefined || presence.pc !== presence.person.pc) return [];
      return atComputer(random(presence.person.id, Math.floor(presence.from)), life, presence);
    }),
    ...lives.flatMap((life) => onPhone(seed, random(life.person.id, 'phone'), life, day)),
    ...desk(seed, random('desk'), lives, day),
    ...passwordMonday(seed, random('expired'), lives, day),
    ...probe(day),
  ];
}

const STORIES = { takeover, stuffing, hijackedSession, transferTool };

/** What the planted stories leave in the System Log of a day. */
export function oktaStories(seed: number, lives: readonly OktaLife[], day: Day): OktaRecord[] {
  const byKey = new Map(lives.map((life) => [keyOf(life.person), life]));
  return Object.entries(STORIES).flatMap(([name, story]) =>
    story({ random: randomOf(seed, name, day), lives, byKey, day }),
  );
}
