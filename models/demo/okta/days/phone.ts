import type { Day } from '../../../domain/time.ts';
import { FIRST_DAY } from '../../calendar.ts';
import type { Employee } from '../../company/people.ts';
import { attendance, tripSince } from '../../days/attendance.ts';
import type { Random } from '../../random.ts';
import { instant, MINUTE } from '../../windows/clock.ts';
import { userAgent } from '../browsers.ts';
import { oktaId, opened, signedIn } from '../events.ts';
import type { OktaLife } from '../life.ts';
import { DESTINATIONS, hotelLine, mobileLine, type Line } from '../places.ts';
import type { Client, OktaRecord } from '../record.ts';

/** Mail on the phone, on the way or at home; one session goes on from the one network to the other. */
export function onPhone(seed: number, random: Random, life: OktaLife, day: Day): OktaRecord[] {
  const { person, actor, home } = life;
  const kind = attendance(seed, person, day);
  // A phone is set up in its first days.
  const often = day < FIRST_DAY + 3 || kind === 'trip' ? 1 : 0.35;
  if (!life.hasPhone || kind === 'off' || kind === 'weekend' || !random.chance(often)) return [];
  const away = kind === 'trip';
  const minute =
    away || random.chance(0.5) ? 18 * 60 + 40 + random.between(0, 170) : 6 * 60 + 10 + random.between(0, 50);
  const settled = away ? hotelOf(seed, random, person, day) : home;
  const moving = mobileLine(random, settled.at);
  const client: Client = {
    line: random.chance(0.5) ? moving : settled,
    agent: userAgent('SAFARI', day, 0),
    device: life.phoneOn(day),
    session: oktaId('102', person.id, day, 'phone'),
  };
  const at = instant(day, minute);
  const later = random.chance(0.25)
    ? [
        opened(
          at + random.between(8, 25) * MINUTE,
          actor,
          { ...client, line: client.line === moving ? settled : moving },
          'Chat',
        ),
      ]
    : [];
  return [signedIn(at, actor, client), opened(at + 9000, actor, client, 'Halden Mail'), ...later];
}

/** The guests' network where a business trip leads. */
function hotelOf(seed: number, random: Random, person: Employee, day: Day): Line {
  const since = tripSince(seed, person, day) ?? day;
  return hotelLine(random, DESTINATIONS[(since + person.place * 5) % DESTINATIONS.length] ?? DESTINATIONS[0]);
}
