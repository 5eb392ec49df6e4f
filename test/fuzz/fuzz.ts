import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { checkStaged } from './check-staged.ts';
import { mutate } from './mutate.ts';
import { fuzzSamples } from './samples.ts';

export interface FuzzResult {
  readonly read: number;
  readonly refused: number;
  readonly records: number;
  readonly rejected: number;
  readonly slowestMs: number;
  readonly failures: readonly string[];
}

/** Far above what any of them needs: one that takes longer hangs. */
const HANGS_MS = 60_000;

/** Stages `count` mutated samples, beginning with this seed; each failure names its seed. */
export async function fuzz(
  count: number,
  seed: number,
  folder: string,
  onProgress: (done: number) => void = () => undefined,
): Promise<FuzzResult> {
  const samples = await fuzzSamples();
  const total = { read: 0, refused: 0, records: 0, rejected: 0, slowestMs: 0 };
  const failures: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const sample = samples[i % samples.length];
    if (!sample) throw new Error('there are no samples');
    const { bytes, done } = mutate(sample.bytes, seed + i);
    const began = performance.now();
    try {
      const at = join(folder, `f${i}`);
      mkdirSync(at);
      const outcome = await within(HANGS_MS, checkStaged(at, { ...sample, bytes }));
      rmSync(at, { recursive: true, force: true });
      if ('refused' in outcome) total.refused += 1;
      else {
        total.read += 1;
        total.records += outcome.records;
        total.rejected += outcome.rejected;
      }
    } catch (error) {
      failures.push(
        `seed ${seed + i}, ${sample.name} ${done.join(', ')}: ${error instanceof Error ? error.message : String(error)}`,
      );
    }
    total.slowestMs = Math.max(total.slowestMs, Math.round(performance.now() - began));
    onProgress(i + 1);
  }
  return { ...total, failures };
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${ms} ms`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
