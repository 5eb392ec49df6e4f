import { dayOfIso } from '../../../domain/time.ts';
import { inStory } from '../../story.ts';
import { clockOf, MINUTE, SECOND } from '../../windows/clock.ts';
import { FOREIGN_AGENT, SCRIPT_AGENT } from '../browsers.ts';
import { actorNamed, oktaId, opened, refused, signedIn } from '../events.ts';
import { FAR } from '../places.ts';
import type { OktaRecord } from '../record.ts';
import type { OktaStory } from './okta-story.ts';

/** Whose password was in the list. Once, many mistype at the office's exit on one morning, and get in. */
export const HIT = 'HumanResourcesSpecialist 0';
const EVENING = dayOfIso('2026-10-21');
const ATTEMPTS = 34;

/** One password for each of many accounts, some of which nobody has; one of them is right, and is used by hand later. */
export const stuffing: OktaStory = ({ byKey, lives, random, day }) => {
  const hit = byKey.get(HIT);
  if (!hit || day !== EVENING) return [];
  const begin = clockOf(day, '20:41:06');
  const script = { line: FAR.lima, agent: SCRIPT_AGENT, device: null, session: oktaId('102', 'stuffing', 1) };
  const hand = { line: FAR.lima, agent: FOREIGN_AGENT, device: null, session: oktaId('102', 'stuffing', 2) };
  const others = random.sample(lives, ATTEMPTS - 6).filter((life) => life !== hit);
  const unknown = ['info', 'orders', 'jobs', 'press', 'admin', 'scan'].map(actorNamed);
  const actors = random.sample([...others.map(({ actor }) => actor), ...unknown], ATTEMPTS);
  const attempts: OktaRecord[] = actors.map((actor, i) =>
    refused(begin + i * 9 * SECOND + random.between(0, 4000), actor, script),
  );
  return inStory({ number: 6, user: hit.person.id }, [
    ...attempts,
    signedIn(begin + 23 * 9 * SECOND + 5000, hit.actor, script),
    signedIn(begin + 47 * MINUTE, hit.actor, hand),
    ...['HR Suite', 'Payroll', 'Board Room', 'Banking Portal'].map((name, i) =>
      opened(begin + (49 + i * 6) * MINUTE, hit.actor, hand, name),
    ),
  ]);
};
