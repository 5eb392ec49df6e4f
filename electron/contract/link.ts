import type { Client, EventName, Events } from './api.ts';
import type { Channel } from './channel.ts';
import { AppError } from './errors.ts';
import { createClient } from './rpc.ts';

/** `lost`: trying again; what is asked meanwhile rejects with PEER_GONE. `refused`: for good. */
export type LinkState = 'open' | 'lost' | 'refused';

/** A client that outlives its channel: listeners stay, and after a new connection `case.changed` says to refetch. */
export interface EngineLink extends Client {
  readonly state: () => LinkState;
  /** Returns the undo. */
  readonly onState: (listener: (state: LinkState, error?: AppError) => void) => () => void;
}

const RETRY_AFTER_MS = [100, 250, 500, 1000, 2000, 5000] as const;

/** Rejects with what `dial` rejects with at the first attempt; later ones are repeated until BAD_REQUEST. */
export async function createLink(dial: () => Promise<Channel>): Promise<EngineLink> {
  const link = new Link(dial);
  await link.connect();
  return link;
}

class Link implements EngineLink {
  private readonly dial: () => Promise<Channel>;
  private client: Client | null = null;
  private now: LinkState = 'lost';
  private closed = false;
  private readonly stateListeners = new Set<(state: LinkState, error?: AppError) => void>();
  private readonly listeners = new Map<EventName, Set<(data: never) => void>>();

  constructor(dial: () => Promise<Channel>) {
    this.dial = dial;
  }

  readonly state = () => this.now;

  readonly onState = (listener: (state: LinkState, error?: AppError) => void) => {
    this.stateListeners.add(listener);
    return () => this.stateListeners.delete(listener);
  };

  readonly call: Client['call'] = (method, input, options) =>
    this.client
      ? this.client.call(method, input, options)
      : Promise.reject(new AppError('PEER_GONE', `The engine is not connected; ${method} was not asked.`));

  on<E extends EventName>(event: E, listener: (data: Events[E]) => void): () => void {
    const set = this.listeners.get(event) ?? new Set();
    this.listeners.set(event, set.add(listener));
    return () => set.delete(listener);
  }

  close(): void {
    this.closed = true;
    this.client?.close();
  }

  async connect(): Promise<void> {
    const channel = await this.dial();
    if (this.closed) return channel.close();
    const client = createClient(channel);
    for (const event of EVENTS) client.on(event, (data) => this.announce(event, data));
    this.client = client;
    this.enter('open');
    channel.onClose(() => {
      this.client = null;
      if (this.closed) return;
      this.enter('lost');
      void this.reconnect(0);
    });
  }

  private async reconnect(attempt: number): Promise<void> {
    const last = RETRY_AFTER_MS.length - 1;
    await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER_MS[Math.min(attempt, last)]));
    if (this.closed) return;
    try {
      await this.connect();
      this.announce('case.changed', { what: 'case' });
    } catch (error) {
      if (error instanceof AppError && error.code === 'BAD_REQUEST') this.enter('refused', error);
      else await this.reconnect(attempt + 1);
    }
  }

  private enter(state: LinkState, error?: AppError): void {
    this.now = state;
    for (const listener of this.stateListeners) listener(state, error);
  }

  private announce<E extends EventName>(event: E, data: Events[E]): void {
    for (const listener of this.listeners.get(event) ?? []) listener(data as never);
  }
}

const EVENTS = [
  'import.progress',
  'analysis.progress',
  'case.changed',
] as const satisfies readonly EventName[];
