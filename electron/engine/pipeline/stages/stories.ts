import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  INTEGER,
  UBIGINT,
  VARCHAR,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import { UNUSUAL_DAY, type Story } from '../../../../models/domain/story.ts';
import { learnFrom } from '../../../../models/stories/feedback.ts';
import { storiesOf } from '../../../../models/stories/stories.ts';
import { appendRows } from '../../database/append.ts';
import type { Database } from '../../database/database.ts';
import { loadSignals, loadUnusualDays, type UnusualDay } from '../../stories/load-evidence.ts';
import { storyContext } from '../../stories/story-context.ts';
import { verdictsThatHold } from '../decisions.ts';
import type { Stage } from '../stage.ts';

const STORY = [
  VARCHAR,
  VARCHAR,
  INTEGER,
  VARCHAR,
  BIGINT,
  BIGINT,
  DOUBLE,
  INTEGER,
  VARCHAR,
  VARCHAR,
  VARCHAR,
  VARCHAR,
  BIGINT,
  BOOLEAN,
];

const stage: Stage = {
  id: 'stories',
  needs: ['signals', 'risk'],
  version: 5,
  partition: 'case',
  reach: 'everything',
  decisions: ['verdict'],
  tables: ['story', 'story_signal', 'story_day', 'story_person', 'story_relief'],
  run: async ({ database, progress }) => {
    await progress('Joining signals to stories', 0, 1);
    const learned = learnFrom(await verdictsThatHold(database));
    const days = await loadUnusualDays(database, learned.factors);
    const signals = await loadSignals(database, learned.factors);
    const evidence = [...signals, ...days.map((day) => day.evidence)];
    const context = await storyContext(database, learned, evidence);
    const stories = storiesOf(evidence, context);
    return () => write(database, stories, days, context.hash);
  },
};
export default stage;

async function write(
  database: Database,
  stories: readonly Story[],
  days: readonly UnusualDay[],
  hash: (text: string) => string,
): Promise<void> {
  const keep = (table: string, types: readonly DuckDBType[], rows: Iterable<readonly DuckDBValue[]>) =>
    appendRows(database, table, types, rows);
  const of = (rows: (story: Story) => DuckDBValue[][]) => stories.flatMap(rows);
  await keep(
    'story',
    STORY,
    stories.map((story) => rowOf(story, hash)),
  );
  await keep('story_signal', [VARCHAR, UBIGINT, DOUBLE], of(signalRows));
  await keep('story_day', [VARCHAR, INTEGER, INTEGER, DOUBLE, DOUBLE, VARCHAR], of(dayRows(days)));
  await keep(
    'story_person',
    [VARCHAR, INTEGER],
    of(({ id, people }) => people.map((person) => [id, person])),
  );
  await keep(
    'story_relief',
    [VARCHAR, VARCHAR, VARCHAR, DOUBLE],
    of(({ id, relief }) => relief.map(({ kind, reason, points }) => [id, kind, reason, points])),
  );
}

const signalRows = ({ id, evidence }: Story): DuckDBValue[][] =>
  evidence.filter(({ kind }) => kind !== UNUSUAL_DAY).map((one) => [id, BigInt(`0x${one.id}`), one.points]);

function dayRows(days: readonly UnusualDay[]): (story: Story) => DuckDBValue[][] {
  const byId = new Map(days.map((day) => [day.evidence.id, day]));
  return ({ id, evidence }) =>
    evidence.flatMap((one) => {
      const day = byId.get(one.id);
      return day ? [[id, day.evidence.person, day.day, day.risk, one.points, day.says]] : [];
    });
}

const rowOf = (story: Story, hash: (text: string) => string): DuckDBValue[] => [
  story.id,
  story.principal.kind,
  story.principal.id,
  story.principal.name,
  BigInt(story.startUs),
  BigInt(story.endUs),
  story.risk,
  story.rank,
  story.title,
  story.severity,
  hash(
    story.evidence
      .map(({ id }) => id)
      .sort()
      .join(' '),
  ),
  story.verdict?.verdict ?? null,
  story.verdict === null ? null : BigInt(story.verdict.decision),
  story.changed,
];
