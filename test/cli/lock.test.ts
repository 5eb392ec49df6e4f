import { fork, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { program, makeFolder, tracewell, type Folder } from './tool.ts';

let folder: Folder;
let casePath: string;
const children: { kill: (signal: 'SIGKILL') => unknown }[] = [];

beforeEach(async () => {
  folder = await makeFolder();
  casePath = join(folder.path, 'a.tracewell');
  const made = await tracewell(folder.path, 'import', 'a.tracewell', 'exports', '--timezone', 'UTC');
  expect(made.code).toBe(0);
});
afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  await folder.remove();
});

/** An engine that holds the case, as the application's does. */
async function holder() {
  const child = fork(program('engine'), {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, TRACEWELL_CASE: casePath, TRACEWELL_USER_DATA: join(folder.path, 'user-data') },
  });
  children.push(child);
  const kinds: unknown[] = [];
  await new Promise<void>((resolve, reject) => {
    child.on('message', (message: { kind: string }) => {
      kinds.push(message.kind);
      if (message.kind === 'ready') resolve();
      if (message.kind === 'failed') reject(new Error(JSON.stringify(message)));
    });
  });
  const gone = new Promise<void>((resolve) => child.on('exit', () => resolve()));
  return { child, gone, pid: child.pid ?? 0 };
}

const lock = async () => JSON.parse(await readFile(`${casePath}.lock`, 'utf8')) as Record<string, unknown>;

/** A process id that nobody has. */
async function deadPid(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '']);
  await new Promise((resolve) => child.on('exit', resolve));
  return child.pid ?? 0;
}

describe('the lock of a case', () => {
  it('names the owner, is for this user only, and goes with it', async () => {
    const { child, gone, pid } = await holder();
    expect(await lock()).toMatchObject({ pid, socket: expect.any(String), token: expect.any(String) });
    expect((await stat(`${casePath}.lock`)).mode & 0o777).toBe(0o600);
    const { socket } = (await lock()) as { socket: string };
    expect((await stat(socket)).mode & 0o777).toBe(0o600);
    expect((await stat(join(socket, '..'))).mode & 0o777).toBe(0o700);
    child.kill('SIGTERM');
    await gone;
    expect(existsSync(`${casePath}.lock`)).toBe(false);
    expect(existsSync(socket)).toBe(false);
  });

  it('lets a second command work on the open case, through its owner', async () => {
    const { pid } = await holder();
    const listed = await tracewell(folder.path, 'sources', 'a.tracewell', '--json');
    expect(listed.code).toBe(0);
    expect(listed.stderr).toContain(`open in process ${pid}`);
    const { sources } = JSON.parse(listed.stdout) as { sources: { id: number }[] };
    const removed = await tracewell(
      folder.path,
      'sources',
      'a.tracewell',
      'remove',
      String(sources[0]?.id),
      '--json',
    );
    expect(JSON.parse(removed.stdout)).toMatchObject({ removedEvents: 80 });
    const again = await tracewell(
      folder.path,
      'import',
      'a.tracewell',
      'exports',
      '--timezone',
      'UTC',
      '--json',
    );
    expect(again.code).toBe(0);
    expect((JSON.parse(again.stdout) as { files: { stored: number }[] }).files[0]?.stored).toBe(80);
  });

  it('is that of the file, also through a link', async () => {
    const { pid } = await holder();
    await symlink(casePath, join(folder.path, 'link.tracewell'));
    const listed = await tracewell(folder.path, 'sources', 'link.tracewell', '--json');
    expect([listed.code, listed.stderr]).toEqual([0, expect.stringContaining(`open in process ${pid}`)]);
  });

  it('is not for a second engine, which names the first', async () => {
    const { pid } = await holder();
    await expect(holder()).rejects.toThrow(new RegExp(`CASE_LOCKED.*process ${pid}`));
    expect(await lock()).toMatchObject({ pid });
  });

  it('is taken over from an owner that was killed', async () => {
    const { child, gone } = await holder();
    child.kill('SIGKILL');
    await gone;
    expect(existsSync(`${casePath}.lock`)).toBe(true);
    const listed = await tracewell(folder.path, 'sources', 'a.tracewell', '--json');
    expect([listed.code, listed.stderr]).toEqual([0, '']);
    expect(existsSync(`${casePath}.lock`)).toBe(false);
  });

  it('is taken over where the process id now belongs to somebody else', async () => {
    const owner = { pid: process.pid, host: hostname(), socket: join(folder.path, 'gone.sock'), token: 'x' };
    await writeFile(`${casePath}.lock`, JSON.stringify(owner));
    expect((await tracewell(folder.path, 'sources', 'a.tracewell')).code).toBe(0);
  });

  it.each(['', '{"pid":', '{"pid":"1"}', 'null'])('is taken over where it holds only %j', async (text) => {
    await writeFile(`${casePath}.lock`, text);
    expect((await tracewell(folder.path, 'sources', 'a.tracewell')).code).toBe(0);
  });

  it('of an owner that hangs ends with 1, naming it and what to do', async () => {
    const { child, pid } = await holder();
    child.kill('SIGSTOP');
    const { code, stderr, stdout } = await tracewell(folder.path, 'sources', 'a.tracewell', '--json');
    expect(code).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'CASE_LOCKED', detail: { pid } } });
    expect(stderr).toContain(`kill ${pid}`);
    child.kill('SIGCONT');
    expect((await tracewell(folder.path, 'sources', 'a.tracewell')).code).toBe(0);
  });

  it('of another machine is respected, saying how to go on', async () => {
    const owner = { pid: await deadPid(), host: 'elsewhere', socket: '/nowhere.sock', token: 'x' };
    await writeFile(`${casePath}.lock`, JSON.stringify(owner));
    const { code, stderr } = await tracewell(folder.path, 'sources', 'a.tracewell');
    expect(code).toBe(1);
    expect(stderr).toMatch(/error CASE_LOCKED: .*"elsewhere".*delete ".*a\.tracewell\.lock"/);
  });

  it('is given to one of many that start at once; all of them work', async () => {
    const runs = await Promise.all(
      Array.from({ length: 6 }, () => tracewell(folder.path, 'sources', 'a.tracewell', '--json')),
    );
    expect(runs.map(({ code, stderr }) => [code, stderr.replace(/^".*\n/gm, '')])).toEqual(
      runs.map(() => [0, '']),
    );
    expect(existsSync(`${casePath}.lock`)).toBe(false);
  });
});
