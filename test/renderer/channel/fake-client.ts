import type { Client, EventName, Events, Input, Method, Output } from '../../../electron/contract/api.ts';

interface Call {
  readonly method: Method;
  readonly input: unknown;
  readonly signal: AbortSignal | undefined;
  readonly answer: (data: unknown) => Promise<void>;
  readonly fail: (error: unknown) => Promise<void>;
}

const settled = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/** A client whose answers the test gives when it wants to. */
export function scriptedClient() {
  const calls: Call[] = [];
  const listeners = new Map<EventName, Set<(data: never) => void>>();
  const client: Client = {
    call: <M extends Method>(method: M, input: Input<M>, options?: { signal?: AbortSignal }) =>
      new Promise<Output<M>>((resolve, reject) => {
        calls.push({
          method,
          input,
          signal: options?.signal,
          answer: (data) => (resolve(data as Output<M>), settled()),
          fail: (error) => (reject(error), settled()),
        });
      }),
    on: (event, listener) => {
      const set = listeners.get(event) ?? new Set();
      listeners.set(event, set.add(listener));
      return () => set.delete(listener);
    },
    close: () => undefined,
  };
  const emit = <E extends EventName>(event: E, data: Events[E]) =>
    listeners.get(event)?.forEach((listener) => listener(data as never));
  return { client, calls, emit };
}
