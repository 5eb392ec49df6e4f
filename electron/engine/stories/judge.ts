import type { SignalState, VerdictPreview } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import type {
  AllowDetail,
  DecisionKind,
  TuneDetail,
  Verdict,
  VerdictDetail,
} from '../../../models/domain/decision.ts';
import { SIGNALS, signalInfo } from '../../../models/signals/index.ts';
import { learnedFactors } from '../../../models/stories/feedback.ts';
import { storiesOf } from '../../../models/stories/stories.ts';
import type { SignalId } from '../../../models/domain/signal.ts';
import type { Sql } from '../../../models/domain/sql.ts';
import type { OpenCase } from '../case/open-case.ts';
import type { Database } from '../database/database.ts';
import { tunesThatHold, verdictsThatHold } from '../pipeline/decisions.ts';
import { addDecision, decisionCalled, undoDecision } from '../queries/identity.ts';
import * as queries from '../queries/stories.ts';
import { loadSignals } from './load-signals.ts';
import { noStory } from './read-stories.ts';
import { storyContext } from './story-context.ts';

interface Deciding {
  readonly actor: string;
  readonly nowUs: () => number;
  readonly note?: string | undefined;
}

/** Throws NOT_FOUND and BUSY. The verdict remembers its evidence: it finds the story again by it. */
export function judge(
  open: OpenCase,
  story: string,
  verdict: Verdict,
  deciding: Deciding,
): Promise<{ decision: number }> {
  return open.exclusively('a verdict', async () => {
    const detail = await verdictDetail(open.writer, story, verdict);
    return decide(open, 'verdict', 'story.judged', detail, deciding, (decision) =>
      queries.showVerdict(story, verdict, decision),
    );
  });
}

async function verdictDetail(database: Database, story: string, verdict: Verdict): Promise<VerdictDetail> {
  const row = await database.row<{
    title: string;
    principal: string;
    start: number;
    end: number;
    risk: number;
  }>(queries.storyCalled(story));
  if (!row) throw noStory(story);
  const signals = await database.rows<{ id: string; signal: SignalId }>(queries.signalsOfStory(story));
  return {
    story,
    verdict,
    principal: row.principal,
    title: row.title,
    startUs: row.start,
    endUs: row.end,
    risk: row.risk,
    signals: signals.map(({ id }) => id),
    kinds: [...new Set(signals.map(({ signal }) => signal))],
  };
}

/** Throws BAD_REQUEST for what is no tunable, or out of its range: nothing is changed then. */
export function tune(open: OpenCase, detail: TuneDetail, deciding: Deciding): Promise<{ decision: number }> {
  const { signal, key, value } = detail;
  const tunable = knownSignal(signal).tunables[key];
  if (!tunable)
    throw new AppError(
      'BAD_REQUEST',
      `Signal ${signal} has no tunable "${key}"; it has ${Object.keys(signalInfo(signal as SignalId).tunables).join(', ') || 'none'}.`,
    );
  if (!Number.isFinite(value) || value < tunable.least || value > tunable.most)
    throw new AppError(
      'BAD_REQUEST',
      `${tunable.title} of ${signal} has to be ${tunable.least} to ${tunable.most} ${tunable.unit}; ${value} is not. Nothing was changed.`,
    );
  return open.exclusively('a tunable', () => decide(open, 'tune', 'signal.tuned', detail, deciding));
}

export function allow(
  open: OpenCase,
  detail: AllowDetail,
  deciding: Deciding,
): Promise<{ decision: number }> {
  knownSignal(detail.signal);
  return open.exclusively('an allowance', () => decide(open, 'allow', 'signal.allowed', detail, deciding));
}

function knownSignal(id: string) {
  const signal = SIGNALS.find((one) => one.id === id);
  if (signal) return signal;
  throw new AppError('BAD_REQUEST', `There is no signal "${id}". \`tracewell tune CASE --list\` names them.`);
}

async function decide(
  open: OpenCase,
  kind: DecisionKind,
  action: string,
  detail: object,
  { actor, nowUs, note }: Deciding,
  also?: (decision: number) => Sql,
): Promise<{ decision: number }> {
  return open.audited(action, async () => {
    const row = await open.writer.row<{ decision: number }>(
      addDecision({ atUs: nowUs(), actor, kind, detail: JSON.stringify(detail), note: note ?? null }),
    );
    const decision = row?.decision ?? 0;
    if (also) await open.writer.run(also(decision));
    return { result: { decision }, detail: { decision, ...brief(detail), note: note ?? undefined } };
  });
}

/** The log need not repeat the evidence. */
const brief = (detail: object) =>
  Object.fromEntries(Object.entries(detail).filter(([key]) => key !== 'signals' && key !== 'kinds'));

/** Throws NOT_FOUND, and BAD_REQUEST where it was taken back before or is about identities. */
export async function undo(open: OpenCase, decision: number, { nowUs }: Deciding): Promise<void> {
  await open.exclusively('taking a decision back', async () => {
    const row = await open.writer.row<{ kind: DecisionKind; undone: number | null }>(
      decisionCalled(decision),
    );
    if (!row)
      throw new AppError('NOT_FOUND', `There is no decision ${decision} in this case. Refresh the view.`);
    if (row.undone !== null || row.kind === 'merge' || row.kind === 'split')
      throw new AppError(
        'BAD_REQUEST',
        row.undone === null
          ? `Decision ${decision} is about people: \`people undo\` takes it back.`
          : `Decision ${decision} was taken back already.`,
      );
    await open.audited('decision.undone', async () => {
      await open.writer.run(undoDecision(decision, nowUs()));
      await open.writer.run(queries.hideVerdict(decision));
      return { result: undefined, detail: { decision, kind: row.kind } };
    });
  });
}

/** Least difference of a weight that is told. */
const MOVED = 0.005;

/** What would be, had the verdict been given. Throws NOT_FOUND. */
export async function preview(
  database: Database,
  story: string,
  verdict: Verdict,
  budget: number,
): Promise<VerdictPreview> {
  const given = await verdictsThatHold(database);
  const detail = await verdictDetail(database, story, verdict);
  const before = learnedFactors(given);
  const after = learnedFactors([...given.filter((one) => one.story !== story), { ...detail }]);
  const context = await storyContext(database);
  const inside = async (factors: ReadonlyMap<string, number>) =>
    storiesOf(await loadSignals(database, factors), context)
      .slice(0, budget)
      .map(({ id }) => id);
  const [now, then] = [await inside(before), await inside(after)];
  const weights = [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const info = signalInfo(id as SignalId);
    const [from, to] = [before.get(id) ?? 1, after.get(id) ?? 1];
    return Math.abs(to - from) < MOVED ? [] : [{ signal: info.id, title: info.title, from, to }];
  });
  return {
    weights: weights.sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from)),
    appear: then.filter((id) => !now.includes(id)),
    vanish: now.filter((id) => !then.includes(id)),
  };
}

export async function signalStates(database: Database): Promise<SignalState[]> {
  const rows = await database.rows<{ signal: string; events: number; reason: string | null; found: number }>(
    queries.signalStates(),
  );
  const states = new Map(rows.map((row) => [row.signal, row]));
  const tunes = await tunesThatHold(database);
  return SIGNALS.map(({ id, title, techniques, tunables }) => ({
    signal: id,
    title,
    techniques,
    events: states.get(id)?.events ?? 0,
    reason: states.has(id) ? (states.get(id)?.reason ?? null) : 'not analysed yet',
    found: states.get(id)?.found ?? 0,
    tunables: Object.entries(tunables).map(([key, tunable]) => ({
      ...tunable,
      key,
      set: tunes
        .filter((one) => one.signal === id && one.key === key)
        .map(({ role, value, decision }) => ({ role: role ?? null, value, decision })),
    })),
  }));
}
