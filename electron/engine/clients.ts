import type { EventName, Events, Handlers } from '../contract/api.ts';
import type { Channel } from '../contract/channel.ts';
import { serve, type Served, type ServeOptions } from '../contract/rpc-serve.ts';

/** Everyone who is connected to this engine, whatever the channel. Events go to all of them. */
export class Clients {
  private readonly served = new Set<Served>();
  private handlers: Handlers | null = null;

  use(handlers: Handlers): void {
    this.handlers = handlers;
  }

  add(channel: Channel, rights: Pick<ServeOptions, 'guard' | 'unmasked'> = {}): Served {
    if (!this.handlers) throw new Error('a client was added before the handlers');
    const served = serve(channel, this.handlers, {
      emit: this.broadcast,
      onFault: reportFault,
      ...rights,
    });
    this.served.add(served);
    channel.onClose(() => this.served.delete(served));
    return served;
  }

  readonly broadcast = <E extends EventName>(event: E, data: Events[E]): void => {
    for (const served of this.served) served.event(event, data);
  };

  /** Resolves once nobody waits for an answer any more. */
  async idle(): Promise<void> {
    while ([...this.served].some((served) => served.inFlight() > 0))
      await new Promise((resolve) => setTimeout(resolve, 20));
  }

  close(): void {
    for (const served of this.served) served.close();
  }
}

/** For whoever reads the engine's stderr; the client gets the message only. */
function reportFault(method: string, error: unknown): void {
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`engine: ${method} failed: ${text}\n`);
}
