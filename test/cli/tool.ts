import { spawn, type ChildProcess } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const program = (name: 'cli' | 'engine') => join(process.env['TRACEWELL_OUT'] ?? '', `${name}.cjs`);

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}
export interface Running {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves once stdout or stderr holds the text. */
  readonly says: (text: string) => Promise<void>;
  /** What it has printed so far. */
  readonly printed: () => string;
}

/** The built tool in a process of its own, as a person calls it in `cwd`. */
export function start(cwd: string, args: readonly string[], env: Record<string, string> = {}): Running {
  const child = spawn(process.execPath, [program('cli'), ...args], {
    env: { ...process.env, INIT_CWD: cwd, TRACEWELL_USER_DATA: join(cwd, 'user-data'), CI: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (said.stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said.stderr += text));
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, ...said })));
  const says = async (text: string) => {
    const over = ended.then(() => true);
    while (!(said.stdout + said.stderr).includes(text)) {
      const isOver = await Promise.race([
        over,
        new Promise((resolve) => setTimeout(() => resolve(false), 10)),
      ]);
      if (isOver) throw new Error(`ended without "${text}": ${JSON.stringify(said)}`);
    }
  };
  return { child, ended, says, printed: () => said.stdout };
}

export const tracewell = (cwd: string, ...args: string[]) => start(cwd, args).ended;

/** What a failure says, without the progress before it. */
export const lastWords = (stderr: string) => stderr.trimEnd().split('\n').slice(-3).join(' | ');

/** Throws where the tool fails, with its last words. */
export async function good(cwd: string, ...args: string[]): Promise<Ended> {
  const ended = await tracewell(cwd, ...args);
  if (ended.code !== 0) throw new Error(`${args[0]}: exit ${ended.code}: ${lastWords(ended.stderr)}`);
  return ended;
}

export interface Folder {
  readonly path: string;
  readonly remove: () => Promise<void>;
}

/** A folder with exports of two people in CERT's format: `exports/logon.csv`, and `large/logon.csv` to be slow. */
export async function makeFolder(): Promise<Folder> {
  const path = await mkdtemp(join(tmpdir(), 'cli-test-'));
  await mkdir(join(path, 'exports'));
  await writeFile(join(path, 'exports/logon.csv'), logons(40));
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 3 }) };
}

/** Two records a day, for `days` days. */
export function logons(days: number): string {
  const lines = ['id,date,user,pc,activity'];
  for (let i = 0; i < days; i += 1) {
    const date = new Date(Date.UTC(2010, 0, 4 + (i % 700))).toISOString().slice(0, 10).split('-');
    const at = `${date[1]}/${date[2]}/${date[0]}`;
    lines.push(`{A${i}},${at} 08:${String(i % 60).padStart(2, '0')}:00,ANN0001,PC-1,Logon`);
    lines.push(`{B${i}},${at} 17:${String(i % 60).padStart(2, '0')}:00,ANN0001,PC-1,Logoff`);
  }
  return `${lines.join('\n')}\n`;
}
