import type { EntityKind } from '../domain/signal.ts';
import { plural } from './numbers.ts';

/** Of what a story rested on when it was judged, and rests on now. */
interface Judged {
  readonly before: number;
  readonly now: number;
}

/** Why the evidence is another than that on which a verdict was given, and what can be done about it. */
export function changedWords({ before, now }: Judged): string {
  const why = 'something was imported or removed, or a signal was tuned or allowed';
  if (now === 0)
    return `Nothing is left of the evidence on which it was judged: ${why}. Title, time and risk are those of then. The verdict stands until it is taken back.`;
  const rested = `It rested on ${plural(before, 'piece of evidence', 'pieces of evidence')} when it was judged`;
  const rests = before === now ? 'now on as many, but others' : `now on ${now}`;
  return `${rested}, ${rests}: since then ${why}. Look again; the verdict stands until another is given or it is taken back.`;
}

const PRINCIPALS: Readonly<Record<EntityKind, string>> = {
  user: 'person',
  account: 'account',
  host: 'host',
  network: 'network',
  certificate: 'certificate',
  application: 'application',
};

/** `Speaks for this person`. */
export const speaksForTitle = (kind: EntityKind): string => `Speaks for this ${PRINCIPALS[kind]}`;

/** What is said where nothing was found that speaks for the principal: only of people can there be anything. */
export function nothingSpeaksFor(kind: EntityKind, isGone: boolean): string {
  if (isGone) return 'Not known any more: it went with the evidence.';
  if (kind === 'user')
    return 'Nothing found that speaks for it: no change record, no duty, no planned travel, not what peers did.';
  return 'Changes, duties, travel and peers explain what people do; nothing of the kind is kept of it. What is expected is allowed by `tracewell tune CASE SIGNAL --allow`.';
}

const ACTORS: Readonly<Record<string, string>> = {
  app: 'in the app',
  host: 'in the app',
  cli: 'on the command line',
};

/** Where a verdict was given: the case knows of nobody by name who gives them. */
export const judgedWhere = (by: string): string => ACTORS[by] ?? `by ${by}`;
