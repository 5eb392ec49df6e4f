/**
 * How a page gets its channel. Both sides of each world use these names.
 *
 * Electron: the preload exposes `window.tracewell` (shell.ts). The page calls `requestPort()`; the preload answers with
 * `window.postMessage(PORT_MESSAGE, …, [port])`. One call, one port; a new one after a reload or a restarted engine.
 *
 * Browser: the address is `http://127.0.0.1:PORT/#token=TOKEN`. The page opens a WebSocket to SOCKET_PATH with the
 * subprotocols [PROTOCOL, TOKEN_PREFIX + TOKEN]. The token of the address is burnt at its first use. The host's first
 * frame is a SessionFrame with the token for the next connection (after a reload or a lost socket); the page keeps it
 * in sessionStorage and says so, and only then is the token before it burnt. All later frames are the engine's.
 */
export const PROTOCOL = 'tracewell.v1';
export const TOKEN_PREFIX = 'token.';
export const SOCKET_PATH = '/channel';
export const PORT_MESSAGE = 'tracewell:port';
export const SESSION_KEY = 'tracewell.session';

/** Close codes of the host. */
export const CLOSE_REFUSED = 4401;
export const CLOSE_ENGINE_GONE = 4410;

/** Most bytes of a dropped file in one request, well below what the host and the engine take at once. */
export const PIECE_BYTES = 1024 * 1024;

export interface SessionFrame {
  readonly kind: 'session';
  readonly token: string;
}
export interface SessionKeptFrame {
  readonly kind: 'session-kept';
}
