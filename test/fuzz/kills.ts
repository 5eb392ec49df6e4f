import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { uniformOf } from '../../models/domain/random.ts';
import { good, logons, start } from '../cli/tool.ts';

export interface KillsResult {
  readonly killed: number;
  readonly endedBefore: number;
  /** Imports that were wholly there, and wholly absent, after the kill. */
  readonly whole: number;
  readonly absent: number;
  readonly failures: readonly string[];
}

/** Stored and duplicate records of both files: the large one holds those of the earlier one too. */
const EARLIER = '1000 + 0 of 1000';
const LARGE = '119000 + 1000 of 120000';
const ZONE = ['--timezone', 'UTC'] as const;
/** Some moments lie after the end of an undisturbed run: also these must find everything in order. */
const BEYOND_END = 1.05;

/** Kills `count` imports and analyses, in turns, at random moments of their runs, and looks at what they left. */
export async function kills(count: number, seed: number, folder: string): Promise<KillsResult> {
  const undisturbed = await undisturbedRun(folder);
  const uniform = uniformOf(String(seed));
  const random = (below: number) => Math.floor(uniform() * below);
  const told = { killed: 0, endedBefore: 0, whole: 0, absent: 0 };
  const failures: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const trial = i % 2 === 0 ? undisturbed.import : undisturbed.analyze;
    const afterMs = random(Math.round(trial.ms * BEYOND_END));
    try {
      const found = await killed(folder, trial, afterMs);
      told[found.ended ? 'endedBefore' : 'killed'] += 1;
      if (found.whole !== null) told[found.whole ? 'whole' : 'absent'] += 1;
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      failures.push(`seed ${seed}, ${i}: ${trial.args[0]} killed after ${afterMs} ms: ${why}`);
    }
  }
  return { ...told, failures };
}

/** What is killed, on a copy of which case, and what the case holds when it was not. */
interface Trial {
  readonly base: string;
  readonly args: readonly string[];
  readonly table: string;
  readonly before: string;
  readonly after: string;
  readonly ms: number;
}

async function undisturbedRun(folder: string): Promise<{ import: Trial; analyze: Trial }> {
  mkdirSync(join(folder, 'exports'));
  writeFileSync(join(folder, 'exports/logon.csv'), logons(500));
  writeFileSync(join(folder, 'large.csv'), logons(60_000));
  await good(folder, 'import', 'base.tracewell', 'exports', ...ZONE);
  return {
    import: await measured(folder, 'events', ['import', 'k.tracewell', 'large.csv', ...ZONE]),
    analyze: await measured(folder, 'scores', ['analyze', 'k.tracewell']),
  };
}

async function measured(folder: string, table: string, args: readonly string[]): Promise<Trial> {
  copyFileSync(join(folder, 'base.tracewell'), join(folder, 'k.tracewell'));
  const before = await hashOf(folder, table);
  const began = performance.now();
  await good(folder, ...args);
  const ms = performance.now() - began;
  const after = await hashOf(folder, table);
  if (after === before)
    throw new Error(`${args[0]} changes nothing in ${table}: it cannot show a half-done run`);
  return { base: 'base.tracewell', args, table, before, after, ms };
}

/** `whole`: null where it cannot be told by a source. */
async function killed(
  folder: string,
  trial: Trial,
  afterMs: number,
): Promise<{ ended: boolean; whole: boolean | null }> {
  clear(folder);
  copyFileSync(join(folder, trial.base), join(folder, 'k.tracewell'));
  const running = start(folder, trial.args);
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  running.child.kill('SIGKILL');
  const { code } = await running.ended;
  const whole = await importedWhole(folder, trial);
  const left = await hashOf(folder, trial.table);
  if (left !== trial.before && left !== trial.after) throw new Error(`${trial.table} are half-done`);
  await good(folder, ...trial.args);
  if ((await hashOf(folder, trial.table)) !== trial.after)
    throw new Error(`run again, ${trial.table} differ from those of an undisturbed run`);
  const rests = readdirSync(folder).filter((name) => /\.(?:work|lock|wal)$/.test(name));
  if (rests.length > 0) throw new Error(`left behind: ${rests.join(', ')}`);
  return { ended: code !== null, whole };
}

/** The earlier source is whole, and the killed one is whole or absent; null for an analysis. */
async function importedWhole(folder: string, { args }: Trial): Promise<boolean | null> {
  const { stdout } = await good(folder, 'sources', 'k.tracewell', '--json');
  const { sources } = JSON.parse(stdout) as {
    sources: { receipt: { records: number; stored: number; duplicate: number } }[];
  };
  const told = sources
    .map(({ receipt: { records, stored, duplicate } }) => `${stored} + ${duplicate} of ${records}`)
    .join(', ');
  if (told !== EARLIER && (args[0] !== 'import' || told !== `${EARLIER}, ${LARGE}`))
    throw new Error(`sources hold ${told} records`);
  return args[0] === 'import' ? sources.length === 2 : null;
}

function clear(folder: string): void {
  for (const name of readdirSync(folder))
    if (name.startsWith('k.tracewell')) rmSync(join(folder, name), { recursive: true, force: true });
}

async function hashOf(folder: string, table: string): Promise<string> {
  const out = join(folder, 'out.ndjson');
  rmSync(out, { force: true });
  await good(folder, 'export', 'k.tracewell', table, '--format', 'ndjson', '--out', out);
  return createHash('sha256').update(readFileSync(out)).digest('hex');
}
