import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const CLOCK_TICKS = 100;
const root = resolve(import.meta.dirname, '../..');

export interface Run {
  readonly cpuSeconds: number;
  readonly wallSeconds: number;
  readonly peakMb: number;
}

/** The built command line. */
export const cliEntry = () => join(process.env['TRACEWELL_OUT'] ?? join(root, 'out/node'), 'cli.cjs');

export function option(args: readonly string[], name: string, usual: number): number {
  const at = args.indexOf(name);
  return at < 0 ? usual : Number(args[at + 1]);
}

/** CPU of the process and all its descendants; peak of their resident memory together, sampled. */
export function measure(args: readonly string[]): Promise<Run> {
  const before = childTicks();
  const started = process.hrtime.bigint();
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'ignore', 'pipe'] });
    let peakMb = 0;
    let trouble = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => (trouble = (trouble + text).slice(-2000)));
    const sampling = setInterval(() => (peakMb = Math.max(peakMb, treeMb(child.pid ?? 0))), 25);
    child.on('close', (code) => {
      clearInterval(sampling);
      if (code !== 0) return failed(new Error(`${args.join(' ')}: exit ${code}\n${trouble}`));
      const wallSeconds = Number(process.hrtime.bigint() - started) / 1e9;
      done({ cpuSeconds: (childTicks() - before) / CLOCK_TICKS, wallSeconds, peakMb });
    });
  });
}

/** User and system time of the descendants that ended (cutime, cstime). */
function childTicks(): number {
  const fields = readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
  return Number(fields[13]) + Number(fields[14]);
}

function treeMb(pid: number): number {
  try {
    const kb = Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
    const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
      .trim()
      .split(' ')
      .filter(Boolean);
    return children.reduce((sum, child) => sum + treeMb(Number(child)), kb / 1024);
  } catch {
    return 0;
  }
}

const middle = (values: readonly number[]) => values.toSorted((a, b) => a - b)[values.length >> 1] ?? NaN;

export const median = (runs: readonly Run[]): Run => ({
  cpuSeconds: middle(runs.map((run) => run.cpuSeconds)),
  wallSeconds: middle(runs.map((run) => run.wallSeconds)),
  peakMb: Math.max(...runs.map((run) => run.peakMb)),
});

export const mb = (value: number) => `${(value / 1e6).toFixed(0)} MB`;
export const verdict = (holds: boolean) => (holds ? 'holds' : 'MISSED');

export const printRun = (name: string, run: Run) =>
  console.log(
    `  ${name.padEnd(34)} ${run.cpuSeconds.toFixed(1)} s CPU  ${run.wallSeconds.toFixed(1)} s wall  ${run.peakMb.toFixed(0)} MB peak`,
  );
