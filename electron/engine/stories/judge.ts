import { AppError } from '../../contract/errors.ts';
import type { DecisionKind, Verdict, VerdictDetail } from '../../../models/domain/decision.ts';
import type { Severity } from '../../../models/domain/signal.ts';
import type { Sql } from '../../../models/domain/sql.ts';
import { UNUSUAL_DAY } from '../../../models/domain/story.ts';
import type { OpenCase } from '../case/open-case.ts';
import type { Database } from '../database/database.ts';
import { addDecision, decisionCalled, undoDecision } from '../queries/identity.ts';
import * as queries from '../queries/stories.ts';
import { unusualDayId } from './load-evidence.ts';
import { noStory } from './read-stories.ts';

export interface Deciding {
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

export async function verdictDetail(
  database: Database,
  story: string,
  verdict: Verdict,
): Promise<VerdictDetail> {
  const row = await database.row<{
    title: string;
    principal: string;
    start: number;
    end: number;
    risk: number;
    severity: Severity;
  }>(queries.storyCalled(story));
  if (!row) throw noStory(story);
  const signals = await database.rows<{ id: string; signal: string }>(queries.signalsOfStory(story));
  const days = await database.rows<{ name: string; day: number }>(queries.daysOfStory(story));
  return {
    story,
    verdict,
    principal: row.principal,
    title: row.title,
    startUs: row.start,
    endUs: row.end,
    risk: row.risk,
    severity: row.severity,
    signals: [...signals.map(({ id }) => id), ...days.map(({ name, day }) => unusualDayId(name, day))],
    kinds: [...new Set([...signals.map(({ signal }) => signal), ...days.map(() => UNUSUAL_DAY)])],
  };
}

export async function decide(
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
