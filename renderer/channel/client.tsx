import { createContext, useCallback, useContext, useEffect, useState, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import type { Client, EventName, Events, Input, Method, Output } from '../../electron/contract/api.ts';
import { AppError } from '../../electron/contract/errors.ts';
import type { EventId } from '../../models/domain/ids.ts';
import { NameCache, type NameKind } from './name-cache.ts';
import { QueryCache, type Answer } from './query-cache.ts';

interface Engine {
  readonly client: Client;
  readonly queries: QueryCache;
  readonly names: NameCache;
}
const EngineContext = createContext<Engine | null>(null);

export function EngineProvider({ client, children }: { client: Client; children: ReactNode }) {
  const [engine] = useState<Engine>(() => ({
    client,
    queries: new QueryCache(client),
    names: new NameCache(client),
  }));
  return <EngineContext.Provider value={engine}>{children}</EngineContext.Provider>;
}

function useEngine(): Engine {
  const engine = useContext(EngineContext);
  if (!engine) throw new AppError('INTERNAL', 'A view was drawn outside of the engine’s provider.');
  return engine;
}

export const useClient = (): Client => useEngine().client;
export const useQueries = (): QueryCache => useEngine().queries;

export interface Query<T> extends Answer<T> {
  readonly retry: () => void;
  /** Data on screen that is being asked for again. */
  readonly refreshing: boolean;
}
const IDLE: Answer<never> = { data: undefined, error: null, asking: false };

/** Asks the engine and keeps the answer fresh; `null` asks nothing. */
export function useQuery<M extends Method>(method: M, input: Input<M> | null): Query<Output<M>> {
  const { queries } = useEngine();
  const key = input === null ? null : JSON.stringify(input);
  const subscribe = useCallback(
    (listener: () => void) =>
      key === null ? () => undefined : queries.watch(method, JSON.parse(key) as Input<M>, listener),
    [queries, method, key],
  );
  const snapshot = () =>
    key === null ? (IDLE as Answer<Output<M>>) : queries.read(method, JSON.parse(key) as Input<M>);
  const answer = useSyncExternalStore(subscribe, snapshot);
  const retry = useCallback(() => {
    if (key !== null) queries.retry(method, JSON.parse(key) as Input<M>);
  }, [queries, method, key]);
  return { ...answer, retry, refreshing: answer.asking && answer.data !== undefined };
}

/** Resolves names as they are drawn; the function answers undefined until a name is there. */
export function useNames(): (kind: NameKind, id: number | EventId) => string | undefined {
  const { names } = useEngine();
  useSyncExternalStore(names.subscribe, () => names.version);
  return useCallback((kind: NameKind, id: number | EventId) => names.get(kind, id), [names]);
}

export function useEngineEvent<E extends EventName>(event: E, listener: (data: Events[E]) => void): void {
  const { client } = useEngine();
  useEffect(() => client.on(event, listener), [client, event, listener]);
}
