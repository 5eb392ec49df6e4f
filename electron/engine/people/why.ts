import type { Input, Range, WhyDay, WhyFeature } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import { FEATURES } from '../../../models/domain/features.ts';
import { ACTIVE_MODEL, type ModelId } from '../../../models/domain/score.ts';
import { isoDay, type Day } from '../../../models/domain/time.ts';
import type { Database } from '../database/database.ts';
import * as queries from '../queries/why.ts';
import { knownPerson } from './known-person.ts';

/** The only relief of this release: what the network expects of a day given the rest of it. */
const EXPECTED = 'Part of this day is as the network knows the person’s own days';

type Nullable = number | null;
interface FeatureRow extends Record<string, unknown> {
  readonly feature: string;
  readonly points: number;
  readonly seen: number;
  readonly tail: number;
  readonly usualLow: Nullable;
  readonly usualHigh: Nullable;
  readonly peerLow: Nullable;
  readonly peerHigh: Nullable;
  readonly expected: Nullable;
  readonly nearest: Nullable;
}
interface DayRow extends Record<string, unknown> {
  readonly role: string;
  readonly risk: Nullable;
  readonly relief: number;
  readonly low: Nullable;
  readonly high: Nullable;
}
type ModelRow = WhyDay['models'][number] & Record<string, unknown>;

const contributionOf = new Map<string, WhyFeature['contribution']>(
  FEATURES.map((f) => [f.id, f.contribution]),
);

/** What a day's risk is made of. Throws NOT_FOUND for a day on which the person did nothing. */
export async function whyOf(database: Database, { person, day }: Input<'people.why'>): Promise<WhyDay> {
  await knownPerson(database, person);
  const about = await database.row<DayRow>(queries.whyDay(person, day));
  if (!about)
    throw new AppError(
      'NOT_FOUND',
      `There is no event of person ${person} on ${isoDay(day)}. Choose another day.`,
      {
        person,
        day,
      },
    );
  const features = await database.rows<FeatureRow>(queries.whyFeatures(person, day, about.role));
  const rests = await database.row<{ ownDays: number; peers: number }>(
    queries.whyRests(person, day, about.role),
  );
  const alike = await database.row<{ day: Day; similarity: number }>(queries.whyAlike(person, day));
  const models = await database.rows<ModelRow>(queries.whyModels(person, day));
  return {
    person,
    day,
    risk: about.risk,
    surprise: models.find(({ model }) => model === ACTIVE_MODEL)?.surprise ?? null,
    usual: range(about.low, about.high),
    features: features.map(featureOf),
    rests: { ownDays: rests?.ownDays ?? 0, peers: rests?.peers ?? 0, role: about.role },
    relief: about.relief > 0 ? [{ reason: EXPECTED, points: about.relief }] : [],
    alike: alike ?? null,
    models: models.map(({ model, surprise, rank, of }) => ({
      model: model satisfies ModelId,
      surprise,
      rank,
      of,
    })),
  };
}

const range = (low: Nullable, high: Nullable): Range | null =>
  low === null || high === null ? null : { low, high };

const featureOf = (row: FeatureRow): WhyFeature => ({
  feature: row.feature,
  contribution: contributionOf.get(row.feature) ?? 'other',
  points: row.points,
  seen: row.seen,
  usual: range(row.usualLow, row.usualHigh),
  peers: range(row.peerLow, row.peerHigh),
  expected: row.expected,
  nearest: row.nearest,
  tail: row.tail,
});
