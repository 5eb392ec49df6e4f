import type { ContributionId } from './contribution.ts';

/** Related features of which only the largest tail counts (detection.md, step 6). */
export type FeatureGroup = 'logon' | 'device' | 'file' | 'web' | 'email' | 'week';

export type FeatureUnit = 'count' | 'surprisal' | 'hours' | 'bytes';

/** One daily measurement of a person. `surprisal` features already are −ln shares and enter as they are. */
export interface Feature {
  readonly id: string;
  readonly title: string;
  /** Second line under the title: unit or scope, e.g. "bytes, whole day". */
  readonly qualifier: string;
  readonly group: FeatureGroup;
  readonly contribution: ContributionId;
  readonly unit: FeatureUnit;
}
