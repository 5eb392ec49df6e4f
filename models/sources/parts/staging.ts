import type { Check, ColumnOf, EventFormat, EventMapping, SourceFormat } from './format.ts';

/** Times from here on and before the second one are believed. */
const FIRST_TIME = '1970-01-01';
const END_TIME = '2200-01-01';
const SEPARATOR = 'chr(31)';

/** A file's columns under names of our own (`c0`, `c1` …): nothing of a header becomes SQL. */
export function columnsOf(header: readonly string[]): { names: readonly string[]; of: ColumnOf } {
  const names = header.map((_, i) => `c${i}`);
  return { names, of: (name) => names[header.indexOf(name)] ?? 'NULL' };
}

/**
 * SQL that turns the file's text columns into a staging table: one row a record, in the file's order. `reason` is NULL
 * where the record is good, else why it is rejected. Pure text; `from` is the relation with the columns `c0` ….
 */
export function stagingSelect(
  format: SourceFormat,
  header: readonly string[],
  name: string,
  from: string,
): string {
  const { of } = columnsOf(header);
  if (format.kind === 'rows') {
    const { columns, checks } = format.map(of, name);
    const hash = contentHash(format, header, of, columns['as_of'] ?? "''");
    const list = Object.entries(columns).map(([column, expression]) => `${expression} AS ${column}`);
    return `SELECT ${list.join(', ')}, ${hash} AS content_hash, ${reasonOf(checks)} AS reason FROM ${from}`;
  }
  const map = format.map(of);
  const hash = contentHash(format, header, of, "''");
  const checks: readonly Check[] = [
    ...map.checks,
    { when: 'at_local IS NULL', reason: 'time cannot be read' },
    {
      when: `at_local < TIMESTAMP '${FIRST_TIME}' OR at_local >= TIMESTAMP '${END_TIME}'`,
      reason: 'time outside 1970–2200',
    },
  ];
  const varying = Object.entries(eventColumns(map))
    .filter(([, expression]) => !isConstant(expression))
    .map(([column, expression]) => `${expression} AS ${column}, `);
  return `SELECT ${map.atLocal} AS at_local, ${varying.join('')}${hash} AS content_hash, ${reasonOf(checks)} AS reason FROM ${from}`;
}

const eventColumns = (map: EventMapping) => ({
  account: map.account,
  host: map.host,
  action: map.action,
  resource: map.resource,
  from_address: map.fromAddress,
  bytes: map.bytes,
  items: map.items,
});

const isConstant = (expression: string) => /^(?:NULL|'[^']*')$/.test(expression);

/** Columns of an event that a format fills by row, and those that it fills once: these are not staged. */
export function eventValues(format: EventFormat): {
  varying: readonly string[];
  constant: Readonly<Record<string, string>>;
} {
  const columns = Object.entries(eventColumns(format.map((name) => name)));
  return {
    varying: columns.filter(([, expression]) => !isConstant(expression)).map(([column]) => column),
    constant: Object.fromEntries(columns.filter(([, expression]) => isConstant(expression))),
  };
}

const reasonOf = (checks: readonly Check[]) =>
  `CASE ${checks.map(({ when, reason }) => `WHEN ${when} THEN '${reason.replaceAll("'", "''")}'`).join(' ')} END`;

/**
 * 64 bits over everything of a record but the exporter's row id. A column that is absent equals an empty one, so that
 * exports with more or fewer columns still meet; MD5, because the value is kept and must not change with DuckDB.
 */
function contentHash(format: SourceFormat, header: readonly string[], of: ColumnOf, scope: string): string {
  const known = [...format.required, ...format.optional].filter((column) => column !== format.rowId);
  const extra = header.filter((column) => column !== format.rowId && !known.includes(column)).sort();
  const parts = [
    `'${format.id}'`,
    scope,
    ...known.map((column) => `coalesce(${of(column)}, '')`),
    ...extra.map(
      (column) =>
        `CASE WHEN ${of(column)} <> '' THEN '${column.replaceAll("'", "''")}=' || ${of(column)} END`,
    ),
  ];
  return `md5_number_lower(concat_ws(${SEPARATOR}, ${parts.join(', ')}))`;
}
