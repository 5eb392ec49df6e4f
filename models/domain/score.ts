/** Scores a case holds for every user-day; `active` in the API names the one that ranks. */
export const MODELS = [
  'tails',
  'autoencoder',
  'nearest-day',
  'robust-z',
  'autoencoder-week',
  'nearest-day-week',
] as const;
export type ModelId = (typeof MODELS)[number];

/** The model whose day score ranks days; `autoencoder-week` ranks people. */
export const ACTIVE_MODEL: ModelId = 'autoencoder';
export const PERSON_MODEL: ModelId = 'autoencoder-week';

/** Days are scored from this active day of a person on; before it the baseline is still learning. */
export const FIRST_SCORED_ACTIVE_DAY = 31;
