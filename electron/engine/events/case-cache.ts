import type { OpenCase } from '../case/open-case.ts';
import type { Database } from '../database/database.ts';
import { caseStamp } from '../queries/stamp.ts';

const MOST_KEPT = 64;

interface Kept {
  readonly stamp: string;
  readonly values: Map<string, unknown>;
}
const kept = new WeakMap<OpenCase, Kept>();

/** What `work` gave for `key` while the case is as it was; the longest unused goes first. */
export async function untilCaseChanges<T>(
  open: OpenCase,
  database: Database,
  key: string,
  work: () => Promise<T>,
): Promise<T> {
  const stamp = (await database.row<{ stamp: string }>(caseStamp()))?.stamp ?? '';
  let cache = kept.get(open);
  if (cache?.stamp !== stamp) kept.set(open, (cache = { stamp, values: new Map() }));
  const { values } = cache;
  const value = values.has(key) ? (values.get(key) as T) : await work();
  values.delete(key);
  values.set(key, value);
  for (const oldest of values.keys()) {
    if (values.size <= MOST_KEPT) break;
    values.delete(oldest);
  }
  return value;
}
