import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { webSocketChannel } from '../../electron/contract/channel-web-socket.ts';
import { createClient } from '../../electron/contract/rpc.ts';
import { createEngine, type Engine } from '../../electron/engine/create-engine.ts';
import { dialEngine } from '../../electron/host/engine-process.ts';
import { startHost, type Host } from '../../electron/host/host.ts';

let folder: string;
let engine: Engine;
let host: Host;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'host-test-'));
  const pageDirectory = join(folder, 'renderer');
  await mkdir(join(pageDirectory, 'assets'), { recursive: true });
  await writeFile(join(pageDirectory, 'index.html'), '<!doctype html><title>Tracewell</title>');
  await writeFile(join(pageDirectory, 'assets/main.js'), 'export {};');
  await writeFile(join(folder, 'secret.js'), 'not to be seen');
  engine = await createEngine({ userDataDirectory: folder, actor: 'host', nowUs: () => 0 });
  host = await startHost({ pageDirectory, port: 0, dial: () => dialEngine(engine.door, 'page') });
});
afterEach(async () => {
  await host.close();
  await engine.close();
  await rm(folder, { recursive: true });
});

const authority = () => `127.0.0.1:${host.port}`;
const addressToken = () => new URLSearchParams(new URL(host.address).hash.slice(1)).get('token') ?? '';

interface Answer {
  readonly status: number;
  readonly headers: Record<string, string | string[] | undefined>;
  readonly body: string;
}

/** Sends the path as it stands: a URL would straighten `..` before it leaves. */
function ask(
  path: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Record<string, string> } = {},
) {
  return new Promise<Answer>((resolve, reject) => {
    const options = { host: '127.0.0.1', port: host.port, path, method, headers };
    const request = httpRequest(options, (response) => {
      let body = '';
      response.setEncoding('utf8');
      response.on('data', (text: string) => (body += text));
      response.on('end', () =>
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
      );
    });
    request.on('error', reject);
    request.end();
  });
}

interface Opened {
  readonly socket: WebSocket;
  /** The host's first frame. */
  readonly next: string;
}
interface SocketOptions {
  readonly origin?: string;
  readonly host?: string;
  readonly path?: string;
}

const opened: WebSocket[] = [];
afterEach(() => {
  for (const socket of opened.splice(0)) socket.terminate();
});

/** Rejects with the status of a refused upgrade, or the code and reason of a refused token. */
function open(
  token: string,
  { origin, host: named, path = '/channel' }: SocketOptions = {},
): Promise<Opened> {
  const socket = new WebSocket(`ws://${authority()}${path}`, ['tracewell.v1', `token.${token}`], {
    origin: origin ?? `http://${authority()}`,
    headers: named === undefined ? {} : { host: named },
  });
  opened.push(socket);
  return new Promise((resolve, reject) => {
    socket.on('unexpected-response', (_, response) => reject(new Error(`status ${response.statusCode}`)));
    socket.on('error', () => undefined);
    socket.on('close', (code, reason) => reject(new Error(`closed ${code} ${reason.toString()}`)));
    socket.once('message', (data) => {
      const frame = JSON.parse(String(data)) as { kind: string; token: string };
      expect(frame.kind).toBe('session');
      resolve({ socket, next: frame.token });
    });
  });
}

function clientOf({ socket }: Opened) {
  socket.send(JSON.stringify({ kind: 'session-kept' }));
  return createClient(webSocketChannel(socket));
}

describe('the page', () => {
  it('is served with a strict policy and without cookies', async () => {
    const { status, headers, body } = await ask('/');
    expect(status).toBe(200);
    expect(body).toContain('<title>Tracewell');
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).toContain("require-trusted-types-for 'script'");
    expect(headers['content-security-policy']).not.toContain('unsafe');
    expect(headers).toMatchObject({
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(headers).not.toHaveProperty('set-cookie');
    expect(headers).not.toHaveProperty('access-control-allow-origin');
  });

  it('brings its scripts with their type', async () => {
    const { status, headers } = await ask('/assets/main.js?v=1');
    expect([status, headers['content-type']]).toEqual([200, 'text/javascript; charset=utf-8']);
  });

  it.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'])('answers %s with 405', async (method) => {
    const { status, headers } = await ask('/', { method });
    expect([status, headers['allow']]).toEqual([405, 'GET']);
  });

  it.each([
    '/../secret.js',
    '/assets/../../secret.js',
    '/%2e%2e/secret.js',
    '/..%2fsecret.js',
    '/..\\secret.js',
    '//secret.js',
    '/assets',
    '/assets/',
    '/nothing.html',
    '/__proto__',
    '/index.html%00.js',
  ])('has no %s', async (path) => {
    const { status, body } = await ask(path);
    expect(status).toBe(404);
    expect(body).not.toContain('not to be seen');
  });

  it.each(['localhost', 'evil.example', '127.0.0.1', '127.0.0.1:1', '[::1]'])(
    'turns the host "%s" away',
    async (name) => {
      const { status } = await ask('/', { headers: { host: name } });
      expect(status).toBe(403);
    },
  );

  it.each(['http://evil.example', 'null', 'http://127.0.0.1:1', 'https://127.0.0.1'])(
    'turns pages of %s away',
    async (origin) => {
      const { status } = await ask('/', { headers: { origin } });
      expect(status).toBe(403);
    },
  );

  it('listens on this machine only', async () => {
    expect(new URL(host.address).hostname).toBe('127.0.0.1');
    const stranger = await new Promise<string>((resolve) => {
      const socket = connect(host.port, '127.0.0.2');
      socket.on('connect', () => resolve('connected'));
      socket.on('error', () => resolve('refused'));
    });
    expect(stranger).toBe('refused');
  });
});

describe('the channel', () => {
  it('reaches the engine with the token of the address', async () => {
    const client = clientOf(await open(addressToken()));
    expect(await client.call('cases.status', {})).toBeNull();
    expect(await client.call('files.browse', { directory: folder })).toMatchObject({
      parent: expect.any(String),
    });
  });

  it('burns the token of the address at its first use', async () => {
    await open(addressToken());
    await expect(open(addressToken())).rejects.toThrow('closed 4401 This address was used already.');
  });

  it('connects again with the token of the session, which is swapped each time', async () => {
    const first = await open(addressToken());
    await clientOf(first).call('cases.status', {});
    const second = await open(first.next);
    await clientOf(second).call('cases.status', {});
    expect(second.next).not.toBe(first.next);
    await expect(open(first.next)).rejects.toThrow('closed 4401');
    await open(second.next);
  });

  it('lets a page try again that never got the next token', async () => {
    const first = await open(addressToken());
    await clientOf(first).call('cases.status', {});
    const lost = await open(first.next);
    const again = await open(first.next);
    await clientOf(again).call('cases.status', {});
    await expect(open(lost.next)).rejects.toThrow('closed 4401');
    await expect(open(first.next)).rejects.toThrow('closed 4401');
  });

  it.each(['', 'x', 'a'.repeat(43), '__proto__'])('refuses the token "%s"', async (token) => {
    await expect(open(token)).rejects.toThrow(/closed 4401|status 400|closed 1006/);
  });

  it('refuses another origin, another host and another path before it looks at the token', async () => {
    const token = addressToken();
    await expect(open(token, { origin: 'http://evil.example' })).rejects.toThrow('status 403');
    await expect(open(token, { origin: `http://localhost:${host.port}` })).rejects.toThrow('status 403');
    await expect(open(token, { host: `localhost:${host.port}` })).rejects.toThrow('status 403');
    await expect(open(token, { path: '/other' })).rejects.toThrow('status 404');
    await open(token);
  });

  it('closes a page that sends more than a request may hold', async () => {
    const page = await open(addressToken());
    const client = clientOf(page);
    const closed = new Promise<number>((resolve) => page.socket.on('close', resolve));
    page.socket.send('x'.repeat(17 * 1024 * 1024));
    expect(await closed).toBe(1009);
    await expect(client.call('cases.status', {})).rejects.toMatchObject({ code: 'PEER_GONE' });
  });

  it('says so when the engine is gone, and the session outlives it', async () => {
    const page = await open(addressToken());
    const client = clientOf(page);
    await client.call('cases.status', {});
    const closed = new Promise<number>((resolve) => page.socket.on('close', resolve));
    await engine.close();
    expect(await closed).toBe(4410);
    await expect(client.call('cases.status', {})).rejects.toMatchObject({ code: 'PEER_GONE' });
    const meanwhile = await open(page.next);
    meanwhile.socket.send('{"kind":"session-kept"}');
    engine = await createEngine({ userDataDirectory: folder, actor: 'host', nowUs: () => 0 });
    const back = await open(meanwhile.next);
    expect(await clientOf(back).call('cases.status', {})).toBeNull();
  });
});
