import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sharedData } from '../engine/ingest/shared-data.ts';
import { fuzz } from './fuzz.ts';
import { kills } from './kills.ts';
import { orders } from './orders.ts';

type Long = (
  count: number,
  seed: number,
  folder: string,
) => Promise<{ readonly failures: readonly string[] }>;

const RUNS: Readonly<Record<string, { readonly usual: number; readonly run: Long }>> = {
  mutations: {
    usual: 10_000,
    run: (count, seed, folder) =>
      fuzz(count, seed, folder, (done) => {
        if (done % 500 === 0) console.log(`  ${done} of ${count}`);
      }),
  },
  kills: { usual: 50, run: kills },
  orders: { usual: 3, run: ordersOfRealExports },
};

/** Three months of CERT's exports, where this machine has them. */
function ordersOfRealExports(count: number, seed: number, folder: string) {
  const exports = sharedData('cert-r4.2', 'multi');
  if (exports === null) throw new Error('not run: there is no cert-r4.2/multi in ../shared/data');
  return orders(exports, count, seed, folder);
}

/** `npm run fuzz -- mutations 10000 7`: what, how many, from which seed. Exit code 1 where anything failed. */
export default async function run([what = 'mutations', count, seed = '1']: readonly string[]): Promise<void> {
  const chosen = RUNS[what];
  if (!chosen) throw new Error(`"${what}" is none of ${Object.keys(RUNS).join(', ')}`);
  const folder = mkdtempSync(join(tmpdir(), 'tracewell-fuzz-'));
  try {
    const { failures, ...figures } = await chosen.run(Number(count ?? chosen.usual), Number(seed), folder);
    console.log(`${what}: ${JSON.stringify(figures)}, ${failures.length} failures`);
    for (const failure of failures) console.log(`  ${failure}`);
    if (failures.length > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
