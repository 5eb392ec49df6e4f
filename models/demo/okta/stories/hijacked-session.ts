import { dayOfIso } from '../../../domain/time.ts';
import { inStory } from '../../story.ts';
import { clockOf } from '../../windows/clock.ts';
import { FOREIGN_AGENT } from '../browsers.ts';
import { consented, oktaId, opened, signedIn } from '../events.ts';
import { FAR } from '../places.ts';
import type { OktaStory } from './okta-story.ts';

/** Whose cookie was stolen. Phones change between two networks within a session every day. */
export const HIJACKED = 'AccountManager 4';
const DAY = dayOfIso('2026-10-14');

/** A session that began at the office goes on in another country on another machine, and gives a tool the right to read mail. */
export const hijackedSession: OktaStory = ({ byKey, day }) => {
  const life = byKey.get(HIJACKED);
  if (!life || day !== DAY) return [];
  const { actor, office, person } = life;
  const at = (time: string) => clockOf(day, time);
  const session = oktaId('102', 'hijacked', 1);
  const own = { line: office, agent: life.agentOn(day), device: life.laptopOn(day), session };
  const other = { line: FAR.porto, agent: FOREIGN_AGENT, device: null, session };
  return [
    signedIn(at('10:04:12'), actor, own),
    opened(at('10:04:30'), actor, own, 'CRM'),
    ...inStory({ number: 7, user: person.id }, [
      opened(at('11:21:45'), actor, other, 'CRM'),
      opened(at('11:26:02'), actor, other, 'Halden Mail'),
      consented(at('11:31:37'), actor, other, 'Mailbox Archiver', 'mail.read offline_access'),
      opened(at('11:44:10'), actor, other, 'Supplier Portal'),
      opened(at('11:52:58'), actor, other, 'Drawings Vault'),
    ]),
  ];
};
