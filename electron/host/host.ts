import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { AppError } from '../contract/errors.ts';
import { CLOSE_REFUSED, PROTOCOL, SOCKET_PATH, TOKEN_PREFIX } from '../contract/handshake.ts';
import { pageHeaders } from '../contract/page.ts';
import { relay } from './relay.ts';
import { loadPage, type StaticFile } from './static-files.ts';
import { Tokens } from './tokens.ts';

const LARGEST_REQUEST_BYTES = 16 * 1024 * 1024;

export interface HostOptions {
  /** The built renderer. */
  readonly pageDirectory: string;
  /** 0 for any. */
  readonly port: number;
  /** A fresh connection to the engine, for one page. */
  readonly dial: () => Promise<WebSocket>;
}

export interface Host {
  /** With the one-time token. */
  readonly address: string;
  readonly port: number;
  readonly close: () => Promise<void>;
}

/**
 * The page and its channel on 127.0.0.1. No cookies (they would go to every other local port); exact Host and Origin,
 * so that a page of another site, or a name that was rebound to this address, is turned away.
 */
export async function startHost({ pageDirectory, port: wanted, dial }: HostOptions): Promise<Host> {
  const page = await loadPage(pageDirectory);
  const tokens = new Tokens();
  const http = createServer({ maxHeaderSize: 16 * 1024, requestTimeout: 10_000 });
  const port = await listen(http, wanted);
  const authority = `127.0.0.1:${port}`;
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: LARGEST_REQUEST_BYTES,
    perMessageDeflate: false,
    handleProtocols: (offered) => offered.has(PROTOCOL) && PROTOCOL,
  });

  http.on('request', (request, response) => answer(request, response, authority, page));
  http.on('upgrade', (request: IncomingMessage, stream: Duplex, head) => {
    stream.on('error', () => undefined);
    const refusal = upgradeRefusal(request, authority);
    if (refusal)
      return void stream.end(`HTTP/1.1 ${refusal}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
    sockets.handleUpgrade(request, stream, head, (peer) => void admit(peer, request, tokens, dial));
  });

  return {
    address: `http://${authority}/#token=${tokens.issueForAddress()}`,
    port,
    close: async () => {
      for (const peer of sockets.clients) peer.terminate();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

function listen(http: ReturnType<typeof createServer>, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    http.once('error', (cause) =>
      reject(
        new AppError(
          'BUSY',
          `Port ${port} cannot be used (${cause.message}). Choose another with --port.`,
          {},
          cause,
        ),
      ),
    );
    http.listen(port, '127.0.0.1', () => {
      const bound = http.address();
      resolve(typeof bound === 'object' && bound ? bound.port : port);
    });
  });
}

type Page = (pathname: string) => StaticFile | null;

function answer(request: IncomingMessage, response: ServerResponse, authority: string, page: Page): void {
  const headers = pageHeaders([`ws://${authority}`]);
  const refuse = (status: number, text: string, more: Record<string, string> = {}) => {
    response.writeHead(status, {
      ...headers,
      ...more,
      'content-type': 'text/plain; charset=utf-8',
      connection: 'close',
    });
    response.end(`${text}\n`);
  };
  request.resume();
  if (request.headers.host !== authority) return refuse(403, `This is ${authority} only.`);
  if (!isOwnOrigin(request.headers.origin, authority)) return refuse(403, 'Not for pages of another origin.');
  if (request.method !== 'GET') return refuse(405, 'Only GET.', { allow: 'GET' });
  const file = page((request.url ?? '/').replace(/\?.*$/s, ''));
  if (!file) return refuse(404, 'There is no such file.');
  response.writeHead(200, { ...headers, 'content-type': file.type, 'content-length': file.body.byteLength });
  response.end(file.body);
}

const isOwnOrigin = (origin: string | undefined, authority: string) =>
  origin === undefined || origin === `http://${authority}`;

/** Status line for an upgrade that is turned away before any token is looked at. */
function upgradeRefusal({ method, url, headers }: IncomingMessage, authority: string): string | null {
  if (headers.host !== authority || headers.origin !== `http://${authority}`) return '403 Forbidden';
  if (method !== 'GET' || url !== SOCKET_PATH) return '404 Not Found';
  return null;
}

/** A browser tells a page nothing about a refused upgrade, so a wrong token is refused after it, in words. */
async function admit(peer: WebSocket, request: IncomingMessage, tokens: Tokens, dial: HostOptions['dial']) {
  peer.on('error', () => undefined);
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((each) => each.trim());
  const given = offered.find((each) => each.startsWith(TOKEN_PREFIX))?.slice(TOKEN_PREFIX.length);
  const next = given && tokens.take(given);
  if (!next) return peer.close(CLOSE_REFUSED, 'This address was used already.');
  await relay(peer, dial, next, () => tokens.keep(next));
}
