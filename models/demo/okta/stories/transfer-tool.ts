import { dayOfIso } from '../../../domain/time.ts';
import { LEAVER } from '../../company/people.ts';
import { inStory } from '../../story.ts';
import { clockOf } from '../../windows/clock.ts';
import { consented, oktaId, opened, signedIn } from '../events.ts';
import type { OktaStory } from './okta-story.ts';

const EVENING = dayOfIso('2026-10-28');

/** The leaver lets a tool at their files that nobody else uses. Others agree to the one for meetings that is allowed. */
export const transferTool: OktaStory = ({ byKey, day }) => {
  const life = byKey.get(LEAVER);
  if (!life || day !== EVENING) return [];
  const { actor, office, person } = life;
  const at = (time: string) => clockOf(day, time);
  const client = {
    line: office,
    agent: life.agentOn(day),
    device: life.laptopOn(day),
    session: oktaId('102', 'transfer tool'),
  };
  return inStory({ number: 2, user: person.id }, [
    signedIn(at('19:44:20'), actor, client),
    opened(at('19:44:41'), actor, client, 'CRM'),
    consented(at('19:52:33'), actor, client, 'File Porter', 'files.readwrite offline_access'),
  ]);
};
