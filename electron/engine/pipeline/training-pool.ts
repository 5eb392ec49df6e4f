import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { AutoencoderSettings } from '../../../models/baselines/autoencoder/settings.ts';
import type { TrainedNetwork, TrainingJob } from '../../../models/baselines/autoencoder/training.ts';
import { AppError } from '../../contract/errors.ts';
import { entryPath } from '../entries.ts';
import type { TrainerReply, TrainingOrder } from './training-message.ts';

export interface TrainingOptions {
  readonly features: number;
  readonly settings: AutoencoderSettings;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number) => void;
}

export interface TrainingResult {
  /** In the order of the jobs. */
  readonly networks: readonly TrainedNetwork[];
  readonly backend: string;
}

/** Small enough for honest progress and even loads, large enough to fill a stack. */
const JOBS_AN_ORDER = 64;
const MOST_WORKERS = 4;

/**
 * Trains all networks in worker threads. Jobs of like length go together, so that stacks are full. Rejects with
 * CANCELLED when `signal` aborts: the workers are stopped at once.
 */
export async function trainInWorkers(
  jobs: readonly TrainingJob[],
  options: TrainingOptions,
): Promise<TrainingResult> {
  if (jobs.length === 0) return { networks: [], backend: 'none' };
  const queue = ordersOf(jobs);
  const networks: TrainedNetwork[] = Array.from({ length: jobs.length });
  const workers = Array.from(
    { length: Math.min(MOST_WORKERS, availableParallelism(), queue.length) },
    () => new Worker(entryPath('trainer')),
  );
  let done = 0;
  const store = (order: readonly number[], weights: Float32Array, losses: Float64Array) => {
    const each = weights.length / order.length;
    order.forEach((job, i) => {
      networks[job] = { weights: weights.slice(i * each, (i + 1) * each), loss: losses[i] ?? 0 };
    });
    done += order.length;
    options.onProgress(done);
  };
  try {
    const backends = await Promise.all(workers.map((worker) => serve(worker, queue, jobs, options, store)));
    return { networks, backend: backends[0] ?? 'none' };
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function ordersOf(jobs: readonly TrainingJob[]): number[][] {
  const byLength = [...jobs.keys()].sort(
    (a, b) => (jobs[a]?.rows.length ?? 0) - (jobs[b]?.rows.length ?? 0) || a - b,
  );
  const orders: number[][] = [];
  while (byLength.length > 0) orders.push(byLength.splice(0, JOBS_AN_ORDER));
  return orders;
}

type Store = (order: readonly number[], weights: Float32Array, losses: Float64Array) => void;

/** Feeds one worker from the shared queue until it is empty; resolves to the worker's backend. */
function serve(
  worker: Worker,
  queue: number[][],
  jobs: readonly TrainingJob[],
  options: TrainingOptions,
  store: Store,
): Promise<string> {
  return new Promise((resolve, reject) => {
    let backend = '';
    let order: number[] | undefined;
    const cancel = () =>
      reject(new AppError('CANCELLED', 'Training was cancelled; the scores are as before.'));
    const next = () => {
      order = queue.shift();
      if (!order) return resolve(backend);
      const message = packOrder(order, jobs, options);
      worker.postMessage(message, [message.rows.buffer as ArrayBuffer]);
    };
    if (options.signal.aborted) return cancel();
    options.signal.addEventListener('abort', cancel, { once: true });
    worker.once('error', reject);
    worker.on('message', (reply: TrainerReply) => {
      if (reply.kind === 'ready') backend = reply.backend;
      else if (order) store(order, reply.weights, reply.losses);
      next();
    });
  });
}

function packOrder(
  order: readonly number[],
  jobs: readonly TrainingJob[],
  options: TrainingOptions,
): TrainingOrder {
  const chosen = order.flatMap((i) => jobs[i] ?? []);
  const rows = new Float32Array(chosen.reduce((sum, job) => sum + job.rows.length, 0));
  let offset = 0;
  for (const job of chosen) {
    rows.set(job.rows, offset);
    offset += job.rows.length;
  }
  return {
    keys: chosen.map((job) => job.key),
    rows,
    counts: Int32Array.from(chosen, (job) => job.rows.length / options.features),
    features: options.features,
    settings: options.settings,
  };
}
