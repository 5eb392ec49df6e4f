import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { uniformOf } from '../../models/domain/random.ts';
import { good } from '../cli/tool.ts';
import { differences } from './equal-cases.ts';

export interface OrdersResult {
  readonly pieces: number;
  readonly calls: number;
  readonly doubled: number;
  readonly failures: readonly string[];
}

type Random = (below: number) => number;
interface Piece {
  readonly name: string;
  readonly text: string;
  readonly doubled: number;
}

const MOST_PIECES = 6;
const MOST_IN_A_CALL = 4;

/**
 * Imports CERT exports as they are, and `count` times cut into pieces that overlap, in random order and in several calls.
 * Every cutting must give the same case. Cuts lie between days: equal records stay together, since of records that are
 * equal but for their row id only as many are new as one file has more than the case.
 */
export async function orders(
  exports: string,
  count: number,
  seed: number,
  folder: string,
): Promise<OrdersResult> {
  const files = readdirSync(exports).filter((name) => /\.csv(?:\.gz)?$/.test(name));
  await imported(folder, 'whole.tracewell', [files.map((name) => join(exports, name))]);
  const uniform = uniformOf(String(seed));
  const random = (below: number) => Math.floor(uniform() * below);
  const told = { pieces: 0, calls: 0, doubled: 0 };
  const failures: string[] = [];
  for (let i = 0; i < count; i += 1) {
    const at = join(folder, `cut${i}`);
    mkdirSync(at);
    const pieces = shuffled(
      files.flatMap((name) => cut(name, textOf(join(exports, name)), random)),
      random,
    );
    for (const { name, text } of pieces) writeFileSync(join(at, name), text);
    const calls = inCalls(
      pieces.map(({ name }) => join(at, name)),
      random,
    );
    await imported(folder, `cut${i}.tracewell`, calls);
    rmSync(at, { recursive: true });
    const found = await differences(join(folder, 'whole.tracewell'), join(folder, `cut${i}.tracewell`));
    failures.push(...found.map((difference) => `seed ${seed}, cutting ${i}: ${difference}`));
    told.pieces += pieces.length;
    told.calls += calls.length;
    told.doubled += pieces.reduce((sum, { doubled }) => sum + doubled, 0);
  }
  return { ...told, failures };
}

function textOf(path: string): string {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** Days in turn, some of them also in the piece before. */
function cut(name: string, text: string, random: Random): Piece[] {
  const [header = '', ...rows] = text.trimEnd().split(/\r?\n(?=\{)/);
  const days = inDays(rows);
  const cuts = [
    ...new Set([0, ...Array.from({ length: 1 + random(MOST_PIECES - 1) }, () => random(days.length))]),
  ].sort((a, b) => a - b);
  return cuts.map((from, i) => {
    const to = cuts[i + 1] ?? days.length;
    const further = to < days.length && random(2) === 0 ? (days[to] ?? []) : [];
    const lines = [header, ...days.slice(from, to).flat(), ...further];
    return {
      name: name.replace(/\.csv.*$/, `-${i}.csv`),
      text: `${lines.join('\n')}\n`,
      doubled: further.length,
    };
  });
}

function inDays(rows: readonly string[]): string[][] {
  const days = new Map<string, string[]>();
  for (const row of rows) {
    const day = /\d\d\/\d\d\/\d{4}(?= )/.exec(row)?.[0] ?? '';
    const of = days.get(day);
    if (of) of.push(row);
    else days.set(day, [row]);
  }
  return [...days.values()];
}

function shuffled<T>(list: readonly T[], random: Random): T[] {
  const all = [...list];
  for (let i = all.length - 1; i > 0; i -= 1) {
    const k = random(i + 1);
    [all[i], all[k]] = [all[k] as T, all[i] as T];
  }
  return all;
}

function inCalls(paths: readonly string[], random: Random): string[][] {
  const calls: string[][] = [];
  for (let at = 0; at < paths.length;) {
    const next = at + 1 + random(MOST_IN_A_CALL);
    calls.push(paths.slice(at, next));
    at = next;
  }
  return calls;
}

async function imported(folder: string, name: string, calls: readonly (readonly string[])[]): Promise<void> {
  for (const paths of calls) await good(folder, 'import', name, ...paths, '--timezone', 'America/New_York');
  await good(folder, 'analyze', name);
}
