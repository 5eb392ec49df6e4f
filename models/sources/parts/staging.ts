import { NO_ACCOUNT } from '../../domain/account.ts';
import { NOWHERE } from './nothing.ts';
import type {
  AccountIds,
  Check,
  ColumnOf,
  EventFormat,
  EventMapping,
  JsonEventMapping,
  JsonFormat,
  JsonSample,
  ListedFile,
  Origin,
  RowFormat,
} from './format.ts';

/** Times from here on and before the second one are believed. */
const FIRST_TIME = '1970-01-01';
const END_TIME = '2200-01-01';
const SEPARATOR = 'chr(31)';

const TIME_CHECKS: readonly Check[] = [
  { when: 'at_local IS NULL', reason: 'time cannot be read' },
  {
    when: `at_local < TIMESTAMP '${FIRST_TIME}' OR at_local >= TIMESTAMP '${END_TIME}'`,
    reason: 'time outside 1970–2200',
  },
];

/** A file's columns under names of our own (`c0`, `c1` …): nothing of a header becomes SQL. */
export function columnsOf(header: readonly string[]): { names: readonly string[]; of: ColumnOf } {
  const names = header.map((_, i) => `c${i}`);
  return { names, of: (name) => names[header.indexOf(name)] ?? 'NULL' };
}

/**
 * SQL that turns the file's text columns into a staging table: one row a record, in the file's order. `reason` is NULL
 * where the record is good, else why it is rejected. Pure text; `from` is the relation with the columns `c0` ….
 */
export function stagingSelect(format: EventFormat | RowFormat, file: ListedFile, from: string): string {
  const { header } = file.sample;
  const { of } = columnsOf(header);
  if (format.kind === 'rows') {
    const { columns, checks } = format.map(of, file);
    const hash = contentHash(format, header, of, columns['as_of'] ?? columns['known_from'] ?? "''");
    const list = Object.entries(columns).map(([column, expression]) => `${expression} AS ${column}`);
    return `SELECT ${list.join(', ')}, ${hash} AS content_hash, ${reasonOf(checks)} AS reason FROM ${from}`;
  }
  const map = format.map(of, file);
  const hash = contentHash(format, header, of, "''");
  const checks = [...map.checks, ...TIME_CHECKS];
  const varying = Object.entries(eventColumns(format, map))
    .filter(([, expression]) => !isConstant(expression))
    .map(([column, expression]) => `${expression} AS ${column}, `);
  return `SELECT ${fromStart(format, map.atLocal, file.startUs ?? 0)} AS at_local, ${varying.join('')}${hash} AS content_hash, ${reasonOf(checks)} AS reason FROM ${from}`;
}

const fromStart = (format: EventFormat | JsonFormat, at: string, startUs: number) =>
  format.needsStart && startUs !== 0 ? `TRY((${at}) + to_microseconds(${String(Math.trunc(startUs))}))` : at;

const eventColumns = (format: EventFormat, map: EventMapping) => ({
  account: map.account,
  account_kind: map.accountKind ?? "'user'",
  account_sid: map.accountSid ?? 'NULL',
  target_account: map.targetAccount ?? 'NULL',
  target_kind: map.targetKind ?? "'user'",
  target_sid: map.targetSid ?? 'NULL',
  computer: map.computer ?? 'NULL',
  src_host: map.srcHost ?? 'NULL',
  dst_host: map.dstHost ?? 'NULL',
  src_ip: map.srcIp ?? 'NULL',
  stream: map.stream ?? `'${format.stream}'`,
  action: map.action,
  outcome: map.outcome ?? 'NULL',
  resource: map.resource ?? 'NULL',
  from_address: map.fromAddress ?? 'NULL',
  bytes: map.bytes ?? 'NULL',
  items: map.items ?? 'NULL',
  amount: map.amount ?? 'NULL',
  channel: map.channel ?? 'NULL',
  code: map.code ?? 'NULL',
  logon_type: map.logonType ?? 'NULL',
  logon_id: map.logonId ?? 'NULL',
  ...(map.origin === undefined ? {} : originColumns({ ...NOWHERE, ...map.origin })),
  ...idColumns(map.ids),
});

const isConstant = (expression: string) => /^(?:NULL|'[^']*')$/.test(expression);

/** Columns of an event that a format fills by row, and those that it fills once: these are not staged. */
export interface EventValues {
  readonly varying: readonly string[];
  readonly constant: Readonly<Record<string, string>>;
}

export function eventValues(format: EventFormat | JsonFormat): EventValues {
  if (format.encoding === 'json') return { varying: Object.keys(jsonColumns(format.map())), constant: {} };
  const columns = Object.entries(
    eventColumns(
      format,
      format.map((name) => name),
    ),
  );
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
function contentHash(
  format: EventFormat | RowFormat,
  header: readonly string[],
  of: ColumnOf,
  scope: string,
): string {
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

/** Staging columns of a JSON record besides `at_local`, `content_hash` and `reason`. */
const jsonColumns = (map: JsonEventMapping) => ({
  account: `coalesce(${map.account}, '${NO_ACCOUNT}')`,
  account_kind: map.accountKind,
  account_sid: map.accountSid,
  target_account: map.targetAccount,
  target_kind: map.targetKind,
  target_sid: map.targetSid,
  computer: map.computer,
  src_host: map.srcHost,
  dst_host: map.dstHost,
  src_ip: map.srcIp,
  stream: map.stream,
  action: map.action,
  outcome: map.outcome,
  resource: map.resource,
  from_address: map.fromAddress,
  bytes: map.bytes,
  items: map.items,
  ...(map.amount === undefined ? {} : { amount: map.amount }),
  channel: map.channel,
  code: map.code,
  logon_type: map.logonType,
  logon_id: map.logonId,
  linked_logon_id: map.linkedLogonId,
  ...(map.origin === undefined ? {} : originColumns(map.origin)),
  ...idColumns(map.ids),
});

const idColumns = (ids: AccountIds | undefined) =>
  ids === undefined ? {} : { account_alias: ids.account, target_alias: ids.target };

/** Columns of an event that only some sources fill, by what a mapping calls them. */
export const ORIGIN_COLUMNS = {
  country: 'country',
  city: 'city',
  latitude: 'latitude',
  longitude: 'longitude',
  device: 'device',
  user_agent: 'userAgent',
  session_ref: 'sessionRef',
  network: 'network',
  factor: 'factor',
  detail: 'detail',
  certificate: 'certificate',
  certificate_subject: 'certificateSubject',
  certificate_issuer: 'certificateIssuer',
  tls_client: 'tlsClient',
  given_key: 'givenKey',
  record_number: 'recordNumber',
} as const satisfies Readonly<Record<string, keyof Origin>>;

const originColumns = (origin: Origin) =>
  Object.fromEntries(Object.entries(ORIGIN_COLUMNS).map(([column, of]) => [column, origin[of]]));

/**
 * SQL that turns records, one a line in the column `j` of the relation `from`, into a staging table in the same order.
 * Each is parsed once: one that DuckDB cannot read has neither time nor text, and so a reason.
 */
export function jsonStagingSelect(format: JsonFormat, sample: JsonSample, from: string, startUs = 0): string {
  const map = format.map(sample);
  const structure = `'${format.structure.replaceAll("'", "''")}'`;
  const columns = Object.entries(jsonColumns(map)).map(
    ([column, expression]) => `${expression} AS ${column}`,
  );
  const steps = stepsOf(format, map);
  return `WITH parsed AS (SELECT j, TRY(json_transform(j, ${structure})) AS r FROM ${from}),
    source AS (SELECT row_number() OVER () - 1 AS row, CASE WHEN r IS NOT NULL THEN j END AS j, r FROM parsed)${steps.map(({ name, select }) => `, ${name} AS (${select})`).join('')}
  SELECT ${fromStart(format, map.at, startUs)} AS at_local, ${columns.join(', ')},
    md5_number_lower(concat_ws(${SEPARATOR}, '${format.id}', ${map.content})) AS content_hash,
    ${reasonOf([...map.checks, ...TIME_CHECKS])} AS reason
  FROM ${steps.at(-1)?.name ?? 'source'}`;
}

/** The format's own relations, and one for each list of named columns. */
function stepsOf({ steps }: JsonFormat, { named = [] }: JsonEventMapping): JsonFormat['steps'] {
  const relations = [...steps];
  for (const [i, columns] of named.entries()) {
    const list = Object.entries(columns).map(([column, expression]) => `${expression} AS ${column}`);
    const from = relations.at(-1)?.name ?? 'source';
    relations.push({ name: `named${i}`, select: `SELECT *, ${list.join(', ')} FROM ${from}` });
  }
  return relations;
}
