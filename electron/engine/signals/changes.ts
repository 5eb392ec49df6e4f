import { US_PER_DAY } from '../../../models/domain/time.ts';
import type { Database } from '../database/database.ts';
import { KNOWN } from './known.ts';

/** A change record covers what is done so long before and after it. */
const AROUND_US = US_PER_DAY;

/** `CORP\\ann` and `ann@corp.example` are `ann`. */
export const bareName = (name: string): string =>
  (name.toLowerCase().split('\\').at(-1) ?? '').split('@')[0] ?? '';

/** Also `dc-01` and `dc-01.corp.example`; two people who share a first name are two. */
function isSame(one: string, other: string): boolean {
  const [a, b] = [bareName(one), bareName(other)];
  return a === b || a.startsWith(`${b}.`) || b.startsWith(`${a}.`);
}

interface Row {
  readonly ticket: string;
  readonly target: string | null;
  readonly requester: string | null;
  readonly implementer: string | null;
  readonly from: number;
  readonly to: number;
  readonly known: number | null;
}

export interface Changes {
  /** True where there is any list of changes. */
  readonly hasChanges: boolean;
  /**
   * The first record that covers what was done then to something of these names, by somebody of those; null for none. A
   * record that names no target covers all of its people's, one that names nobody is for everybody.
   */
  readonly covering: (targets: readonly string[], by: readonly string[], atUs: number) => string | null;
  /** The first by which somebody had work to do then, or was to be worked on. */
  readonly planned: (name: string, part: 'implementer' | 'target', atUs: number) => string | null;
}

export async function changesOf(database: Database): Promise<Changes> {
  const rows = (await database.rows(
    `SELECT ticket, target, requester, implementer, from_us AS "from", to_us AS "to", ${KNOWN('context_change')}`,
  )) as unknown as readonly Row[];
  const byTarget = indexed(rows, ({ target }) => target);
  const byWorker = indexed(rows, workerOf);
  const first = (possible: readonly number[], suits: (row: Row) => boolean) =>
    possible.map((i) => rows[i]).find((row) => row !== undefined && suits(row))?.ticket ?? null;
  return {
    hasChanges: rows.length > 0,
    covering: (targets, by, atUs) =>
      first(candidates(byTarget, ['', ...targets]), (row) => isThen(row, atUs) && covers(row, targets, by)),
    planned: (name, part, atUs) =>
      first(
        candidates(part === 'target' ? byTarget : byWorker, [name]),
        (row) => isThen(row, atUs) && isSame(name, (part === 'target' ? row.target : workerOf(row)) ?? ''),
      ),
  };
}

const workerOf = ({ implementer, requester }: Row) => implementer ?? requester;

/** A host is found by its first label, too. */
const keysOf = (name: string) => [...new Set([bareName(name), bareName(name).split('.')[0] ?? ''])];

/** Places of rows by what they name, '' for nothing. */
function indexed(
  rows: readonly Row[],
  nameOf: (row: Row) => string | null,
): ReadonlyMap<string, readonly number[]> {
  const index = new Map<string, number[]>();
  rows.forEach((row, i) => {
    for (const key of keysOf(nameOf(row) ?? '')) {
      const found = index.get(key);
      if (found) found.push(i);
      else index.set(key, [i]);
    }
  });
  return index;
}

const candidates = (index: ReadonlyMap<string, readonly number[]>, names: readonly string[]) =>
  [...new Set(names.flatMap(keysOf).flatMap((key) => index.get(key) ?? []))].sort((a, b) => a - b);

const isThen = ({ from, to, known }: Row, atUs: number) =>
  atUs >= from - AROUND_US && atUs <= to + AROUND_US && (known ?? 0) * US_PER_DAY <= atUs;

/**
 * What was done to a target by whoever implements the change; by somebody else where the record says nobody's account.
 * Who asked for a change of theirs is not who may make it.
 */
function covers(
  { target, requester, implementer }: Row,
  targets: readonly string[],
  by: readonly string[],
): boolean {
  if (target !== null && !targets.some((one) => isSame(target, one))) return false;
  // A name as people write it is no account: it cannot be held against one.
  if (implementer !== null && !implementer.trim().includes(' '))
    return by.some((one) => isSame(implementer, one));
  return requester === null || [...by, ...targets].some((one) => isSame(requester, one));
}
