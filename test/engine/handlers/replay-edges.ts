import { eventId } from '../../../models/domain/ids.ts';
import { EDGE_KINDS, NODE_KINDS, type Replay } from '../../../models/domain/replay.ts';
import type { SmallCase } from './small-case.ts';

/** Edges as `ws-01>cad-02 remote first`, in order of time, with the names that a view would show without masks. */
export async function edgesOf(small: SmallCase, { nodes, edges }: Replay): Promise<readonly string[]> {
  await small.call('pseudonyms.unmask', { reason: 'Needed for the interview', minutes: 5 });
  const { kind, entity, event } = nodes.columns;
  const named = await Promise.all(
    [...kind].map(async (which, row) => {
      const word = NODE_KINDS[which];
      if (word === 'group') return '[group]';
      const ids = [entity[row] ?? -1];
      const input =
        word === 'host' || word === 'account'
          ? { kind: word, ids }
          : { kind: 'container' as const, events: [eventId(event[row] ?? 0n)] };
      return small.call('names.resolve', input).then(([name]) => name ?? '');
    }),
  );
  const { from, to, kind: way, first, failed } = edges.columns;
  return [...from].map((start, row) =>
    [
      `${named[start]}>${named[to[row] ?? -1]}`,
      EDGE_KINDS[way[row] ?? -1],
      ...(first[row] === 1 ? ['first'] : []),
      ...(failed[row] === 1 ? ['failed'] : []),
    ].join(' '),
  );
}
