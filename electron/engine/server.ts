import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { webSocketChannel } from '../contract/channel-web-socket.ts';
import type { Channel } from '../contract/channel.ts';

/** What a client may send at once. Answers may be larger. */
const LARGEST_REQUEST_BYTES = 16 * 1024 * 1024;

/** For clients of a case that closes: they hear NO_CASE and leave by themselves. */
const GRACE_MS = 1000;

/** What a process needs to talk to an engine. */
export interface Endpoint {
  /** Path of a unix domain socket, or the name of a Windows pipe. */
  readonly socket: string;
  readonly token: string;
}

export interface Visitor {
  /** null: the engine's own application. Otherwise a client that shares this one case. */
  readonly casePath: string | null;
  /** The command line, which shows names. */
  readonly unmasked: boolean;
}
export type Admit = (channel: Channel, visitor: Visitor) => void;

/** The engine's door to other processes of this user: a socket in a folder of its own, and tokens. */
export class Door {
  readonly socket: string;
  readonly token: string;
  private readonly server: Server;
  private readonly sockets = new WebSocketServer({ noServer: true, maxPayload: LARGEST_REQUEST_BYTES });
  private readonly tokens = new Map<string, string | null>();
  private readonly admitted = new Map<WebSocket, string>();

  private constructor(socket: string, admit: Admit) {
    this.socket = socket;
    this.token = this.issue(null);
    this.server = createServer((request, response) => {
      const known = this.tokenOf(request) !== undefined;
      response.writeHead(known ? 200 : 401, { connection: 'close' });
      response.end(known ? JSON.stringify({ pid: process.pid }) : undefined);
    });
    this.server.on('upgrade', (request, stream: Duplex, head) => {
      const token = this.tokenOf(request);
      if (token === undefined)
        return void stream.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
      this.sockets.handleUpgrade(request, stream, head, (peer) => {
        this.admitted.set(peer, token);
        peer.on('close', () => this.admitted.delete(peer));
        const unmasked = request.headers['x-tracewell-client'] === 'cli';
        admit(webSocketChannel(peer), { casePath: this.tokens.get(token) ?? null, unmasked });
      });
    });
  }

  static async open(admit: Admit): Promise<Door> {
    const socket = await freshSocket();
    const door = new Door(socket, admit);
    await new Promise<void>((resolve, reject) => {
      door.server.once('error', reject);
      door.server.listen(socket, resolve);
    });
    if (process.platform !== 'win32') await chmod(socket, 0o600);
    process.once('exit', door.sweep);
    return door;
  }

  /** A token for clients of one case. */
  issue(casePath: string | null): string {
    const token = randomBytes(32).toString('base64url');
    this.tokens.set(token, casePath);
    return token;
  }

  /** Lets nobody in with this token any more; who came with it has a moment to go, and then has to. */
  async revoke(token: string): Promise<void> {
    this.tokens.delete(token);
    const peers = () => [...this.admitted].filter(([, its]) => its === token).map(([peer]) => peer);
    for (let waited = 0; waited < GRACE_MS && peers().length > 0; waited += 10)
      await new Promise((resolve) => setTimeout(resolve, 10));
    for (const peer of peers()) peer.close(1001, 'the case was closed');
  }

  async close(): Promise<void> {
    for (const peer of this.admitted.keys()) peer.terminate();
    await new Promise((resolve) => this.server.close(resolve));
    process.off('exit', this.sweep);
    if (process.platform !== 'win32') await rm(dirname(this.socket), { recursive: true, force: true });
  }

  private readonly sweep = () => {
    if (process.platform !== 'win32') rmSync(dirname(this.socket), { recursive: true, force: true });
  };

  private tokenOf(request: IncomingMessage): string | undefined {
    const given = digest((request.headers.authorization ?? '').replace(/^Bearer /, ''));
    return [...this.tokens.keys()].find((token) => timingSafeEqual(digest(token), given));
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest();

/** The folder is 0700 from the start, so nobody else reaches the socket before its own mode is set. */
async function freshSocket(): Promise<string> {
  if (process.platform === 'win32') return `\\\\.\\pipe\\tracewell-${randomBytes(16).toString('hex')}`;
  // A socket's path holds at most 103 bytes on macOS.
  const base = tmpdir().length > 60 ? '/tmp' : tmpdir();
  return join(await mkdtemp(join(base, 'tracewell-')), 'engine.sock');
}
