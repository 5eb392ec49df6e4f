import type { EventName, Events, Handlers, Method, RequestContext } from './api.ts';
import type { Channel } from './channel.ts';
import { AppError } from './errors.ts';
import { cancelled, isRecord, toWire } from './rpc.ts';
import { parseInput } from './validate.ts';

/** More requests than this at once are answered with BUSY. */
const MOST_IN_FLIGHT = 256;

export interface ServeOptions {
  /** Where a handler's events go; usually to every client of the engine. */
  readonly emit: RequestContext['emit'];
  /** See RequestContext. */
  readonly unmasked?: boolean;
  /** Hears of faults that are answered as INTERNAL, with the stack that the client does not get. */
  readonly onFault?: (method: string, error: unknown) => void;
  /** Rejects where this client may not make the request. The input is not checked yet. */
  readonly guard?: (method: Method, input: unknown) => Promise<void>;
}

export interface Served {
  readonly event: <E extends EventName>(event: E, data: Events[E]) => void;
  /** Requests that are not answered yet. */
  readonly inFlight: () => number;
  readonly close: () => void;
}

/** Answers the requests of one channel. What its peer has asked is cancelled when the peer goes. */
export function serve(channel: Channel, handlers: Handlers, options: ServeOptions): Served {
  const running = new Map<number, AbortController>();

  channel.onMessage((message) => {
    if (!isRecord(message)) return;
    const { kind, id } = message;
    if (typeof id !== 'number' || !Number.isSafeInteger(id) || id < 0) return;
    if (kind === 'cancel') running.get(id)?.abort();
    // An id that is still in flight is dropped: an answer would settle the first request.
    if (kind !== 'request' || running.has(id)) return;
    const controller = new AbortController();
    const full = running.size >= MOST_IN_FLIGHT;
    running.set(id, controller);
    void answer(handlers, message, full, controller.signal, options)
      .then((reply) => post(channel, id, reply))
      .finally(() => running.delete(id));
  });
  channel.onClose(() => {
    for (const controller of running.values()) controller.abort();
  });

  return {
    event: (event, data) => channel.post({ kind: 'event', event, data }),
    inFlight: () => running.size,
    close: () => channel.close(),
  };
}

type Reply = { readonly value: unknown } | { readonly error: AppError };

function post(channel: Channel, id: number, reply: Reply): void {
  if ('error' in reply) return channel.post({ kind: 'error', id, error: toWire(reply.error) });
  try {
    channel.post({ kind: 'result', id, value: reply.value });
  } catch (cause) {
    const error = new AppError('INTERNAL', 'The answer could not be sent.', {}, cause);
    channel.post({ kind: 'error', id, error: toWire(error) });
  }
}

async function answer(
  handlers: Handlers,
  request: Record<string, unknown>,
  full: boolean,
  signal: AbortSignal,
  options: ServeOptions,
): Promise<Reply> {
  try {
    if (full)
      throw new AppError('BUSY', `More than ${MOST_IN_FLIGHT} requests are waiting. Try again in a moment.`);
    const context = { signal, emit: options.emit, unmasked: options.unmasked ?? false };
    return { value: await handle(handlers, request, context, options.guard) };
  } catch (error) {
    return { error: asAppError(error, nameOf(request['method']), signal, options.onFault) };
  }
}

async function handle(
  handlers: Handlers,
  request: Record<string, unknown>,
  context: RequestContext,
  guard: ServeOptions['guard'],
): Promise<unknown> {
  const { method } = request;
  if (!isMethod(handlers, method))
    throw new AppError(
      'UNKNOWN_METHOD',
      `There is no request "${nameOf(method)}". Both sides must be of the same version.`,
    );
  await guard?.(method, request['input']);
  const input = parseInput(method, request['input']);
  return handlers[method](input as never, context);
}

/** For messages; never calls into what the peer has sent. */
const nameOf = (method: unknown) => (typeof method === 'string' ? method.slice(0, 64) : typeof method);

const isMethod = (handlers: Handlers, method: unknown): method is Method =>
  typeof method === 'string' && Object.hasOwn(handlers, method);

function asAppError(
  error: unknown,
  method: string,
  signal: AbortSignal,
  onFault: ServeOptions['onFault'],
): AppError {
  if (signal.aborted) return cancelled(method, error);
  if (error instanceof AppError) return error;
  if (isRecord(error) && error['code'] === 'ENOSPC')
    return new AppError(
      'DISK_FULL',
      `There is no space left on the disk; ${method} did not finish. Free some and repeat.`,
    );
  onFault?.(method, error);
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError('INTERNAL', `${method} failed: ${reason}`, { method });
}
