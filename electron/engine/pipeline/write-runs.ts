import { BIGINT, BLOB, DOUBLE, INTEGER, VARCHAR, blobValue } from '@duckdb/node-api';
import type { PersonRefit } from '../../../models/baselines/autoencoder/expected.ts';
import { AUTOENCODER, REFIT } from '../../../models/baselines/autoencoder/settings.ts';
import type { TrainedNetwork } from '../../../models/baselines/autoencoder/training.ts';
import { BASELINE } from '../../../models/baselines/settings.ts';
import { MEASURED } from '../../../models/domain/features.ts';
import { ACTIVE_MODEL, MODELS } from '../../../models/domain/score.ts';
import { appendRows } from '../database/append.ts';
import type { Database } from '../database/database.ts';
import type { LoadedDays } from './load-days.ts';

const RUN_TYPES = [INTEGER, VARCHAR, INTEGER, VARCHAR, BIGINT, VARCHAR, VARCHAR, BIGINT];
const MODEL_VERSION = 1;
const TRAINED: ReadonlySet<string> = new Set(['autoencoder', 'autoencoder-week']);

/** Adds one run per model, with what it takes to compute it again, and returns the id of the active model's. */
export async function writeRuns(database: Database, backend: string, finishedUs: number): Promise<number> {
  const last = await database.row<{ id: number }>(
    'SELECT coalesce(max(run_id), 0)::INTEGER AS id FROM model_run',
  );
  const first = (last?.id ?? 0) + 1;
  const inputs = JSON.stringify(MEASURED.map(({ id }) => id));
  await appendRows(
    database,
    'model_run',
    RUN_TYPES,
    MODELS.map((model, i) => [
      first + i,
      model,
      MODEL_VERSION,
      JSON.stringify(TRAINED.has(model) ? { ...BASELINE, ...REFIT, ...AUTOENCODER } : BASELINE),
      BigInt(AUTOENCODER.seed),
      TRAINED.has(model) ? backend : 'none',
      inputs,
      BigInt(finishedUs),
    ]),
  );
  return first + MODELS.indexOf(ACTIVE_MODEL);
}

/** Keeps every network: flat little-endian float32, laid out as weightLayout says. */
export async function writeNetworks(
  database: Database,
  run: number,
  { personIds }: LoadedDays,
  refits: readonly PersonRefit[],
  networks: readonly TrainedNetwork[],
): Promise<void> {
  await appendRows(
    database,
    'model_weights',
    [INTEGER, INTEGER, INTEGER, BLOB, DOUBLE],
    refits.flatMap(({ person, fromDay }, i) => {
      const network = networks[i];
      if (!network) return [];
      const { buffer, byteOffset, byteLength } = network.weights;
      const bytes = blobValue(new Uint8Array(buffer, byteOffset, byteLength));
      return [[run, personIds[person] ?? -1, fromDay, bytes, network.loss]];
    }),
  );
}
