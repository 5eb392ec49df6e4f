import {
  expectedByNetworks,
  refitsOfAll,
  trainingJob,
} from '../../../../models/baselines/autoencoder/expected.ts';
import { AUTOENCODER, REFIT } from '../../../../models/baselines/autoencoder/settings.ts';
import { calibrate } from '../../../../models/baselines/calibrate.ts';
import { expectedByNearest, nearestDays } from '../../../../models/baselines/nearest-day.ts';
import { scoreDays, scoredRows } from '../../../../models/baselines/scores.ts';
import { rawTails } from '../../../../models/baselines/tails.ts';
import { loadDays } from '../load-days.ts';
import type { Stage } from '../stage.ts';
import { writeNetworks, writeRuns } from '../write-runs.ts';
import { writeScores } from '../write-scores.ts';
import { trainInWorkers } from '../training-pool.ts';

const stage: Stage = {
  id: 'scores',
  needs: ['features'],
  version: 2,
  partition: 'person',
  reach: 'everything',
  tables: ['model_weights', 'score', 'score_feature', 'nearest_day'],
  run: async ({ database, signal, nowUs, report, progress }) => {
    const loaded = await loadDays(database);
    const { days } = loaded;
    const people = `${days.names.length} people`;
    await progress(`Measuring departures of ${people}`, 0, 1);
    const tails = calibrate(days, rawTails(days));
    const space = tails.map(Math.log1p);

    const refits = refitsOfAll(days, REFIT);
    const training = `Training ${refits.length} networks of ${people}`;
    await progress(training, 0, refits.length);
    const { networks, backend } = await trainInWorkers(
      refits.map((refit) => trainingJob(days, space, refit)),
      {
        features: days.features.length,
        settings: AUTOENCODER,
        signal,
        onProgress: (done) => report(training, done, refits.length),
      },
    );
    await progress(`Scoring ${people}`, 0, 1);
    const weights = (index: number) => networks[index]?.weights ?? new Float32Array();
    const nearest = nearestDays(days, space);
    const expected = {
      autoencoder: expectedByNetworks(days, space, refits, weights, AUTOENCODER),
      nearest: expectedByNearest(days, tails, nearest),
    };
    const scores = scoreDays(days, tails, expected);
    const rows = scoredRows(days);
    await progress(`Storing scores of ${rows.length} days`, 0, 1);
    return async () => {
      await writeScores(database, { ...loaded, tails, expected, nearest, scores, rows });
      const run = await writeRuns(database, backend, nowUs());
      await writeNetworks(database, run, loaded, refits, networks);
    };
  },
};
export default stage;
