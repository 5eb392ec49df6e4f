import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { demoCaseCopy } from '../../build/bootstrap/demo-case.mjs';

const CLI = resolve(import.meta.dirname, '../../out/node/cli.cjs');
const START_MS = 20_000;

/** The app served to a browser, for one test. */
export interface RunningHost {
  /** With the token that works once. */
  readonly address: string;
  readonly casePath: string | null;
  /** Temporary and empty but for the case; goes with the host. */
  readonly folder: string;
  readonly stop: () => Promise<void>;
}

/** Starts the browser host on a free port, on a copy of the demonstration case or on none. */
export async function startHost(open: 'demo' | 'none'): Promise<RunningHost> {
  const folder = mkdtempSync(join(tmpdir(), 'tracewell-e2e-'));
  const demo = open === 'demo' ? await demoCaseCopy() : null;
  const args = ['serve', ...(demo ? [demo.path] : []), '--no-open', '--json'];
  const host = spawn(process.execPath, [CLI, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, INIT_CWD: folder, TRACEWELL_USER_DATA: join(folder, 'user') },
  });
  const stop = async () => {
    await end(host);
    demo?.remove();
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { address: await addressOf(host), casePath: demo?.path ?? null, folder, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Runs a command on the case that the host has open: it joins the host. Rejects with what it said where it fails. */
export async function tracewell(
  { casePath, folder }: RunningHost,
  ...args: readonly string[]
): Promise<void> {
  const [command = '', ...rest] = args;
  const child = spawn(process.execPath, [CLI, command, casePath ?? '', ...rest], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, INIT_CWD: folder, TRACEWELL_USER_DATA: join(folder, 'user') },
  });
  const said: string[] = [];
  createInterface(child.stderr).on('line', (line) => said.push(line));
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`tracewell ${args.join(' ')} ended with ${code}: ${said.join('\n')}`);
}

/** The address that the host prints first. Rejects with what it said where it ends or stays silent. */
async function addressOf(host: ChildProcess): Promise<string> {
  const { stdout, stderr } = host;
  if (!stdout || !stderr) throw new Error('the host was started without its output');
  const said: string[] = [];
  createInterface(stderr).on('line', (line) => said.push(line));
  const timer = setTimeout(() => host.kill('SIGKILL'), START_MS);
  let text = '';
  for await (const chunk of stdout) {
    text += String(chunk);
    const found = /http:\/\/127\.0\.0\.1:\d+\/[^\s"]*(?=["\s])/.exec(text);
    if (!found) continue;
    clearTimeout(timer);
    stdout.resume();
    return found[0];
  }
  throw new Error(`the host ended before it printed an address: ${said.join('\n')}`);
}

async function end(host: ChildProcess): Promise<void> {
  if (host.exitCode !== null || host.signalCode !== null) return;
  const ended = once(host, 'exit');
  host.kill('SIGTERM');
  const timer = setTimeout(() => host.kill('SIGKILL'), 5_000);
  await ended;
  clearTimeout(timer);
}
