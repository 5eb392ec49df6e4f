import type { Client, EventName, Events, Input, Method, Output, WireError } from './api.ts';
import type { Channel } from './channel.ts';
import { AppError, ERROR_CODES, type ErrorCode } from './errors.ts';

interface Pending {
  readonly method: Method;
  readonly resolve: (value: never) => void;
  readonly reject: (error: AppError) => void;
  readonly release: () => void;
}

/**
 * Requests over a channel. A call rejects with an AppError: the handler's own, CANCELLED once the engine has let go
 * after `signal`, or PEER_GONE where the channel closes first.
 */
export function createClient(channel: Channel): Client {
  const pending = new Map<number, Pending>();
  const listeners: Listeners = new Map();
  let lastId = 0;
  let gone = false;

  channel.onMessage((message) => {
    if (!isRecord(message)) return;
    if (message['kind'] === 'event') announce(listeners, message['event'], message['data']);
    else settle(pending, message);
  });
  channel.onClose(() => {
    gone = true;
    rejectAll(pending);
  });

  function call<M extends Method>(method: M, input: Input<M>, options: { signal?: AbortSignal } = {}) {
    return new Promise<Output<M>>((resolve, reject) => {
      const { signal } = options;
      if (gone) return reject(peerGone(method));
      if (signal?.aborted) return reject(cancelled(method));
      lastId += 1;
      const id = lastId;
      const cancel = () => channel.post({ kind: 'cancel', id });
      signal?.addEventListener('abort', cancel, { once: true });
      const release = () => signal?.removeEventListener('abort', cancel);
      pending.set(id, { method, resolve, reject, release });
      channel.post({ kind: 'request', id, method, input });
    });
  }

  return { call, on: (event, listener) => listen(listeners, event, listener), close: () => channel.close() };
}

type Listeners = Map<EventName, Set<(data: never) => void>>;

function listen<E extends EventName>(
  listeners: Listeners,
  event: E,
  listener: (data: Events[E]) => void,
): () => void {
  const set = listeners.get(event) ?? new Set();
  listeners.set(event, set.add(listener));
  return () => set.delete(listener);
}

function rejectAll(pending: Map<number, Pending>): void {
  const waiting = [...pending.values()];
  pending.clear();
  for (const { method, reject, release } of waiting) {
    release();
    reject(peerGone(method));
  }
}

function announce(
  listeners: Map<EventName, Set<(data: never) => void>>,
  event: unknown,
  data: unknown,
): void {
  for (const listener of listeners.get(event as EventName) ?? []) listener(data as never);
}

function settle(pending: Map<number, Pending>, message: Record<string, unknown>): void {
  const id = message['id'];
  const request = typeof id === 'number' ? pending.get(id) : undefined;
  if (!request || typeof id !== 'number') return;
  if (message['kind'] !== 'result' && message['kind'] !== 'error') return;
  pending.delete(id);
  request.release();
  if (message['kind'] === 'result') request.resolve(message['value'] as never);
  else request.reject(fromWire(message['error'], request.method));
}

const peerGone = (method: Method) =>
  new AppError(
    'PEER_GONE',
    `The engine went away before it answered ${method}. Open the case again to go on.`,
    { method },
  );

export const cancelled = (what: string, cause?: unknown) =>
  new AppError('CANCELLED', `${what} was cancelled; the case is as before.`, {}, cause);

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const toWire = ({ code, message, detail }: AppError): WireError => ({ code, message, detail });

function fromWire(error: unknown, method: Method): AppError {
  if (!isRecord(error) || !ERROR_CODES.includes(error['code'] as ErrorCode))
    return new AppError('INTERNAL', `The engine's answer to ${method} could not be read.`, { method });
  const detail = isRecord(error['detail']) ? error['detail'] : {};
  return new AppError(error['code'] as ErrorCode, String(error['message']), detail);
}
