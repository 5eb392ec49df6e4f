import type { Stream } from '../domain/event.ts';
import type { FeatureGroup } from '../domain/feature.ts';
import { featureOf } from '../domain/features.ts';

const OF_GROUP: Readonly<Record<Exclude<FeatureGroup, 'week'>, readonly Stream[]>> = {
  logon: ['logon'],
  device: ['device'],
  file: ['file'],
  web: ['web'],
  email: ['email'],
  authentication: ['authentication', 'iam'],
};

/** Sums over a week, by a word of their id. */
const OF_WEEK: readonly (readonly [word: string, streams: readonly Stream[]])[] = [
  ['device', OF_GROUP.device],
  ['file', OF_GROUP.file],
  ['web', OF_GROUP.web],
  ['mail', OF_GROUP.email],
  ['logon', OF_GROUP.logon],
];

/** Streams whose records a feature counts; none for what only adds others up. */
export function streamsOf(feature: string): readonly Stream[] {
  const { group, id } = featureOf(feature);
  if (group !== 'week') return OF_GROUP[group];
  return OF_WEEK.find(([word]) => id.includes(word))?.[1] ?? [];
}

/** Streams of what counted on a day, the strongest first. */
export function tellingStreams(
  features: readonly { readonly feature: string; readonly points: number }[],
): readonly Stream[] {
  const strongest = features.filter(({ points }) => points >= 0.5).toSorted((a, b) => b.points - a.points);
  return [...new Set(strongest.flatMap(({ feature }) => streamsOf(feature)))];
}
