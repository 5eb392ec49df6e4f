import { CONTEXT_TABLES, type ContextList } from '../domain/context.ts';
import { joinSql, raw, sql, type Sql } from '../domain/sql.ts';
import { isoDay, type Day } from '../domain/time.ts';

/** What the column is called, and the SQL of its text; of a time as it is in a zone. */
type Cell = readonly [title: string, text: string | ((zone: string) => Sql)];

interface Shown {
  readonly cells: readonly Cell[];
  /** The columns of the table that say from when and to when an entry holds. */
  readonly from: string;
  readonly to: string | null;
}

const plain = (column: string, title = column.charAt(0).toUpperCase() + column.slice(1)) =>
  [title, column] as const;
const day = (column: string, title: string) => [title, `${column}::VARCHAR`] as const;
/** Whole days are said as such: a last one by its own date, not by the midnight after it. */
function instant(column: string, title: string, isEnd = false): Cell {
  return [
    title,
    (zone) => {
      const local = sql`timezone(${zone}, make_timestamptz(${raw(column)}))`;
      const last = raw(isEnd ? 'INTERVAL 1 microsecond' : 'INTERVAL 0 microsecond');
      return sql`CASE WHEN ${local} = date_trunc('day', ${local}) THEN strftime(${local} - ${last}, '%Y-%m-%d')
        ELSE strftime(${local}, '%Y-%m-%d %H:%M') END`;
    },
  ];
}

/** Columns of every list, as they are shown; psychometric scores and the directory's own hash are none. */
const SHOWN: Readonly<Record<ContextList, Shown>> = {
  people: {
    from: 'as_of',
    to: null,
    cells: [
      plain('account'),
      plain('full_name', 'Name'),
      plain('role'),
      plain('department'),
      plain('supervisor', 'Manager'),
      plain('location'),
      plain('zone', 'Time zone'),
      day('starts_on', 'Starts'),
      day('leaves_on', 'Leaves'),
      ['Leaving known', `CASE WHEN leaves_on IS NOT NULL THEN coalesce(leaving_known, as_of)::VARCHAR END`],
    ],
  },
  assets: {
    from: 'known_from',
    to: 'valid_to',
    cells: [
      plain('host'),
      plain('criticality'),
      plain('purpose'),
      plain('owner'),
      plain('site'),
      plain('note'),
    ],
  },
  networks: {
    from: 'known_from',
    to: 'valid_to',
    cells: [
      plain('network'),
      plain('kind'),
      plain('name'),
      ['AS number', 'asn::VARCHAR'],
      plain('country'),
      plain('note'),
    ],
  },
  changes: {
    from: 'known_from',
    to: null,
    cells: [
      plain('ticket'),
      plain('target'),
      plain('title'),
      plain('requester'),
      plain('implementer', 'Done by'),
      plain('state'),
      instant('from_us', 'Begins'),
      instant('to_us', 'Ends', true),
    ],
  },
  accounts: {
    from: 'known_from',
    to: 'valid_to',
    cells: [plain('account'), plain('kind'), plain('owner'), plain('purpose'), plain('hosts'), plain('note')],
  },
  holidays: {
    from: 'known_from',
    to: null,
    cells: [
      day('day', 'Day'),
      ['To', 'CASE WHEN last_day > day THEN last_day::VARCHAR END'],
      plain('name'),
      plain('site', 'Where'),
    ],
  },
  'on-call': {
    from: 'known_from',
    to: null,
    cells: [
      plain('account'),
      plain('team'),
      instant('from_us', 'Begins'),
      instant('to_us', 'Ends', true),
      plain('note'),
    ],
  },
  travel: {
    from: 'known_from',
    to: null,
    cells: [
      plain('account'),
      plain('place', 'Where'),
      instant('from_us', 'Leaves'),
      instant('to_us', 'Returns', true),
      plain('note'),
    ],
  },
  indicators: {
    from: 'known_from',
    to: 'valid_to',
    cells: [plain('value'), plain('kind'), plain('list'), plain('severity'), plain('why', 'Reason')],
  },
  allowed: {
    from: 'known_from',
    to: 'valid_to',
    cells: [
      plain('value'),
      plain('kind'),
      plain('scope', 'For'),
      plain('why', 'Reason'),
      plain('approver', 'Approved by'),
    ],
  },
};

/** Titles; those of times name the zone. */
export const listColumns = (list: ContextList, zone: string): readonly string[] =>
  SHOWN[list].cells.map(([title, text]) => (typeof text === 'string' ? title : `${title}, ${zone}`));

/** Days since 1970-01-01. */
const dayNumber = (date: string) => `(${date} - DATE '1970-01-01')::INTEGER`;

/** One row: `entries, sources, first, last, ended`; `ended` counts those that had ended before `day`. */
export function listSummary(list: ContextList, now: Day | null): Sql {
  const { from, to } = SHOWN[list];
  const ended =
    to === null || now === null ? sql`0` : sql`count(*) FILTER (${raw(to)} < ${isoDay(now)}::DATE)`;
  return sql`SELECT count(*) AS entries, list(DISTINCT source_id ORDER BY source_id)::VARCHAR AS sources,
    ${raw(dayNumber(`min(${from})`))} AS first, ${raw(dayNumber(`max(${from})`))} AS last, ${ended} AS ended
    FROM ${raw(CONTEXT_TABLES[list])}`;
}

const asOfCondition = ({ from, to }: Shown, asOf: Day | null): Sql => {
  if (asOf === null) return sql`true`;
  const on = sql`${isoDay(asOf)}::DATE`;
  return to === null
    ? sql`${raw(from)} <= ${on}`
    : sql`${raw(from)} <= ${on} AND (${raw(to)} IS NULL OR ${on} <= ${raw(to)})`;
};

interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** `source, from, to` and `c0`, `c1` … in the order of `listColumns`, sorted by them. */
export function listEntries(list: ContextList, asOf: Day | null, zone: string, page: Page): Sql {
  const shown = SHOWN[list];
  const cells = joinSql(
    shown.cells.map(
      ([, text], i) => sql`${typeof text === 'string' ? raw(text) : text(zone)} AS ${raw(`c${i}`)}`,
    ),
    ', ',
  );
  const order = ['c0', '"from"', ...shown.cells.map((_, i) => `c${i}`).slice(1), 'source'].join(', ');
  const to = shown.to === null ? 'NULL' : dayNumber(shown.to);
  return sql`SELECT source_id AS source, ${raw(dayNumber(shown.from))} AS "from", ${raw(to)} AS "to", ${cells}
    FROM ${raw(CONTEXT_TABLES[list])} WHERE ${asOfCondition(shown, asOf)}
    ORDER BY ${raw(order)} LIMIT ${page.limit} OFFSET ${page.offset}`;
}

export const listTotal = (list: ContextList, asOf: Day | null): Sql =>
  sql`SELECT count(*) AS total FROM ${raw(CONTEXT_TABLES[list])} WHERE ${asOfCondition(SHOWN[list], asOf)}`;
