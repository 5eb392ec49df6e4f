import { weekday } from '../../../domain/time.ts';
import type { Random } from '../../random.ts';
import { instant, MINUTE, SECOND, type Instant } from '../../windows/clock.ts';
import type { Presence } from '../../windows/days/presence.ts';
import { RARELY } from '../apps.ts';
import {
  approved,
  enrolled,
  oktaId,
  opened,
  passwordChanged,
  pushed,
  refused,
  removed,
  signedIn,
  signedOut,
} from '../events.ts';
import type { OktaLife } from '../life.ts';
import { VPN, type Line } from '../places.ts';
import type { Client, OktaRecord } from '../record.ts';

/** From here on it is an evening at home. */
const EVENING = 18.5 * 60;

/** What Okta records of somebody at their computer: the sign-in, the second factor, and what they open. */
export function atComputer(random: Random, life: OktaLife, here: Presence): OktaRecord[] {
  const { person, day } = here;
  const client: Client = {
    line: lineOf(random, life, here),
    agent: life.agentOn(day),
    device: life.laptopOn(day),
    session: oktaId('102', person.id, day, Math.floor(here.from)),
  };
  const at = instant(day, here.from) + random.between(2, 9) * MINUTE;
  const minutes = Math.max(5, here.to - here.from - 12);
  return [
    ...mistyped(random, life, client, at),
    signedIn(at, life.actor, client),
    ...secondFactor(random, life, client, at + 4 * SECOND),
    ...apps(random, life, client, at + 20 * SECOND, minutes),
    ...handedOut(life, client, here, at),
    ...(random.chance(1 / 300) ? [passwordChanged(at + 3 * MINUTE, life.actor, client)] : []),
    ...(random.chance(0.2) ? [signedOut(at + minutes * MINUTE, life.actor, client)] : []),
  ];
}

/** Where the computer is: at the office or at home. At home some of it goes through the VPN. */
function lineOf(random: Random, { office, home, homeDays }: OktaLife, here: Presence): Line {
  const { day, from } = here;
  const atHome = homeDays.includes(weekday(day)) || weekday(day) >= 5 || from >= EVENING || from < 5 * 60;
  return atHome ? (random.chance(0.3) ? VPN.line : home) : office;
}

/** A password is mistyped now and then; Mondays more. */
function mistyped(random: Random, { actor, person }: OktaLife, client: Client, at: Instant): OktaRecord[] {
  const count = random.chance(0.04) ? random.pickEarly([1, 1, 2, 2, 3, 4]) : 0;
  return Array.from({ length: count }, (_, i) =>
    refused(at - (count - i) * (14 + person.place) * SECOND, actor, client),
  );
}

/** A push to the phone on some sign-ins; who left the phone in the coat lets one or two of them lapse. */
function secondFactor(random: Random, { actor }: OktaLife, client: Client, at: Instant): OktaRecord[] {
  if (!random.chance(0.3)) return [];
  const lapsed = random.chance(0.06) ? random.between(1, 3) : 0;
  const pushes = Array.from({ length: lapsed + 1 }, (_, i) => pushed(at + i * 65 * SECOND, actor, client));
  return [...pushes, approved(at + (lapsed * 65 + random.between(6, 25)) * SECOND, actor, client)];
}

function apps(
  random: Random,
  { actor, apps: usual }: OktaLife,
  client: Client,
  from: Instant,
  minutes: number,
): OktaRecord[] {
  const count = Math.min(random.between(1, 4), 1 + Math.floor(minutes / 40));
  const names = new Set(Array.from({ length: count }, () => random.pickEarly(usual)));
  if (random.chance(0.02)) names.add(random.pick(RARELY));
  return [...names].map((name) =>
    opened(from + Math.round(random.next() * minutes * 0.9 * MINUTE), actor, client, name),
  );
}

/** The help desk hands out a new phone: it is registered at the own computer, the old one goes. */
function handedOut(
  { newPhone, hasPhone, actor }: OktaLife,
  client: Client,
  { day, from, pc, person }: Presence,
  at: Instant,
) {
  if (newPhone !== day || !hasPhone || pc !== person.pc || from > 12 * 60) return [];
  return [enrolled(at + 25 * MINUTE, actor, client), removed(at + 27 * MINUTE, actor, client)];
}
