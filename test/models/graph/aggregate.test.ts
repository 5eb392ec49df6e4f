import { describe, expect, it } from 'vitest';
import { MOST_EDGES, MOST_NODES } from '../../../models/graph/aggregate.ts';
import { NODE_KINDS } from '../../../models/domain/replay.ts';
import { edgesOf, nodesOf, pathOf, recording, replayOf } from './recording.ts';

const two = (n: number) => String(n).padStart(2, '0');
const times = (n: number) => `1${Math.floor(n / 3600)}:${two(Math.floor(n / 60) % 60)}:${two(n % 60)}`;
const list = (count: number, line: (i: number) => string) =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

const total = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0);
/** Events of the edges, and of those that lie between the members of a group. */
const told = ({ edges, nodes }: ReturnType<typeof replayOf>) =>
  total(edges.columns.events) + total(nodes.columns.inside);

/** Kinds of both ends of the edges that numbered steps draw. */
const onPath = ({ steps, edges, nodes }: ReturnType<typeof replayOf>) => {
  const kindOf = (row: number | undefined) => NODE_KINDS[nodes.columns.kind[row ?? -1] ?? -1];
  return [...steps.columns.number.keys()]
    .filter((row) => (steps.columns.number[row] ?? 0) > 0)
    .map((row) => steps.columns.edge[row] ?? -1)
    .map((edge) => [kindOf(edges.columns.from[edge]), kindOf(edges.columns.to[edge])]);
};

/** Hosts that reach `each` others. */
const crowd = (hosts: number, each: number) =>
  recording(`
    ${list(hosts * each, (i) => `${times(i % 3600)} lark pc-${i % hosts} -> pc-${(i * 7 + Math.floor(i / hosts) + 1) % hosts} type3`)}
  `);

const fan = (hosts: number) =>
  recording(`
    09:00:00 heron ws-01 local
    09:10:00 heron ws-01 -> srv-99 type3 first
    09:11:00 heron srv-99 -> dc-01 type3 first
    ${list(hosts, (i) => `${times(i)} heron ws-01 -> pc-${i} type3`)}
  `);

describe('aggregation', () => {
  it('folds eight leaves of one kind and role', () => {
    const of = fan(8);
    const replay = replayOf(of);
    expect(nodesOf(replay, of)).toEqual(['[8 hosts] @3', 'dc-01 @3', 'heron @0', 'srv-99 @3', 'ws-01 @1']);
    expect(edgesOf(replay, of)).toContain('ws-01>[8 hosts] 8×');
    expect(replay.entities).toBe(12);
  });

  it('leaves seven as they are', () => {
    const of = fan(7);
    expect(nodesOf(replayOf(of), of)).toHaveLength(11);
  });

  it('names groups without a name, and opens at most 40 of one', () => {
    const of = fan(152);
    const key = replayOf(of).nodes.dictionary?.['group']?.find((word) => word !== '') ?? '';
    expect(key).toMatch(/^host::h\d+:remote$/);
    const names = nodesOf(replayOf(of, [key]), of);
    expect(names).toHaveLength(4 + 40 + 1);
    expect(names).toContain('[and 112 more] @3');
    const small = fan(8);
    expect(nodesOf(replayOf(small, [key]), small).filter((name) => name.startsWith('['))).toEqual([]);
  });

  it('counts every node once, folded or open', () => {
    const of = fan(152);
    const counted = (open: readonly string[]) =>
      replayOf(of, open).nodes.columns.members.reduce((sum, members) => sum + members, 0);
    expect(counted([])).toBe(156);
    expect(counted(['host::h1:remote'])).toBe(156);
  });

  it('never folds the path, also above 2,000 nodes', () => {
    // Every host has two neighbours, so that none is a leaf.
    const many = recording(`
      09:00:00 heron ws-01 local
      09:10:00 heron ws-01 -> srv-99 type3 first
      09:11:00 heron srv-99 -> dc-01 type3 first
      ${list(1500, (i) => `${times(i)} lark pc-${i} -> mail-${i % 600} type3\n${times(i)} wren srv-${i % 700} -> pc-${i} type3`)}
    `);
    const replay = replayOf(many);
    expect(replay.entities).toBeGreaterThan(2000);
    expect(replay.nodes.rows).toBeLessThan(2000);
    const names = nodesOf(replay, many);
    for (const host of ['ws-01', 'srv-99', 'dc-01'])
      expect(names.some((name) => name.startsWith(host))).toBe(true);
    expect(pathOf(replay, many)).toHaveLength(3);
    expect(replay.nodes.columns.members.reduce((sum, members) => sum + members, 0)).toBe(replay.entities);
  });

  it('leaves up to 2,000 nodes unfolded where none is a leaf', () => {
    const few = recording(`
      09:00:00 heron ws-01 local
      ${list(300, (i) => `${times(i)} heron ws-01 -> pc-${i} type3\n${times(i)} heron pc-${i} -> mail-01 type3`)}
    `);
    const replay = replayOf(few);
    expect([replay.entities, replay.nodes.rows]).toEqual([303, 303]);
  });

  it('draws at most 10,000 edges, and every event is in one of them or inside a group', () => {
    const many = crowd(900, 20);
    const replay = replayOf(many, [], (node) => String(node.id % 150));
    expect(replay.entities).toBeLessThan(MOST_NODES);
    expect(replay.edges.rows).toBeLessThanOrEqual(MOST_EDGES);
    expect(replay.edges.rows).toBeGreaterThan(500);
    expect(total(replay.nodes.columns.members)).toBe(replay.entities);
    expect(told(replay)).toBe(many.runs.length);
    expect(onPath(replay).length).toBeGreaterThan(2);
    expect(onPath(replay).every((ends) => ends.every((kind) => kind !== 'group'))).toBe(true);
  });

  it('folds by kind where roles and subnets say nothing', () => {
    const many = crowd(900, 20);
    const replay = replayOf(many);
    const ends = new Set(onPath(replay).flat());
    expect([...ends]).toEqual(['host']);
    expect(replay.nodes.columns.members.filter((members) => members > 1)).toHaveLength(1);
    expect(told(replay)).toBe(many.runs.length);
  });

  it('leaves up to 10,000 edges as they are', () => {
    const few = crowd(500, 15);
    const replay = replayOf(few);
    expect(replay.nodes.rows).toBe(replay.entities);
    expect(told(replay)).toBe(few.runs.length);
  });
});
