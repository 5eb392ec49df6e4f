import type { Columnar } from './columns.ts';
import type { HostId, PersonId } from './ids.ts';
import type { Day, TimestampUs } from './time.ts';

/** What is replayed: a session of `session`, a person's local day, or a span of time. */
export type ReplaySubject =
  | { readonly kind: 'session'; readonly session: number }
  | { readonly kind: 'day'; readonly person: PersonId; readonly day: Day }
  | {
      readonly kind: 'span';
      readonly from: TimestampUs;
      readonly to: TimestampUs;
      readonly person?: PersonId;
      readonly host?: HostId;
    };

/** Shapes: host square, account circle, resource folder, address triangle, group two stacked squares. */
export const NODE_KINDS = ['host', 'account', 'resource', 'address', 'group'] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

/** Columns of the arrangement by step, from the left. */
export const STEP_COLUMNS = ['came from', 'works at', 'acts as', 'reaches', 'touches'] as const;

/**
 * `logon`: came to a host (from an address, an account or a host); `credentials`: took on another account;
 * `remote`: signed in to another host; `access`: share, file, object; `change`: account, group, service, task.
 */
export const EDGE_KINDS = ['logon', 'credentials', 'remote', 'access', 'change'] as const;
export type EdgeKind = (typeof EDGE_KINDS)[number];

export const HOST_ROLES = ['domain controller', 'server', 'workstation', ''] as const;
export type HostRole = (typeof HOST_ROLES)[number];

/** One row a node; an edge names its nodes by row. `kind` indexes NODE_KINDS. dictionary.group has a group's key by row, else ''. */
export type ReplayNodes = Columnar<{
  kind: Int32Array;
  /** Host or account id; −1 for the others. */
  entity: Int32Array;
  /** Of a resource or address: an event that names it (`names.resolve`, kind `container`); 0 for the others. */
  event: BigUint64Array;
  /** Indexes dictionary.role: a host's role, an account's kind, what a group holds (`8 workstations`), else ''. */
  role: Int32Array;
  /** Index into STEP_COLUMNS. */
  column: Int32Array;
  /** Microseconds UTC of when the replayed chain of events first got there; NaN where it is known but never reached. */
  reached: Float64Array;
  /** Highest privilege level held there in the span. */
  level: Int32Array;
  /** Nodes that this one stands for: 1, or the size of a group. */
  members: Float64Array;
  /** Events between these, which no edge shows: with those of the edges they are all that was drawn. */
  inside: Float64Array;
  /** 1 where the causal path leads through it: never aggregated. */
  path: Uint8Array;
}>;

/** One row a pair of nodes and kind. */
export type ReplayEdges = Columnar<{
  from: Int32Array;
  to: Int32Array;
  /** Indexes EDGE_KINDS. */
  kind: Int32Array;
  /** Microseconds UTC of the first and the last event. */
  at: Float64Array;
  last: Float64Array;
  events: Float64Array;
  /** 1 where account and target never met before in the case. */
  first: Uint8Array;
  /** 1 where every attempt failed. */
  failed: Uint8Array;
  path: Uint8Array;
  /** Number of the first path step on it, from 1; 0 for none. */
  step: Int32Array;
}>;

/** Events in their order, runs of like ones folded: the list beside the graph. */
export type ReplaySteps = Columnar<{
  at: Float64Array;
  until: Float64Array;
  /** First event of the run; how many it folds. */
  event: BigUint64Array;
  events: Float64Array;
  /** Indexes dictionary.action. */
  action: Int32Array;
  /** Account id and host id that it is about; −1 for none. `target` is the account that it acts on or as. */
  account: Int32Array;
  target: Int32Array;
  host: Int32Array;
  /** Row of its edge; −1 where it draws none. */
  edge: Int32Array;
  /** Its number on the path, from 1; 0 beside the path. */
  number: Int32Array;
  first: Uint8Array;
  failed: Uint8Array;
  /** Row of the likeliest cause, −1 for none; likelihoods 0 to 1; `others` counts the further possible causes. */
  cause: Int32Array;
  causeLikelihood: Float64Array;
  runnerUp: Int32Array;
  runnerUpLikelihood: Float64Array;
  others: Int32Array;
}>;

/** Privilege steps: from `at` on, the account holds `level`. Sorted by time. */
export type ReplayPrivilege = Columnar<{
  at: Float64Array;
  account: Int32Array;
  host: Int32Array;
  level: Int32Array;
  /** Indexes dictionary.reason. */
  reason: Int32Array;
  /** Account that brought it about, −1 where it comes with a sign-in of its own. */
  by: Int32Array;
  /** Indexes dictionary.change: the ticket that covers it, UNCOVERED where none does, '' where none is asked for. */
  change: Int32Array;
  event: BigUint64Array;
}>;

export interface Replay {
  readonly from: TimestampUs;
  readonly to: TimestampUs;
  readonly zone: string;
  readonly person: PersonId | null;
  /** Host of a session or of a span's filter. */
  readonly host: HostId | null;
  /** Everything of the span, before folding and aggregation. */
  readonly events: number;
  readonly hosts: number;
  /** Nodes before aggregation. */
  readonly entities: number;
  readonly nodes: ReplayNodes;
  readonly edges: ReplayEdges;
  readonly steps: ReplaySteps;
  /** Alternative chains whose likelihood is above a third of the drawn one's: rows of `steps`, likeliest first. */
  readonly alternatives: readonly { readonly steps: readonly number[]; readonly likelihood: number }[];
  readonly privilege: ReplayPrivilege;
  /**
   * Where two minutes gave more than 5,000 steps: runs fold over gaps of `gapUs`; `runs` would have been the steps, and
   * `left` are left out beyond 5,000, changes of credentials and movement last.
   */
  readonly coarser?: { readonly gapUs: number; readonly runs: number; readonly left: number };
  /** Events in at most 400 equal slices of the span. */
  readonly density: { readonly sliceUs: number; readonly counts: Float64Array };
}
