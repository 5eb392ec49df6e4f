import { US_PER_DAY } from '../../../models/domain/time.ts';
import type { Database } from '../database/database.ts';

/** A change record covers what is done so long before and after it. */
const AROUND_US = US_PER_DAY;

/** Names of one thing: `CORP\\ann`, `ann@corp.example` and `ann` are told alike. */
export const bareName = (name: string) =>
  (name.toLowerCase().split('\\').at(-1) ?? '').split('@')[0]?.split('.')[0] ?? '';

interface Row {
  readonly ticket: string;
  readonly target: string | null;
  readonly requester: string | null;
  readonly implementer: string | null;
  readonly from: number;
  readonly to: number;
}

export interface Changes {
  /** True where there is any list of changes. */
  readonly hasChanges: boolean;
  /**
   * The first record that covers what was done then to something of these names, by somebody of those; null for none. A
   * record that names no target covers all of its people's, one that names nobody is for everybody.
   */
  readonly covering: (targets: readonly string[], by: readonly string[], atUs: number) => string | null;
}

export async function changesOf(database: Database): Promise<Changes> {
  const rows = (await database.rows(
    'SELECT ticket, target, requester, implementer, from_us AS "from", to_us AS "to" FROM context_change',
  )) as unknown as readonly Row[];
  const byTarget = new Map<string, number[]>();
  rows.forEach(({ target }, i) => {
    const key = target === null ? '' : bareName(target);
    const found = byTarget.get(key);
    if (found) found.push(i);
    else byTarget.set(key, [i]);
  });
  return {
    hasChanges: rows.length > 0,
    covering: (targets, by, atUs) => {
      const about = [...new Set(targets.map(bareName))];
      const people = new Set([...by.map(bareName), ...about]);
      const possible = new Set(['', ...about].flatMap((name) => byTarget.get(name) ?? []));
      const found = [...possible]
        .sort((a, b) => a - b)
        .find((i) => {
          const row = rows[i];
          return row !== undefined && isThen(row, atUs) && isBy(row, people);
        });
      return found === undefined ? null : (rows[found]?.ticket ?? null);
    },
  };
}

const isThen = ({ from, to }: Row, atUs: number) => atUs >= from - AROUND_US && atUs <= to + AROUND_US;

function isBy({ requester, implementer }: Row, people: ReadonlySet<string>): boolean {
  const named = [requester, implementer].filter((name) => name !== null);
  return named.length === 0 || named.some((name) => people.has(bareName(name)));
}
