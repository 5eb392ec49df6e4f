import { US_PER_SECOND } from '../domain/time.ts';
import { about, evidence, links } from './parts/about.ts';
import { isPerson, type SignalEvent } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import type { FoldSignal } from './parts/signal.ts';
import { plural, span } from './parts/words.ts';

interface Run {
  readonly first: SignalEvent;
  readonly challenges: number;
  readonly refusals: number;
  readonly events: readonly bigint[];
}

/** What was asked in the window, and the first one of a run that was told already. */
interface Asked {
  readonly recent: readonly SignalEvent[];
  readonly run: Run | null;
}

const NOTHING: Asked = { recent: [], run: null };
/** One refusal is told by the push and by the sign-in that it ends. */
const SAME_US = 3 * US_PER_SECOND;
const isSame = (a: SignalEvent, b: SignalEvent) =>
  a.action === 'mfa-refused' &&
  b.action === 'mfa-refused' &&
  b.at - a.at <= SAME_US &&
  a.channel !== b.channel;

const countOf = (events: readonly SignalEvent[], action: string) =>
  events.filter((one) => one.action === action).length;

const signal: FoldSignal = {
  id: 'mfa-fatigue',
  title: 'MFA fatigue',
  techniques: ['T1621'],
  weight: 45,
  needs: 'MFA challenges',
  tunables: {
    challenges: { title: 'Challenges or refusals', unit: 'challenges', value: 5, least: 2, most: 100 },
    window: { title: 'Within', unit: 'minutes', value: 15, least: 1, most: 240 },
  },
  actions: ['mfa-challenged', 'mfa-refused', 'mfa-verified'],
  sees: ({ action }) => action === 'mfa-challenged' || action === 'mfa-refused',
  begin: (context) => {
    const asked = new Map<number, Asked>();
    return (event, tell) => {
      if (!isPerson(event)) return;
      const { who, at, role } = event;
      const from = at - context.value('window', role) * 60 * US_PER_SECOND;
      const before = asked.get(who) ?? NOTHING;
      const last = before.recent.at(-1);
      if (last && isSame(last, event)) return;
      const recent = [...before.recent.filter((one) => one.at >= from), event];
      const approved = event.action === 'mfa-verified' && !event.failed;
      const [challenges, refusals] = [countOf(recent, 'mfa-challenged'), countOf(recent, 'mfa-refused')];
      const enough = Math.max(challenges, refusals) >= context.value('challenges', role);
      const goesOn = before.recent.some((one) => one.at >= from) ? before.run : null;
      const run = enough ? runOn(goesOn, recent, { challenges, refusals }) : goesOn;
      asked.set(who, approved ? NOTHING : { recent, run });
      if (!enough || !run || isExpected('mfa-fatigue', event, context)) return;
      tell({
        ...about(event, context),
        key: `${who} ${run.first.event}`,
        startUs: run.first.at,
        severity: approved ? 'critical' : 'low',
        says: `${plural(Math.max(run.challenges, run.refusals), run.refusals > run.challenges ? 'refusal' : 'push challenge')} in ${span(at - run.first.at)}${approved ? ', then an approval' : ', none approved'}`,
        events: evidence(run.events),
        links: links(...about(event, context).links, ['network', event.network], ['device', event.device]),
      });
    };
  },
};
export default signal;

/** A run that goes on for hours is one, however the window moves. */
function runOn(
  run: Run | null,
  recent: readonly SignalEvent[],
  inWindow: Pick<Run, 'challenges' | 'refusals'>,
): Run | null {
  const [first, last] = [recent[0], recent.at(-1)];
  if (!first || !last) return run;
  if (!run) return { first, ...inWindow, events: recent.map(({ event }) => event) };
  return {
    first: run.first,
    challenges: run.challenges + Number(last.action === 'mfa-challenged'),
    refusals: run.refusals + Number(last.action === 'mfa-refused'),
    events: evidence([...run.events, last.event]),
  };
}
