import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import type { Client } from '../../electron/contract/api.ts';
import { webSocketChannel } from '../../electron/contract/channel-web-socket.ts';
import { AppError } from '../../electron/contract/errors.ts';
import { createLink, type EngineLink, type LinkState } from '../../electron/contract/link.ts';
import { makeFolder, start, tracewell, type Folder, type Running } from './tool.ts';

let folder: Folder;
let casePath: string;
let host: Running | null = null;

beforeEach(async () => {
  folder = await makeFolder();
  casePath = join(folder.path, 'a.tracewell');
  await tracewell(folder.path, 'import', 'a.tracewell', 'exports', '--timezone', 'UTC');
});
afterEach(async () => {
  host?.child.kill('SIGINT');
  await host?.ended;
  await folder.remove();
});

async function serve(...args: string[]) {
  const run = start(folder.path, ['serve', ...args, '--json']);
  host = run;
  await run.says('}\n');
  return JSON.parse(run.printed()) as { address: string; case: string };
}

/** What the page does, in Node. */
function linkTo(address: URL): Promise<EngineLink> {
  let token = new URLSearchParams(address.hash.slice(1)).get('token') ?? '';
  return createLink(
    () =>
      new Promise((resolve, reject) => {
        const socket = new WebSocket(`ws://${address.host}/channel`, ['tracewell.v1', `token.${token}`], {
          origin: address.origin,
        });
        socket.on('error', () => undefined);
        socket.on('close', () => reject(new AppError('PEER_GONE', 'gone')));
        socket.once('message', (data) => {
          token = (JSON.parse(String(data)) as { token: string }).token;
          socket.send('{"kind":"session-kept"}');
          resolve(webSocketChannel(socket));
        });
      }),
  );
}

const until = (link: EngineLink, wanted: LinkState) =>
  new Promise<void>((resolve) => {
    const undo = link.onState((state) => {
      if (state !== wanted) return;
      undo();
      resolve();
    });
  });
const lockPid = () => (JSON.parse(readFileSync(`${casePath}.lock`, 'utf8')) as { pid: number }).pid;
const eventsOf = async (client: Client) => (await client.call('cases.status', {}))?.events;

describe('serve', () => {
  it('prints its address, opens the case in an engine of its own, and ends in order at Ctrl-C', async () => {
    const { address, case: path } = await serve('a.tracewell');
    expect(path).toBe(casePath);
    const link = await linkTo(new URL(address));
    expect(await eventsOf(link)).toBe(80);
    expect(lockPid()).not.toBe(host?.child.pid);
    link.close();
    host?.child.kill('SIGINT');
    expect((await host?.ended)?.code).toBe(0);
    expect(existsSync(`${casePath}.lock`)).toBe(false);
    expect(existsSync(`${casePath}.work`)).toBe(false);
  });

  it('rejects what is pending when the engine is killed, starts another with the case, and the page goes on', async () => {
    const link = await linkTo(new URL((await serve('a.tracewell')).address));
    const changed = new Promise<void>((resolve) => link.on('case.changed', () => resolve()));
    const killed = lockPid();
    const lost = until(link, 'lost');
    process.kill(killed, 'SIGSTOP');
    const pending = eventsOf(link);
    process.kill(killed, 'SIGKILL');
    await expect(pending).rejects.toMatchObject({ code: 'PEER_GONE' });
    await lost;
    if (link.state() !== 'open') await until(link, 'open');
    await changed;
    expect(await eventsOf(link)).toBe(80);
    expect(lockPid()).not.toBe(killed);
    link.close();
  });

  it('shares the case with commands, and tells the page what they change', async () => {
    const link = await linkTo(new URL((await serve('a.tracewell')).address));
    const changed = new Promise<string>((resolve) => link.on('case.changed', ({ what }) => resolve(what)));
    const removed = await tracewell(folder.path, 'sources', 'a.tracewell', 'remove', '1', '--json');
    expect(removed.code).toBe(0);
    expect(await changed).toBe('sources');
    expect(await eventsOf(link)).toBe(0);
    link.close();
  });

  it('serves without a case', async () => {
    const link = await linkTo(new URL((await serve()).address));
    expect(await link.call('cases.status', {})).toBeNull();
    link.close();
  });

  it('ends with 1 where the port is taken', async () => {
    const { address } = await serve('a.tracewell');
    const second = await tracewell(
      folder.path,
      'serve',
      'a.tracewell',
      '--port',
      new URL(address).port,
      '--json',
    );
    expect(second.code).toBe(1);
    expect(second.stderr).toMatch(/^error BUSY: Port \d+ cannot be used/m);
  });
});
