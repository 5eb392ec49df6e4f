import type { EventName, Events, Method, WireError } from './api.ts';

/** What crosses a channel. Everything that arrives is checked again: a type says nothing about the other side. */
export type Message =
  | { readonly kind: 'request'; readonly id: number; readonly method: Method; readonly input: unknown }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly error: WireError }
  | { readonly kind: 'event'; readonly event: EventName; readonly data: Events[EventName] };

/**
 * A pipe between two processes: it posts and listens and knows nothing else. Messages arrive in the order in which
 * they were posted. `post` on a closed channel does nothing; `onClose` fires once, also for whoever asks afterwards.
 */
export interface Channel {
  post(message: Message): void;
  /** One listener; what came before it was set is kept for it. */
  onMessage(listener: (message: unknown) => void): void;
  onClose(listener: () => void): void;
  close(): void;
}

/** The listening half, which every channel shares. */
export class Inlet {
  private waiting: unknown[] = [];
  private listener: ((message: unknown) => void) | null = null;
  private closeListeners: (() => void)[] = [];
  closed = false;

  deliver(message: unknown): void {
    if (this.closed) return;
    if (this.listener) this.listener(message);
    else this.waiting.push(message);
  }

  onMessage(listener: (message: unknown) => void): void {
    this.listener = listener;
    const waiting = this.waiting;
    this.waiting = [];
    for (const message of waiting) listener(message);
  }

  onClose(listener: () => void): void {
    if (this.closed) queueMicrotask(listener);
    else this.closeListeners.push(listener);
  }

  /** True the first time. */
  end(): boolean {
    if (this.closed) return false;
    this.closed = true;
    const listeners = this.closeListeners;
    this.closeListeners = [];
    for (const listener of listeners) listener();
    return true;
  }
}
