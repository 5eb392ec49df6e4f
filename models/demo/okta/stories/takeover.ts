import { dayOfIso } from '../../../domain/time.ts';
import { inStory } from '../../story.ts';
import { clockOf, SECOND } from '../../windows/clock.ts';
import { FOREIGN_AGENT } from '../browsers.ts';
import { approved, denied, enrolled, oktaId, opened, pushed, refused, signedIn } from '../events.ts';
import type { OktaLife } from '../life.ts';
import { FAR } from '../places.ts';
import type { OktaRecord } from '../record.ts';
import type { OktaStory, StoryDay } from './okta-story.ts';

/** An accountant who is worn down by pushes in the night. Their own phone lets pushes lapse now and then, too. */
export const TAKEN_OVER = 'Accountant 1';
const NIGHT = dayOfIso('2026-11-04');
const AFTER = dayOfIso('2026-11-05');

/** Wrong passwords from afar, then the right one; push after push until one is approved; a method of their own; other apps. */
export const takeover: OktaStory = ({ byKey, day }) => {
  const life = byKey.get(TAKEN_OVER);
  if (!life) return [];
  const story = { number: 5, user: life.person.id } as const;
  if (day === NIGHT) return inStory(story, theNight(life, day));
  return day === AFTER ? inStory(story, theNightAfter(life, day)) : [];
};

const clientOf = (session: string) => ({ line: FAR.perth, agent: FOREIGN_AGENT, device: null, session });

function theNight({ actor }: OktaLife, day: StoryDay['day']): OktaRecord[] {
  const at = (time: string) => clockOf(day, time);
  const client = clientOf(oktaId('102', 'takeover', 1));
  const pushes = [
    '01:14:10',
    '01:15:02',
    '01:15:50',
    '01:17:31',
    '01:18:20',
    '01:20:44',
    '01:22:05',
    '01:23:40',
  ];
  return [
    ...['01:02:11', '01:02:40', '01:03:25', '01:05:02', '01:08:47'].map((time) =>
      refused(at(time), actor, client),
    ),
    ...pushes.map((time) => pushed(at(time), actor, client)),
    ...['01:15:20', '01:18:41'].map((time) => denied(at(time), actor, client)),
    approved(at('01:23:58'), actor, client),
    signedIn(at('01:23:59'), actor, client),
    enrolled(at('01:29:12'), actor, client),
    ...['Banking Portal', 'Payroll', 'Board Room', 'HR Suite'].map((name, i) =>
      opened(at('01:34:00') + i * 260 * SECOND, actor, client, name),
    ),
  ];
}

function theNightAfter({ actor }: OktaLife, day: StoryDay['day']): OktaRecord[] {
  const at = (time: string) => clockOf(day, time);
  const client = clientOf(oktaId('102', 'takeover', 2));
  return [
    signedIn(at('02:10:31'), actor, client),
    pushed(at('02:10:33'), actor, client),
    approved(at('02:10:40'), actor, client),
    opened(at('02:12:02'), actor, client, 'Banking Portal'),
    opened(at('02:20:19'), actor, client, 'Payroll'),
  ];
}
