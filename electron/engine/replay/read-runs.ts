import type { AccountKind } from '../../../models/domain/account.ts';
import type { Action } from '../../../models/domain/event.ts';
import type { Sql } from '../../../models/domain/sql.ts';
import type { Run } from '../../../models/graph/run.ts';
import { readColumns } from '../database/columnar.ts';
import type { Database } from '../database/database.ts';

const SHAPE = {
  event: 'u64',
  at: 'f64',
  until: 'f64',
  events: 'f64',
  action: 'word',
  account: 'i32',
  kind: 'word',
  target: 'i32',
  targetKind: 'word',
  computer: 'i32',
  src: 'i32',
  dst: 'i32',
  ip: 'word',
  container: 'word',
  logonType: 'i32',
  logonId: 'u64',
  linkedLogonId: 'u64',
  failed: 'u8',
  first: 'u8',
} as const;

/** The rows of `runs` or `pairs`. */
export async function readRuns(database: Database, query: Sql): Promise<readonly Run[]> {
  const { rows, columns, dictionary } = await readColumns(database, query, SHAPE);
  const word = (name: keyof typeof columns, row: number) =>
    dictionary?.[name]?.[Number(columns[name][row] ?? -1)] ?? '';
  return Array.from({ length: rows }, (_, row) => ({
    event: big(columns.event, row),
    at: columns.at[row] ?? 0,
    until: columns.until[row] ?? 0,
    events: columns.events[row] ?? 0,
    action: word('action', row) as Action,
    account: id(columns.account, row),
    kind: word('kind', row) as AccountKind,
    target: id(columns.target, row),
    targetKind: word('targetKind', row) as AccountKind,
    computer: id(columns.computer, row),
    src: id(columns.src, row),
    dst: id(columns.dst, row),
    ip: word('ip', row),
    container: word('container', row),
    logonType: id(columns.logonType, row),
    logonId: big(columns.logonId, row),
    linkedLogonId: big(columns.linkedLogonId, row),
    failed: columns.failed[row] === 1,
    first: columns.first[row] === 1,
  }));
}

const id = (column: Int32Array, row: number) => column[row] ?? -1;
const big = (column: BigUint64Array, row: number) => column[row] ?? 0n;
