import { describe, expect, it, vi } from 'vitest';
import { eventId } from '../../../models/domain/ids.ts';
import { NameCache } from '../../../renderer/channel/name-cache.ts';
import { scriptedClient } from './fake-client.ts';

const tick = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

function setUp() {
  const scripted = scriptedClient();
  return { ...scripted, names: new NameCache(scripted.client) };
}

describe('name cache', () => {
  it('asks for all names of one drawing in one request a kind', async () => {
    const { names, calls } = setUp();
    const event = eventId(7919n);
    for (const id of [3, 1, 3]) expect(names.get('person', id)).toBeUndefined();
    names.get('host', 1);
    names.get('resource', event);
    await tick();
    expect(calls.map(({ input }) => input)).toEqual([
      { kind: 'person', ids: [3, 1] },
      { kind: 'host', ids: [1] },
      { kind: 'resource', events: [event] },
    ]);
    const listener = vi.fn();
    names.subscribe(listener);
    await calls[0]?.answer(['Heron 41', 'Plover 12']);
    expect([names.get('person', 3), names.get('person', 1)]).toEqual(['Heron 41', 'Plover 12']);
    expect(listener).toHaveBeenCalledOnce();
  });

  it('does not ask again for what it knows', async () => {
    const { names, calls } = setUp();
    names.get('person', 1);
    await tick();
    await calls[0]?.answer(['Heron 41']);
    names.get('person', 1);
    await tick();
    expect(calls).toHaveLength(1);
  });

  it('forgets every name when the pseudonyms change, also one that is still on its way', async () => {
    const { names, calls, emit } = setUp();
    names.get('person', 1);
    names.get('person', 2);
    await tick();
    emit('case.changed', { what: 'pseudonyms' });
    await calls[0]?.answer(['Ann Person', 'Bob Person']);
    expect(names.get('person', 1)).toBeUndefined();
    await tick();
    await calls[1]?.answer(['Heron 41']);
    expect(names.get('person', 1)).toBe('Heron 41');
  });

  it('keeps names when only the scores change', async () => {
    const { names, calls, emit } = setUp();
    names.get('person', 1);
    await tick();
    await calls[0]?.answer(['Heron 41']);
    emit('case.changed', { what: 'scores' });
    expect(names.get('person', 1)).toBe('Heron 41');
  });
});
