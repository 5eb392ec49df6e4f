import { day as dayAfter, type Day } from '../../../domain/time.ts';
import { FIRST_DAY } from '../../calendar.ts';
import { attendance } from '../../days/attendance.ts';
import type { Random } from '../../random.ts';
import { instant, MINUTE, SECOND } from '../../windows/clock.ts';
import { SCRIPT_AGENT, userAgent } from '../browsers.ts';
import { actorOf, consented, oktaId, onAccount, opened, refused, signedIn } from '../events.ts';
import type { OktaLife } from '../life.ts';
import { OFFICES } from '../places.ts';
import { OKTA, type Client, type OktaRecord } from '../record.ts';

export const PROBE = 'svc-probe';

/** The personnel system's joining and leaving, the help desk's resets, and what everybody is asked on one day. */
export function desk(seed: number, random: Random, lives: readonly OktaLife[], day: Day): OktaRecord[] {
  return [
    ...comingAndGoing(lives, day),
    ...resets(seed, random, lives, day),
    ...calendarTool(random, lives, day),
  ];
}

const jobs = (session: string): Client => ({
  line: OFFICES[0].line,
  agent: 'Okta-Integrations',
  device: null,
  session,
});

function comingAndGoing(lives: readonly OktaLife[], day: Day): OktaRecord[] {
  const at = instant(day, 6 * 60 + 5);
  return lives.flatMap(({ actor, person }) => [
    ...(person.hired === dayAfter(day + 3)
      ? [onAccount(at, 'user.lifecycle.create', OKTA, jobs('unknown'), actor)]
      : []),
    ...(person.left === dayAfter(day - 1)
      ? [onAccount(at, 'user.lifecycle.deactivate', OKTA, jobs('unknown'), actor)]
      : []),
  ]);
}

function resets(seed: number, random: Random, lives: readonly OktaLife[], day: Day): OktaRecord[] {
  return lives
    .filter(({ person }) => person.role.id === 'HelpDeskAnalyst' && attendance(seed, person, day) === 'work')
    .flatMap(({ person, actor, office, laptopOn, agentOn }) => {
      if (!random.chance(0.35)) return [];
      const client = {
        line: office,
        agent: agentOn(day),
        device: laptopOn(day),
        session: oktaId('102', person.id, day, 'desk'),
      };
      const at = instant(day, 10 * 60 + random.between(0, 240));
      const of = random.pick(lives).actor;
      return [
        signedIn(at, actor, client),
        opened(at + 9 * SECOND, actor, client, 'Okta Administration'),
        onAccount(at + 3 * MINUTE, 'user.account.reset_password', actor, client, of),
      ];
    });
}

/** A tool for meetings that the company has allowed: who uses it agrees once. */
function calendarTool(random: Random, lives: readonly OktaLife[], day: Day): OktaRecord[] {
  if (day < FIRST_DAY + 21 || day > FIRST_DAY + 60) return [];
  return lives
    .filter(({ person }) => person.role.outside > 0.3 && random.chance(0.02))
    .map(({ person, actor, office, agentOn, laptopOn }) =>
      consented(
        instant(day, 9 * 60 + random.between(30, 360)),
        actor,
        {
          line: office,
          agent: agentOn(day),
          device: laptopOn(day),
          session: oktaId('102', person.id, day, 'meetings'),
        },
        'Meeting Finder',
        'openid profile calendars.read',
      ),
    );
}

/** The monitoring asks for a token with a wrong and a right secret by turns, to see whether that works. */
export function probe(day: Day): OktaRecord[] {
  const actor = {
    id: oktaId('0oa', PROBE),
    type: 'PublicClientApp',
    alternateId: PROBE,
    displayName: PROBE,
  } as const;
  const client = {
    line: { ...OFFICES[0].line, address: '192.0.2.30' },
    agent: SCRIPT_AGENT,
    device: null,
    session: 'unknown',
  };
  const asked = { type: 'app.oauth2.token.grant', actor, client } as const;
  return [0, 1, 2, 3].flatMap((quarter) => {
    const at = instant(day, 3 + quarter * 360);
    return [
      { ...asked, at, failed: 'invalid_client' },
      { ...asked, at: at + 20 * SECOND },
    ];
  });
}

/** The Monday on which passwords had run out: many fail once at the office's exit, and nearly all get in. */
export function passwordMonday(
  seed: number,
  random: Random,
  lives: readonly OktaLife[],
  day: Day,
): OktaRecord[] {
  if (day !== FIRST_DAY + 28) return [];
  return lives
    .filter(({ person, office }) => office === OFFICES[0].line && attendance(seed, person, day) === 'work')
    .flatMap(({ person, actor, office }) => {
      const at = instant(day, Math.max(person.start, 7 * 60 + 30) + random.next() * 20);
      const client = {
        line: office,
        agent: userAgent('CHROME', day, 0),
        device: null,
        session: oktaId('102', actorOf(person).id, day, 'expired'),
      };
      return random.chance(0.5) ? [refused(at, actor, client)] : [];
    });
}
