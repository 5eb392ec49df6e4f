import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cliEntry } from './measure.ts';

export interface SignalLine {
  readonly id: string;
  readonly signal: string;
  readonly entity: string;
  readonly start: string;
  readonly end: string;
  readonly severity: string;
  readonly explanation: string;
}

export interface StoryLine {
  readonly story: string;
  readonly principal: string;
  readonly users: readonly string[];
  readonly start: string;
  readonly end: string;
  readonly risk: number;
  readonly title: string;
  readonly signals: readonly string[];
}

export interface ScoreLine {
  readonly entity: string;
  readonly day: string;
  readonly risk: number;
}

/** What an analysed case holds, by rank where there is one. */
export interface Analysed {
  readonly signals: readonly SignalLine[];
  readonly stories: readonly StoryLine[];
  readonly scores: readonly ScoreLine[];
  /** Signals that could not be looked for, with the reason. */
  readonly blind: readonly { readonly signal: string; readonly reason: string }[];
}

const run = (...args: readonly string[]) =>
  execFileSync(process.execPath, [cliEntry(), ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 2 ** 30,
  });

/** Imports files or folders into a case of its own and analyses it, as an analyst would on the command line. */
export function analysed(paths: readonly string[], options: readonly string[] = []): Analysed {
  const folder = mkdtempSync(join(tmpdir(), 'tracewell-bench-'));
  const path = join(folder, 'a.tracewell');
  const table = <T>(name: string) => {
    const out = join(folder, `${name}.ndjson`);
    run('export', path, name, '--format', 'ndjson', '--out', out);
    return readFileSync(out, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as T);
  };
  try {
    run('import', path, ...paths, ...options);
    run('analyze', path);
    const { not_assessable: blind } = JSON.parse(run('stories', path, '--json')) as {
      not_assessable: Analysed['blind'];
    };
    return { signals: table('signals'), stories: table('stories'), scores: table('scores'), blind };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
