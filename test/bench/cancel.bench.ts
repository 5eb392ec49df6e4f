import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createCase } from '../../electron/engine/case/case-file.ts';
import type { OpenCase } from '../../electron/engine/case/open-case.ts';
import { importFiles } from '../../electron/engine/ingest/import-files.ts';
import { uniformOf } from '../../models/domain/random.ts';
import { writeCert } from './generate/cert.ts';
import { cliEntry, option, verdict } from './measure.ts';

const GOAL_MS = 100;

/** `npm run bench -- cancel [--rows N] [--times N]`: how long a cancelled import takes to give the case back, at moments all over its run. */
export default async function bench(args: readonly string[]): Promise<void> {
  if (!existsSync(cliEntry())) return console.log('cancel: not measured (run `npm run build` first)');
  const rows = option(args, '--rows', 2_000_000);
  const times = option(args, '--times', 20);
  const at = mkdtempSync(join(tmpdir(), 'tracewell-bench-'));
  process.env['TRACEWELL_OUT'] ??= join(cliEntry(), '..');
  try {
    writeCert(at, { events: rows, people: 1000, days: 364, seed: 1 }, ['logon']);
    const whole = await inNewCase(at, 0, (open) => imported(open, at, null));
    const uniform = uniformOf('cancel');
    const waits: { readonly phase: string; readonly ms: number }[] = [];
    for (let i = 1; i <= times; i++)
      waits.push(await inNewCase(at, i, (open) => imported(open, at, uniform() * whole.ms)));
    const sorted = waits.filter(({ phase }) => phase !== 'ended').toSorted((a, b) => a.ms - b.ms);
    const most = sorted.at(-1)?.ms ?? NaN;
    const middle = sorted[sorted.length >> 1]?.ms ?? NaN;
    console.log(
      `cancel: ${sorted.length} of ${times} imports of ${rows} rows stopped (${whole.ms.toFixed(0)} ms undisturbed)`,
    );
    for (const phase of new Set(sorted.map((one) => one.phase))) {
      const found = sorted.filter((one) => one.phase === phase);
      console.log(`  ${phase.padEnd(10)} ${found.length} times, at most ${found.at(-1)?.ms.toFixed(0)} ms`);
    }
    console.log(
      `  median ${middle.toFixed(0)} ms, at most ${most.toFixed(0)} ms, goal ≤ ${GOAL_MS} ms: ${verdict(most <= GOAL_MS)}`,
    );
  } finally {
    rmSync(at, { recursive: true, force: true });
  }
}

async function inNewCase<T>(at: string, number: number, work: (open: OpenCase) => Promise<T>): Promise<T> {
  const path = join(at, `${number}.tracewell`);
  const open = await createCase(path, 'UTC', { actor: 'bench', nowUs: () => Date.now() * 1000 });
  try {
    return await work(open);
  } finally {
    await open.close();
    rmSync(path, { force: true });
  }
}

/** Milliseconds from the cancel to its end, or of the whole import where it was not cancelled. */
async function imported(open: OpenCase, at: string, afterMs: number | null) {
  const stop = new AbortController();
  let phase = 'starting';
  let since = performance.now();
  const cancel = () => {
    since = performance.now();
    stop.abort();
  };
  const timer = afterMs === null ? undefined : setTimeout(cancel, afterMs);
  const request = { paths: [join(at, 'logon.csv')], zone: 'America/New_York' };
  try {
    await importFiles(open, request, {
      signal: stop.signal,
      nowUs: () => Date.now() * 1000,
      progress: (progress) => {
        if (!stop.signal.aborted) phase = progress.phase;
      },
    });
    phase = 'ended';
  } catch (error) {
    if (!stop.signal.aborted) throw error;
  }
  clearTimeout(timer);
  return { phase, ms: performance.now() - since };
}
