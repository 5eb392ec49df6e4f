import type { ContextEntries, ContextListSummary } from '../../contract/api.ts';
import { listColumns, listEntries, listSummary, listTotal } from '../../../models/context/list-queries.ts';
import { CONTEXT_LISTS, type ContextList } from '../../../models/domain/context.ts';
import { sourceId } from '../../../models/domain/ids.ts';
import { day, US_PER_DAY, type Day } from '../../../models/domain/time.ts';
import { checkZone } from '../case/case-file.ts';
import type { Database } from '../database/database.ts';
import type { Shown } from '../masking/shown.ts';

const MOST_ENTRIES = 1000;

interface Summary extends Readonly<Record<string, unknown>> {
  readonly entries: number;
  readonly sources: string | null;
  readonly first: number | null;
  readonly last: number | null;
  readonly ended: number;
}

/** Every kind of list, those that the case has none of as well. */
export async function listsOf(database: Database): Promise<ContextListSummary[]> {
  const last = await database.row<{ us: number | null }>('SELECT max(last_us) AS us FROM source');
  const lastUs = last?.us ?? null;
  const now = lastUs === null ? null : day(Math.floor(lastUs / US_PER_DAY));
  const summaries: ContextListSummary[] = [];
  for (const list of CONTEXT_LISTS) {
    const row = await database.row<Summary>(listSummary(list, now));
    summaries.push({
      list,
      entries: row?.entries ?? 0,
      sources: (JSON.parse(row?.sources ?? '[]') as number[]).map(sourceId),
      firstKnown: maybeDay(row?.first),
      lastKnown: maybeDay(row?.last),
      ended: row?.ended ?? 0,
    });
  }
  return summaries;
}

const maybeDay = (number: number | null | undefined): Day | null =>
  number === null || number === undefined ? null : day(number);

interface Entry extends Readonly<Record<string, unknown>> {
  readonly source: number;
  readonly from: number;
  readonly to: number | null;
}

interface Asked {
  readonly list: ContextList;
  readonly asOf?: Day;
  readonly offset: number;
  readonly limit: number;
}

export async function entriesOf(
  database: Database,
  { list, asOf, offset, limit }: Asked,
  names: Shown,
  zone: string,
): Promise<ContextEntries> {
  checkZone(zone);
  const columns = listColumns(list, zone);
  const total = await database.row<{ total: number }>(listTotal(list, asOf ?? null));
  const rows = await database.rows<Entry>(
    listEntries(list, asOf ?? null, zone, { offset, limit: Math.min(limit, MOST_ENTRIES) }),
  );
  return {
    columns,
    total: total?.total ?? 0,
    entries: rows.map((row) => ({
      source: sourceId(row.source),
      knownFrom: day(row.from),
      validTo: maybeDay(row.to),
      cells: columns.map((_, i) => cellOf(row[`c${i}`], names)),
    })),
  };
}

const cellOf = (value: unknown, names: Shown) => (typeof value === 'string' ? names.text(value) : null);
