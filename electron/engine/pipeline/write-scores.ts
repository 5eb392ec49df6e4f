import { DOUBLE, INTEGER, VARCHAR, type DuckDBValue } from '@duckdb/node-api';
import { at } from '../../../models/baselines/days.ts';
import type { NearestDays } from '../../../models/baselines/nearest-day.ts';
import { partsOf, ranks, type Scores } from '../../../models/baselines/scores.ts';
import { MODELS, PERSON_MODEL } from '../../../models/domain/score.ts';
import { appendRows } from '../database/append.ts';
import type { Database } from '../database/database.ts';
import type { LoadedDays } from './load-days.ts';

export interface Scored extends LoadedDays {
  readonly tails: Float32Array;
  readonly expected: { readonly autoencoder: Float32Array; readonly nearest: Float32Array };
  readonly nearest: NearestDays;
  readonly scores: Scores;
  /** The rows to be written. */
  readonly rows: Int32Array;
}

export async function writeScores(database: Database, scored: Scored): Promise<void> {
  await appendRows(
    database,
    'score',
    [VARCHAR, VARCHAR, INTEGER, INTEGER, DOUBLE, INTEGER],
    scoreRows(scored),
  );
  await appendRows(
    database,
    'score_feature',
    [INTEGER, INTEGER, VARCHAR, DOUBLE, DOUBLE, DOUBLE, DOUBLE, DOUBLE],
    featureRows(scored),
  );
  await appendRows(database, 'nearest_day', [INTEGER, INTEGER, INTEGER, DOUBLE], nearestRows(scored));
}

const personAndDay = ({ days, personIds }: LoadedDays, row: number): [number, number] => [
  at(personIds, at(days.person, row)),
  at(days.day, row),
];

function* scoreRows(scored: Scored): Generator<DuckDBValue[]> {
  for (const model of MODELS) {
    const surprise = scored.scores.byModel[model];
    const places = ranks(scored.rows, surprise);
    for (const [i, row] of scored.rows.entries())
      yield [model, 'user', ...personAndDay(scored, row), at(surprise, row), at(places, i)];
  }
}

/** Every feature with a value that departs, and the week's build-up. Shares are of the person model's surprise. */
function* featureRows(scored: Scored): Generator<DuckDBValue[]> {
  const { days, tails, expected, scores } = scored;
  const F = days.features.length;
  const parts = partsOf(days, tails, scores.unexplained);
  for (const row of scored.rows) {
    const who = personAndDay(scored, row);
    const whole = at(scores.byModel[PERSON_MODEL], row);
    const share = (nats: number) => (whole > 0 ? nats / whole : 0);
    const nats = new Map(parts(row).map((part) => [part.feature, part.nats]));
    for (let f = 0; f < F; f++) {
      const cell = row * F + f;
      const tail = at(tails, cell);
      if (tail <= 0) continue;
      yield [
        ...who,
        days.features[f]?.id ?? '',
        at(days.values, cell),
        tail,
        at(expected.autoencoder, cell),
        at(expected.nearest, cell),
        share(nats.get(f) ?? 0),
      ];
    }
    const week = at(scores.buildUp, row);
    if (week > 0) yield [...who, 'build-up', week, week, null, null, share(week)];
  }
}

function* nearestRows(scored: Scored): Generator<DuckDBValue[]> {
  for (const row of scored.rows) {
    const like = at(scored.nearest.row, row);
    const distance = at(scored.nearest.distance, row);
    yield [
      ...personAndDay(scored, row),
      like < 0 ? null : at(scored.days.day, like),
      like < 0 ? null : distance,
    ];
  }
}
