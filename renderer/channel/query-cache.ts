import type { Client, Events, Input, Method, Output } from '../../electron/contract/api.ts';
import { AppError } from '../../electron/contract/errors.ts';

/** What is known of one question. `data` stays while it is asked again. */
export interface Answer<T> {
  readonly data: T | undefined;
  readonly error: AppError | null;
  readonly asking: boolean;
}

interface Entry {
  answer: Answer<unknown>;
  controller: AbortController | null;
  stale: boolean;
  lastUsed: number;
  readonly listeners: Set<() => void>;
  readonly ask: () => void;
}

type Changed = Events['case.changed']['what'];
/** Which questions a change makes stale, by their prefix. */
const TOUCHES: Readonly<Record<Changed, readonly string[]>> = {
  case: [''],
  sources: [
    'cases.',
    'context.',
    'coverage.',
    'sources.',
    'events.',
    'people.',
    'stories.',
    'signals.',
    'organisation.',
    'analysis.',
    'audit.',
    'records.',
    'replay.',
    'report.',
  ],
  scores: [
    'cases.',
    'coverage.',
    'people.',
    'stories.',
    'signals.',
    'analysis.',
    'audit.',
    'replay.',
    'report.',
  ],
  pseudonyms: [
    'context.',
    'pseudonyms.',
    'people.identity',
    'records.',
    'sources.list',
    'audit.',
    'cases.status',
    'report.',
    'stories.',
    'signals.',
  ],
  labels: ['evaluation.', 'audit.'],
};
const KEPT_UNUSED = 120;
const NOTHING: Answer<never> = { data: undefined, error: null, asking: true };

/**
 * Answers by method and input, shared by everything on screen. A question nobody waits for any more is cancelled;
 * a change of the case asks again what is on screen and forgets the rest.
 */
export class QueryCache {
  private readonly entries = new Map<string, Entry>();
  private readonly client: Client;
  private clock = 0;

  constructor(client: Client) {
    this.client = client;
    client.on('case.changed', ({ what }) => this.invalidate(what));
  }

  read<M extends Method>(method: M, input: Input<M>): Answer<Output<M>> {
    const entry = this.entries.get(keyOf(method, input));
    return (entry?.answer ?? NOTHING) as Answer<Output<M>>;
  }

  /** Asks where it is not known, and tells of every change. Returns the undo. */
  watch<M extends Method>(method: M, input: Input<M>, listener: () => void): () => void {
    const entry = this.entry(method, input);
    entry.listeners.add(listener);
    entry.lastUsed = this.clock += 1;
    if (entry.stale && !entry.controller) entry.ask();
    return () => {
      entry.listeners.delete(listener);
      // A view that is redrawn watches again at once: cancel only what nobody took up.
      setTimeout(() => {
        if (entry.listeners.size > 0 || !entry.controller) return;
        entry.controller.abort();
        entry.controller = null;
        entry.stale = true;
      }, 50);
    };
  }

  retry<M extends Method>(method: M, input: Input<M>): void {
    this.entry(method, input).ask();
  }

  /** Asks again whatever a change of this kind touches. */
  invalidate(what: Changed): void {
    const prefixes = TOUCHES[what];
    for (const [key, entry] of this.entries) {
      if (!prefixes.some((prefix) => key.startsWith(prefix))) continue;
      if (entry.listeners.size === 0) this.entries.delete(key);
      else entry.ask();
    }
  }

  private entry<M extends Method>(method: M, input: Input<M>): Entry {
    const key = keyOf(method, input);
    const known = this.entries.get(key);
    if (known) return known;
    const entry: Entry = {
      answer: NOTHING,
      controller: null,
      stale: true,
      lastUsed: 0,
      listeners: new Set(),
      ask: () => void this.ask(entry, method, input),
    };
    this.entries.set(key, entry);
    this.forgetOldest();
    return entry;
  }

  private async ask<M extends Method>(entry: Entry, method: M, input: Input<M>): Promise<void> {
    entry.controller?.abort();
    const controller = new AbortController();
    entry.controller = controller;
    entry.stale = false;
    publish(entry, { ...entry.answer, asking: true });
    try {
      const data = await this.client.call(method, input, { signal: controller.signal });
      if (entry.controller !== controller) return;
      entry.controller = null;
      publish(entry, { data, error: null, asking: false });
    } catch (error) {
      if (entry.controller !== controller) return;
      entry.controller = null;
      entry.stale = true;
      publish(entry, { data: entry.answer.data, error: asAppError(error), asking: false });
    }
  }

  private forgetOldest(): void {
    if (this.entries.size <= KEPT_UNUSED) return;
    const unused = [...this.entries].filter(([, entry]) => entry.listeners.size === 0 && !entry.controller);
    unused.sort(([, a], [, b]) => a.lastUsed - b.lastUsed);
    for (const [key] of unused.slice(0, this.entries.size - KEPT_UNUSED)) this.entries.delete(key);
  }
}

const keyOf = (method: Method, input: unknown) => `${method} ${JSON.stringify(input)}`;

function publish(entry: Entry, answer: Answer<unknown>): void {
  entry.answer = answer;
  for (const listener of entry.listeners) listener();
}

export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new AppError('INTERNAL', message, {}, error);
}
