import type { ModelId } from '../domain/score.ts';

/** Models by what they are, for tables. */
export const MODEL_TITLES: Readonly<Record<ModelId, string>> = {
  tails: 'Calibrated tails',
  autoencoder: 'Autoencoder on the tails',
  'nearest-day': 'Most alike day, the plain twin',
  'robust-z': 'Robust z, the plain baseline',
  'autoencoder-week': 'Autoencoder, 7 days',
  'nearest-day-week': 'Most alike day, 7 days',
};

/** A model by its stored id; one that no release had reads as that. */
export const modelTitle = (id: string): string =>
  Object.hasOwn(MODEL_TITLES, id) ? MODEL_TITLES[id as ModelId] : id;
