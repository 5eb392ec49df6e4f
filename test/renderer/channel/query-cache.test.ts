import { describe, expect, it, vi } from 'vitest';
import { AppError } from '../../../electron/contract/errors.ts';
import { personId } from '../../../models/domain/ids.ts';
import { QueryCache } from '../../../renderer/channel/query-cache.ts';
import { scriptedClient } from './fake-client.ts';

function setUp() {
  const scripted = scriptedClient();
  return { ...scripted, queries: new QueryCache(scripted.client) };
}
const profile = (id: number) => ({ person: personId(id) });

describe('query cache', () => {
  it('asks once for everybody who watches the same question', async () => {
    const { queries, calls } = setUp();
    const [a, b] = [vi.fn(), vi.fn()];
    queries.watch('people.profile', profile(1), a);
    queries.watch('people.profile', profile(1), b);
    queries.watch('people.profile', profile(2), b);
    expect(calls.map(({ input }) => input)).toEqual([profile(1), profile(2)]);
    await calls[0]?.answer({ rank: 1 });
    expect(queries.read('people.profile', profile(1))).toEqual({
      data: { rank: 1 },
      error: null,
      asking: false,
    });
    expect(a).toHaveBeenCalled();
    expect(queries.read('people.profile', profile(2)).asking).toBe(true);
  });

  it('cancels what nobody waits for any more, but not what is watched again at once', async () => {
    vi.useFakeTimers();
    const { queries, calls } = setUp();
    const undo = queries.watch('cases.status', {}, vi.fn());
    undo();
    queries.watch('cases.status', {}, vi.fn());
    vi.advanceTimersByTime(100);
    expect(calls[0]?.signal?.aborted).toBe(false);
    queries.watch('analysis.status', {}, vi.fn())();
    vi.advanceTimersByTime(100);
    expect(calls[1]?.signal?.aborted).toBe(true);
    queries.watch('analysis.status', {}, vi.fn());
    expect(calls).toHaveLength(3);
    vi.useRealTimers();
  });

  it('keeps the last data while it is asked again, and after a failure', async () => {
    const { queries, calls, emit } = setUp();
    queries.watch('people.ranked', {}, vi.fn());
    await calls[0]?.answer('first');
    emit('case.changed', { what: 'scores' });
    expect(queries.read('people.ranked', {})).toEqual({ data: 'first', error: null, asking: true });
    await calls[1]?.fail(new AppError('INTERNAL', 'no'));
    const { data, error } = queries.read('people.ranked', {});
    expect([data, error?.code]).toEqual(['first', 'INTERNAL']);
  });

  it('drops an answer that a newer question has overtaken', async () => {
    const { queries, calls, emit } = setUp();
    queries.watch('people.ranked', {}, vi.fn());
    emit('case.changed', { what: 'scores' });
    expect(calls[0]?.signal?.aborted).toBe(true);
    await calls[1]?.answer('new');
    await calls[0]?.answer('old');
    expect(queries.read('people.ranked', {}).data).toBe('new');
  });

  it('asks again only what a change touches', async () => {
    const { queries, calls, emit } = setUp();
    queries.watch('people.ranked', {}, vi.fn());
    queries.watch('organisation.activity', {}, vi.fn());
    queries.watch('pseudonyms.status', {}, vi.fn());
    for (const call of calls) await call.answer('x');
    const asked = (what: 'scores' | 'sources' | 'pseudonyms' | 'case') => {
      const before = calls.length;
      emit('case.changed', { what });
      return calls.slice(before).map(({ method }) => method);
    };
    expect(asked('scores')).toEqual(['people.ranked']);
    expect(asked('sources')).toEqual(['people.ranked', 'organisation.activity']);
    expect(asked('pseudonyms')).toEqual(['pseudonyms.status']);
    expect(asked('case')).toEqual(['people.ranked', 'organisation.activity', 'pseudonyms.status']);
  });

  it('forgets what a change touches and nobody watches', async () => {
    const { queries, calls, emit } = setUp();
    queries.watch('people.ranked', {}, vi.fn())();
    await calls[0]?.answer('old');
    emit('case.changed', { what: 'scores' });
    expect(queries.read('people.ranked', {}).data).toBeUndefined();
  });
});
