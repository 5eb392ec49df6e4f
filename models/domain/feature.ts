import type { ContributionId } from './contribution.ts';

/** Related features of which only the largest tail counts (detection.md, step 6). `week`: the 7-day build-up. */
export type FeatureGroup = 'logon' | 'device' | 'file' | 'web' | 'email' | 'authentication' | 'week';

/** `surprisal`: nats, −ln of a share, or a sum of such. */
export type FeatureUnit = 'count' | 'surprisal' | 'hours' | 'bytes';

/** One measurement of a person's local day, or of the seven days that end with it. */
export interface Feature {
  readonly id: string;
  readonly title: string;
  /** Second line under the title: unit or scope, e.g. "bytes, whole day". */
  readonly qualifier: string;
  readonly group: FeatureGroup;
  readonly contribution: ContributionId;
  readonly unit: FeatureUnit;
}
