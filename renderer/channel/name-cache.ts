import type { Client, NamesRequest } from '../../electron/contract/api.ts';
import type { EventId } from '../../models/domain/ids.ts';
import { visibleText } from '../../models/figures/visible-text.ts';

export type NameKind = NamesRequest['kind'];
type Id = number | EventId;
const AT_MOST = 500;

/**
 * Names by kind and id. Everything that is missing in one frame of drawing is asked for in one request a kind;
 * a change of the pseudonyms or of the case forgets them all.
 */
export class NameCache {
  private readonly known = new Map<string, string>();
  private readonly wanted = new Map<NameKind, Set<Id>>();
  private readonly listeners = new Set<() => void>();
  private readonly client: Client;
  private scheduled = false;
  private generation = 0;
  /** Changes whenever a name may read differently. */
  version = 0;

  constructor(client: Client) {
    this.client = client;
    client.on('case.changed', ({ what }) => {
      if (what !== 'labels' && what !== 'scores') this.forget();
    });
  }

  /** The name if it is known; otherwise asks for it and answers undefined. */
  get(kind: NameKind, id: Id): string | undefined {
    const name = this.known.get(`${kind} ${id}`);
    if (name === undefined) this.want(kind, id);
    return name;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  forget(): void {
    this.known.clear();
    this.generation += 1;
    this.changed();
  }

  private want(kind: NameKind, id: Id): void {
    const ids = this.wanted.get(kind) ?? new Set<Id>();
    ids.add(id);
    this.wanted.set(kind, ids);
    if (this.scheduled) return;
    this.scheduled = true;
    queueMicrotask(() => {
      this.scheduled = false;
      const batches = [...this.wanted];
      this.wanted.clear();
      for (const [batchKind, batch] of batches) void this.resolve(batchKind, [...batch]);
    });
  }

  private async resolve(kind: NameKind, ids: readonly Id[]): Promise<void> {
    const generation = this.generation;
    for (let start = 0; start < ids.length; start += AT_MOST) {
      const part = ids.slice(start, start + AT_MOST);
      const names = await this.client.call('names.resolve', requestOf(kind, part)).catch(() => null);
      if (generation !== this.generation) return;
      part.forEach((id, i) => this.known.set(`${kind} ${id}`, visibleText(names?.[i] ?? '\u2013')));
    }
    this.changed();
  }

  private changed(): void {
    this.version += 1;
    for (const listener of this.listeners) listener();
  }
}

function requestOf(kind: NameKind, ids: readonly Id[]): NamesRequest {
  if (kind === 'resource' || kind === 'container')
    return { kind, events: ids.filter((id): id is EventId => typeof id === 'string') };
  return { kind, ids: ids.filter((id): id is number => typeof id === 'number') };
}
