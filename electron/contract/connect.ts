import type { Client, EventName, Events } from './api.ts';
import type { Channel } from './channel.ts';
import { messagePortChannel } from './channel-message-port.ts';
import { webSocketChannel } from './channel-web-socket.ts';
import { AppError } from './errors.ts';
import {
  CLOSE_REFUSED,
  PORT_MESSAGE,
  PROTOCOL,
  SESSION_KEY,
  SOCKET_PATH,
  TOKEN_PREFIX,
} from './handshake.ts';
import { createLink, type EngineLink } from './link.ts';

/**
 * The page's one connection to the engine, in Electron's window and in a browser (handshake.ts). It connects again by
 * itself. Rejects with BAD_REQUEST where the address was already used, PEER_GONE where nobody answers.
 */
export function connectToEngine(): Promise<EngineLink> {
  return createLink(window.tracewell ? dialShell : dialHost);
}
export type { Client, EngineLink, EventName, Events };

function dialShell(): Promise<Channel> {
  return new Promise((resolve) => {
    const take = (event: MessageEvent) => {
      const port = event.ports[0];
      if (event.source !== window || event.data !== PORT_MESSAGE || !port) return;
      window.removeEventListener('message', take);
      resolve(messagePortChannel(port));
    };
    window.addEventListener('message', take);
    window.tracewell?.requestPort();
  });
}

function dialHost(): Promise<Channel> {
  const token = takeToken();
  if (!token) return Promise.reject(refused('This address holds no token.'));
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws';
  const socket = new WebSocket(`${scheme}://${location.host}${SOCKET_PATH}`, [
    PROTOCOL,
    TOKEN_PREFIX + token,
  ]);
  return new Promise((resolve, reject) => {
    socket.addEventListener(
      'message',
      (event) => {
        const next = sessionToken(event.data);
        if (!next)
          return reject(new AppError('PEER_GONE', 'The host answered something else than a session.'));
        sessionStorage.setItem(SESSION_KEY, next);
        socket.send(JSON.stringify({ kind: 'session-kept' }));
        resolve(webSocketChannel(socket));
      },
      { once: true },
    );
    socket.addEventListener('close', ({ code, reason }) => {
      if (code === CLOSE_REFUSED) return reject(refused(reason));
      reject(
        new AppError(
          'PEER_GONE',
          reason || 'Tracewell is not running at this address any more. Start it again.',
        ),
      );
    });
  });
}

const refused = (reason: string) =>
  new AppError(
    'BAD_REQUEST',
    `${reason} Open the address that \`tracewell serve\` printed, or start it again.`,
  );

/** The token of the address once, and then out of sight; after that the one kept from the last connection. */
function takeToken(): string | null {
  const fromAddress = new URLSearchParams(location.hash.slice(1)).get('token');
  if (!fromAddress) return sessionStorage.getItem(SESSION_KEY);
  history.replaceState(history.state, '', location.pathname + location.search);
  return fromAddress;
}

function sessionToken(data: unknown): string | null {
  const frame: unknown = typeof data === 'string' ? JSON.parse(data) : null;
  if (typeof frame !== 'object' || frame === null || !('kind' in frame) || frame.kind !== 'session')
    return null;
  return 'token' in frame && typeof frame.token === 'string' ? frame.token : null;
}
