import { eventId, personId } from '../../../models/domain/ids.ts';
import {
  EDGE_KINDS,
  NODE_KINDS,
  STEP_COLUMNS,
  type EdgeKind,
  type NodeKind,
  type Replay,
} from '../../../models/domain/replay.ts';
import { PRIVILEGE_REASONS, type PrivilegeReason } from '../../../models/domain/privilege.ts';
import { timestampUs, US_PER_SECOND } from '../../../models/domain/time.ts';
import type { ReplayNames } from '../../../models/figures/replay-names.ts';

/** An evening at a fictional optics company, 12 Nov 2026 in Copenhagen: from a workstation to a file server. */
const ZONE = 'Europe/Copenhagen';
const MIDNIGHT = Date.UTC(2026, 10, 11, 23) * 1000;
const US = (clock: string): number => {
  const [h = 0, m = 0, s = 0] = clock.split(':').map(Number);
  return MIDNIGHT + (h * 3600 + m * 60 + s) * US_PER_SECOND;
};

type NodeLine = readonly [
  id: string,
  kind: NodeKind,
  column: number,
  role: string,
  level: number,
  reached: string,
  path: 0 | 1,
  members?: number,
];
const NODES: readonly NodeLine[] = [
  ['10.20.14.37', 'address', 0, '', 0, '20:52:07', 1],
  ['heron-41', 'account', 0, 'user', 1, '20:52:07', 1],
  ['ws-opt-114', 'host', 1, 'workstation', 1, '20:52:07', 1],
  ['13 workstations', 'group', 1, '13 workstations', 0, '', 0, 13],
  ['USB disk 7F2A', 'resource', 1, '', 0, '22:41:06', 1],
  ['svc-plm-backup', 'account', 2, 'service', 2, '22:03:11', 1],
  ['14 accounts', 'group', 2, '14 accounts', 0, '', 0, 14],
  ['dc-01', 'host', 3, 'domain controller', 3, '', 0],
  ['plm-app-01', 'host', 3, 'server', 2, '', 1],
  ['file-plm-01', 'host', 3, 'server', 2, '22:09:14', 1],
  ['file-cad-02', 'host', 3, 'server', 1, '21:04:31', 1],
  ['file-cad-01', 'host', 3, 'server', 1, '', 0],
  ['\\prototypes', 'resource', 4, '', 0, '21:04:52', 1],
  ['\\kestrel', 'resource', 4, '', 0, '22:14:03', 1],
  ['\\lenses', 'resource', 4, '', 0, '', 0],
];

type EdgeLine = readonly [
  from: string,
  to: string,
  kind: EdgeKind,
  at: string,
  events: number,
  step: number,
  flags?: string,
];
const EDGES: readonly EdgeLine[] = [
  ['13 workstations', 'svc-plm-backup', 'logon', '20:55:00', 26, 0],
  ['14 accounts', 'file-cad-01', 'remote', '21:00:00', 40, 0],
  ['14 accounts', 'file-cad-02', 'remote', '21:00:00', 31, 0],
  ['ws-opt-114', 'file-cad-01', 'remote', '21:02:00', 4, 0],
  ['file-cad-01', '\\lenses', 'access', '21:03:00', 12, 0],
  ['10.20.14.37', 'ws-opt-114', 'logon', '20:52:07', 1, 1],
  ['heron-41', 'ws-opt-114', 'logon', '20:52:07', 1, 2],
  ['ws-opt-114', 'file-cad-02', 'remote', '21:04:31', 1, 3],
  ['file-cad-02', '\\prototypes', 'access', '21:04:52', 708, 4],
  ['ws-opt-114', 'plm-app-01', 'remote', '22:01:15', 3, 5, 'failed'],
  ['ws-opt-114', 'svc-plm-backup', 'credentials', '22:03:11', 1, 6, 'first'],
  ['svc-plm-backup', 'file-plm-01', 'remote', '22:09:14', 1, 7, 'first'],
  ['file-plm-01', '\\kestrel', 'access', '22:14:03', 1204, 8, 'first'],
  ['ws-opt-114', 'USB disk 7F2A', 'access', '22:41:06', 41, 9],
];

type StepLine = readonly [
  at: string,
  action: string,
  account: string,
  host: string,
  edge: number,
  number: number,
  events?: number,
  target?: string,
];
const STEPS: readonly StepLine[] = [
  ['20:52:07', 'logged-on', 'heron-41', 'ws-opt-114', 5, 1],
  ['20:52:08', 'logged-on', 'heron-41', 'ws-opt-114', 6, 2],
  ['21:04:31', 'remote-logon', 'heron-41', 'file-cad-02', 7, 3],
  ['21:04:52', 'share-file-accessed', 'heron-41', 'file-cad-02', 8, 4, 708],
  ['21:56:02', 'logged-on', 'heron-41', 'ws-opt-114', -1, 0],
  ['22:01:15', 'logon-failed', 'heron-41', 'plm-app-01', 9, 5, 3],
  ['22:03:11', 'explicit-credentials', 'heron-41', 'ws-opt-114', 10, 6, 1, 'svc-plm-backup'],
  ['22:09:14', 'remote-logon', 'svc-plm-backup', 'file-plm-01', 11, 7],
  ['22:14:03', 'share-file-accessed', 'svc-plm-backup', 'file-plm-01', 12, 8, 1204],
  ['22:38:21', 'device-connected', 'heron-41', 'ws-opt-114', -1, 0],
  ['22:41:06', 'file-copied', 'heron-41', 'ws-opt-114', 13, 9, 41],
  ['22:46:58', 'device-disconnected', 'heron-41', 'ws-opt-114', -1, 0],
  ['22:47:30', 'logged-off', 'heron-41', 'ws-opt-114', -1, 0],
];
/** Cause and runner-up of a step, by rows, with their likelihoods and how many others there are. */
const CAUSES: Readonly<Record<number, readonly [number, number, number, number, number]>> = {
  2: [1, 0.94, 0, 0.06, 0],
  3: [2, 0.99, -1, 0, 0],
  6: [4, 0.7, 5, 0.2, 1],
  7: [6, 0.82, 5, 0.11, 2],
  8: [7, 0.99, -1, 0, 0],
};
type PrivilegeLine = readonly [
  at: string,
  account: string,
  host: string,
  level: number,
  reason: PrivilegeReason,
  by?: string,
  change?: string,
];
const CHANGES = ['', '-'];
const PRIVILEGE: readonly PrivilegeLine[] = [
  ['20:52:07', 'heron-41', 'ws-opt-114', 1, 'logged-on'],
  ['22:03:11', 'svc-plm-backup', 'ws-opt-114', 2, 'explicit-credentials', 'heron-41', '-'],
  ['22:09:14', 'svc-plm-backup', 'file-plm-01', 2, 'special-privileges'],
  ['22:47:30', 'svc-plm-backup', 'ws-opt-114', 0, 'signed-off'],
  ['22:47:30', 'svc-plm-backup', 'file-plm-01', 0, 'signed-off'],
  ['22:47:30', 'heron-41', 'ws-opt-114', 0, 'signed-off'],
];

const rowOf = (name: string): number => NODES.findIndex(([id]) => id === name);
const words = (values: readonly string[]): readonly string[] => [...new Set(values)];
const timeOf = (clock: string): number => (clock === '' ? Number.NaN : US(clock));
const entity = (name: string): number => rowOf(name);

function nodes(): Replay['nodes'] {
  const roles = words(NODES.map(([, , , role]) => role));
  const column = <T>(pick: (line: NodeLine, row: number) => T) => NODES.map(pick);
  return {
    rows: NODES.length,
    columns: {
      kind: Int32Array.from(column(([, kind]) => NODE_KINDS.indexOf(kind))),
      entity: Int32Array.from(column(([, kind], row) => (kind === 'host' || kind === 'account' ? row : -1))),
      event: BigUint64Array.from(
        column(([, kind], row) => (kind === 'resource' || kind === 'address' ? BigInt(row + 1) : 0n)),
      ),
      role: Int32Array.from(column(([, , , role]) => roles.indexOf(role))),
      column: Int32Array.from(column(([, , at]) => Math.min(at, STEP_COLUMNS.length - 1))),
      reached: Float64Array.from(column(([, , , , , reached]) => timeOf(reached))),
      level: Int32Array.from(column(([, , , , level]) => level)),
      members: Float64Array.from(column(([, , , , , , , members]) => members ?? 1)),
      inside: Float64Array.from(column(([id]) => (id === '14 accounts' ? 9 : 0))),
      path: Uint8Array.from(column(([, , , , , , path]) => path)),
    },
    dictionary: { role: roles, group: NODES.map(([id, kind]) => (kind === 'group' ? id : '')) },
  };
}

const has = (flag: string) => (line: EdgeLine) => ((line[6] ?? '').includes(flag) ? 1 : 0);

function edges(): Replay['edges'] {
  const column = <T>(pick: (line: EdgeLine) => T) => EDGES.map(pick);
  return {
    rows: EDGES.length,
    columns: {
      from: Int32Array.from(column(([from]) => rowOf(from))),
      to: Int32Array.from(column(([, to]) => rowOf(to))),
      kind: Int32Array.from(column(([, , kind]) => EDGE_KINDS.indexOf(kind))),
      at: Float64Array.from(column(([, , , at]) => US(at))),
      last: Float64Array.from(column(([, , , at]) => US(at))),
      events: Float64Array.from(column(([, , , , events]) => events)),
      first: Uint8Array.from(column(has('first'))),
      failed: Uint8Array.from(column(has('failed'))),
      path: Uint8Array.from(column(([, , , , , step]) => (step > 0 ? 1 : 0))),
      step: Int32Array.from(column(([, , , , , step]) => step)),
    },
  };
}

const cause = (row: number) => CAUSES[row] ?? ([-1, 0, -1, 0, 0] as const);
const flag = (name: string) => (line: StepLine) => ((EDGES[line[4]]?.[6] ?? '').includes(name) ? 1 : 0);

function steps(): Replay['steps'] {
  const actions = words(STEPS.map(([, action]) => action));
  const column = <T>(pick: (line: StepLine, row: number) => T) => STEPS.map(pick);
  return {
    rows: STEPS.length,
    columns: {
      at: Float64Array.from(column(([at]) => US(at))),
      until: Float64Array.from(
        column(([at, , , , , , events]) => US(at) + ((events ?? 1) - 1) * US_PER_SECOND),
      ),
      event: BigUint64Array.from(column((_, row) => BigInt(1000 + row))),
      events: Float64Array.from(column(([, , , , , , events]) => events ?? 1)),
      action: Int32Array.from(column(([, action]) => actions.indexOf(action))),
      account: Int32Array.from(column(([, , account]) => entity(account))),
      target: Int32Array.from(
        column(([, , , , , , , target]) => (target === undefined ? -1 : entity(target))),
      ),
      host: Int32Array.from(column(([, , , host]) => entity(host))),
      edge: Int32Array.from(column(([, , , , edge]) => edge)),
      number: Int32Array.from(column(([, , , , , number]) => number)),
      first: Uint8Array.from(column(flag('first'))),
      failed: Uint8Array.from(column(flag('failed'))),
      cause: Int32Array.from(column((_, row) => cause(row)[0])),
      causeLikelihood: Float64Array.from(column((_, row) => cause(row)[1])),
      runnerUp: Int32Array.from(column((_, row) => cause(row)[2])),
      runnerUpLikelihood: Float64Array.from(column((_, row) => cause(row)[3])),
      others: Int32Array.from(column((_, row) => cause(row)[4])),
    },
    dictionary: { action: actions },
  };
}

function privilege(): Replay['privilege'] {
  const column = <T>(pick: (line: PrivilegeLine) => T) => PRIVILEGE.map(pick);
  return {
    rows: PRIVILEGE.length,
    columns: {
      at: Float64Array.from(column(([at]) => US(at))),
      account: Int32Array.from(column(([, account]) => entity(account))),
      host: Int32Array.from(column(([, , host]) => entity(host))),
      level: Int32Array.from(column(([, , , level]) => level)),
      reason: Int32Array.from(column(([, , , , reason]) => PRIVILEGE_REASONS.indexOf(reason))),
      by: Int32Array.from(column(([, , , , , by]) => (by === undefined ? -1 : entity(by)))),
      change: Int32Array.from(column(([, , , , , , change]) => CHANGES.indexOf(change ?? ''))),
      event: BigUint64Array.from(PRIVILEGE.map((_, row) => BigInt(2000 + row))),
    },
    dictionary: { reason: PRIVILEGE_REASONS, change: CHANGES },
  };
}

const FROM = US('20:52:00');
const TO = US('22:50:00');
const SLICE = 30 * US_PER_SECOND;

/** Busy while files are read, idle from 21:24 to 21:56. */
function density(): Replay['density'] {
  const counts = new Float64Array(Math.ceil((TO - FROM) / SLICE));
  counts.forEach((_, i) => {
    const at = FROM + i * SLICE;
    const bulk = (at > US('21:04:40') && at < US('21:19:00')) || (at > US('22:14:00') && at < US('22:34:00'));
    const idle = at > US('21:24:00') && at < US('21:56:00');
    counts[i] = idle ? 0 : bulk ? 20 + ((i * 7) % 23) : 1 + ((i * 3) % 4);
  });
  return { sliceUs: SLICE, counts };
}

export const replayFixture = (): Replay => ({
  from: timestampUs(FROM),
  to: timestampUs(TO),
  zone: ZONE,
  person: personId(41),
  host: null,
  events: 2034,
  hosts: 6,
  entities: 40,
  nodes: nodes(),
  edges: edges(),
  steps: steps(),
  alternatives: [{ steps: [0, 1, 6, 7, 8], likelihood: 0.3 }],
  privilege: privilege(),
  density: density(),
});

const nameOfRow = (row: number): string => NODES[row]?.[0] ?? '–';

export const fixtureNames: ReplayNames = {
  account: nameOfRow,
  host: nameOfRow,
  container: (event) => nameOfRow(NODES.findIndex((_, row) => eventId(BigInt(row + 1)) === event)),
};
export const us = US;
