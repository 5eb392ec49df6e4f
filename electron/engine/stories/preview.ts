import type { StoryMoved, VerdictPreview } from '../../contract/api.ts';
import type { Verdict } from '../../../models/domain/decision.ts';
import type { Story } from '../../../models/domain/story.ts';
import { timestampUs } from '../../../models/domain/time.ts';
import { insideBudget } from '../../../models/figures/story-budget.ts';
import { learnFrom, type Learned } from '../../../models/stories/feedback.ts';
import { storiesOf } from '../../../models/stories/stories.ts';
import type { GivenVerdict } from '../../../models/stories/verdicts.ts';
import type { Database } from '../database/database.ts';
import type { Shown } from '../masking/shown.ts';
import { verdictsThatHold } from '../pipeline/decisions.ts';
import { evidenceTitle } from './evidence-words.ts';
import { loadEvidence } from './load-evidence.ts';
import { storyContext } from './story-context.ts';
import { verdictDetail } from './judge.ts';

/** No decision has this number. */
const NOT_GIVEN = -1;

/** Least difference of a weight, of the threshold in points and of a risk that is told. */
const MOVED = { weight: 0.005, alone: 0.05, risk: 0.5 };

interface Asked {
  readonly story: string;
  readonly verdict: Verdict;
  /** Stories a week. */
  readonly budget: number;
  readonly zone: string;
}

/** What would be, had the verdict been given. Throws NOT_FOUND. */
export async function preview(database: Database, names: Shown, asked: Asked): Promise<VerdictPreview> {
  const given = await verdictsThatHold(database);
  const detail = await verdictDetail(database, asked.story, asked.verdict);
  const before = learnFrom(given);
  const others = given.filter((one) => one.story !== asked.story);
  const after = learnFrom([...others, detail]);
  const moves = Math.abs(after.alone - before.alone) >= MOVED.alone;
  return {
    weights: weightsMoved(before, after),
    alone: moves ? { from: before.alone, to: after.alone } : null,
    ...storiesMoved(
      await storiesBy(database, before, given),
      // What is judged stays, however weak it becomes.
      await storiesBy(database, after, [...others, { ...detail, decision: NOT_GIVEN }]),
      names,
      asked,
    ),
  };
}

function storiesMoved(
  now: readonly Story[],
  then: readonly Story[],
  names: Shown,
  { story: judged, budget, zone }: Asked,
): Pick<VerdictPreview, 'appear' | 'vanish' | 'others'> {
  const inside = (stories: readonly Story[]) =>
    insideBudget(
      stories.map(({ id, endUs }) => ({ id, end: timestampUs(endUs) })),
      budget,
      zone,
    );
  const [insideNow, insideThen] = [inside(now), inside(then)];
  const risks = new Map(now.map(({ id, risk }) => [id, risk]));
  const moved = (story: Story) => movedStory(story, risks.get(story.id) ?? null, names);
  return {
    appear: then.filter(({ id }) => insideThen.has(id) && !insideNow.has(id)).map(moved),
    vanish: now.filter(({ id }) => insideNow.has(id) && !insideThen.has(id)).map(moved),
    others: then
      .filter(({ id, risk }) => id !== judged && Math.abs(risk - (risks.get(id) ?? risk)) >= MOVED.risk)
      .map(moved),
  };
}

function movedStory({ id, title, principal, risk }: Story, from: number | null, names: Shown): StoryMoved {
  const person = principal.kind === 'user' && principal.id !== null ? names.person(principal.id) : null;
  return {
    story: id,
    title: names.text(title),
    called: person ?? names.text(principal.name),
    from,
    to: risk,
  };
}

async function storiesBy(
  database: Database,
  learned: Learned,
  verdicts: readonly GivenVerdict[],
): Promise<readonly Story[]> {
  const evidence = await loadEvidence(database, learned.factors);
  return storiesOf(evidence, { ...(await storyContext(database, learned, evidence)), verdicts });
}

function weightsMoved(before: Learned, after: Learned): VerdictPreview['weights'] {
  const kinds = new Set([...before.factors.keys(), ...after.factors.keys()]);
  return [...kinds]
    .map((kind) => ({
      kind,
      title: evidenceTitle(kind),
      from: before.factors.get(kind) ?? 1,
      to: after.factors.get(kind) ?? 1,
    }))
    .filter(({ from, to }) => Math.abs(to - from) >= MOVED.weight)
    .sort((a, b) => Math.abs(b.to - b.from) - Math.abs(a.to - a.from));
}
