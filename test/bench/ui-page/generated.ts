import { personId } from '../../../models/domain/ids.ts';
import { EDGE_KINDS, NODE_KINDS, type Replay } from '../../../models/domain/replay.ts';
import { uniformOf } from '../../../models/domain/random.ts';
import { timestampUs, US_PER_HOUR, US_PER_SECOND } from '../../../models/domain/time.ts';

const PATH = 12;
const ROLES = ['workstation', 'server', 'user', ''] as const;
const ACTIONS = ['remote-logon', 'explicit-credentials', 'share-accessed'] as const;

const zeros = (length: number) => new Int32Array(length);

/** A replay of any size: a path of 12 steps through accounts, hosts and shares that meet by chance. */
export function generatedReplay(nodeCount: number, edgeCount: number): Replay {
  const uniform = uniformOf(`replay ${nodeCount} ${edgeCount}`);
  const whole = (below: number) => Math.floor(uniform() * below);
  const from = Date.UTC(2026, 10, 12, 8) * 1000;
  const to = from + 9 * US_PER_HOUR;
  const column = Int32Array.from({ length: nodeCount }, (_, i) => (i < PATH ? 1 + (i % 4) : whole(5)));
  const kinds = Int32Array.from(column, (at) =>
    NODE_KINDS.indexOf(['address', 'host', 'account', 'host', 'resource'][at] as 'host'),
  );
  const times = Float64Array.from({ length: edgeCount }, () => from + uniform() * (to - from)).sort();
  const pathEdges = Array.from({ length: PATH - 1 }, (_, i) => Math.floor(((i + 1) * edgeCount) / PATH));
  const onPath = new Map(pathEdges.map((edge, i) => [edge, i]));
  const ends = (shift: 0 | 1) =>
    Int32Array.from({ length: edgeCount }, (_, i) => {
      const order = onPath.get(i);
      return order === undefined ? whole(nodeCount) : order + shift;
    });
  const steps = Math.min(5000, edgeCount);
  const every = edgeCount / steps;
  const stepEdge = Int32Array.from({ length: steps }, (_, i) => Math.floor(i * every));
  for (const edge of pathEdges) stepEdge[Math.min(steps - 1, Math.round(edge / every))] = edge;
  const number = Int32Array.from(stepEdge, (edge) => (onPath.get(edge) ?? -1) + 1);
  return {
    from: timestampUs(from),
    to: timestampUs(to),
    zone: 'UTC',
    person: personId(1),
    host: null,
    events: edgeCount * 5,
    hosts: kinds.filter((kind) => kind === NODE_KINDS.indexOf('host')).length,
    entities: nodeCount,
    nodes: {
      rows: nodeCount,
      columns: {
        kind: kinds,
        entity: Int32Array.from({ length: nodeCount }, (_, i) => i),
        event: BigUint64Array.from({ length: nodeCount }, (_, i) => BigInt(i + 1)),
        role: Int32Array.from(kinds, (kind) => (kind === 0 ? whole(2) : kind === 1 ? 2 : 3)),
        column,
        reached: Float64Array.from({ length: nodeCount }, () => from + uniform() * (to - from)),
        level: Int32Array.from({ length: nodeCount }, () => whole(4)),
        members: new Float64Array(nodeCount).fill(1),
        inside: new Float64Array(nodeCount),
        path: Uint8Array.from({ length: nodeCount }, (_, i) => (i < PATH ? 1 : 0)),
      },
      dictionary: { role: ROLES },
    },
    edges: {
      rows: edgeCount,
      columns: {
        from: ends(0),
        to: ends(1),
        kind: Int32Array.from({ length: edgeCount }, () => whole(EDGE_KINDS.length)),
        at: times,
        last: times,
        events: new Float64Array(edgeCount).fill(5),
        first: Uint8Array.from({ length: edgeCount }, (_, i) => (onPath.has(i) ? 1 : 0)),
        failed: new Uint8Array(edgeCount),
        path: Uint8Array.from({ length: edgeCount }, (_, i) => (onPath.has(i) ? 1 : 0)),
        step: Int32Array.from({ length: edgeCount }, (_, i) => (onPath.get(i) ?? -1) + 1),
      },
    },
    steps: {
      rows: steps,
      columns: {
        at: Float64Array.from(stepEdge, (edge) => times[edge] ?? to),
        until: Float64Array.from(stepEdge, (edge) => times[edge] ?? to),
        event: BigUint64Array.from({ length: steps }, (_, i) => BigInt(i + 1)),
        events: new Float64Array(steps).fill(5),
        action: Int32Array.from({ length: steps }, () => whole(ACTIONS.length)),
        account: zeros(steps),
        target: zeros(steps).fill(-1),
        host: zeros(steps).fill(1),
        edge: stepEdge,
        number,
        first: Uint8Array.from(number, (one) => (one > 0 ? 1 : 0)),
        failed: new Uint8Array(steps),
        cause: zeros(steps).fill(-1),
        causeLikelihood: new Float64Array(steps),
        runnerUp: zeros(steps).fill(-1),
        runnerUpLikelihood: new Float64Array(steps),
        others: zeros(steps),
      },
      dictionary: { action: ACTIONS },
    },
    alternatives: [],
    privilege: {
      rows: 2,
      columns: {
        at: Float64Array.from([from, from + 3600 * US_PER_SECOND]),
        account: Int32Array.from([1, 2]),
        host: Int32Array.from([1, 1]),
        level: Int32Array.from([1, 3]),
        reason: Int32Array.from([0, 1]),
        by: Int32Array.from([-1, -1]),
        change: Int32Array.from([0, 0]),
        event: BigUint64Array.from([1n, 2n]),
      },
      dictionary: { reason: ['logged-on', 'special-privileges'], change: [''] },
    },
    density: {
      sliceUs: (to - from) / 400,
      counts: Float64Array.from({ length: 400 }, () => whole(100)),
    },
  };
}
