import { NO_ACCOUNT } from '../../domain/account.ts';
import type { MappedField, Mapping } from '../../domain/mapping.ts';
import { quoted } from '../../domain/sql.ts';
import { NOTHING } from '../parts/nothing.ts';
import type { ColumnOf, EventFormat, EventMapping, JsonFormat } from '../parts/format.ts';
import { actionOf, streamOf } from './actions.ts';
import { FAILURE_WORDS } from './failures.ts';
import { pathOf } from './json-paths.ts';
import { KIND_STREAMS } from './kinds.ts';
import { timeOf, timeNeeds } from './times.ts';
import { addressOf, amountOf, sizeOf, wordOf } from './values.ts';

/** What a case calls the importer of every mapped source; the mapping itself stands beside it. */
export const MAPPED_FORMAT = 'mapped';
const VERSION = 1;

/** A mapping as a format: the same passes, checks and ledger as of those that are known. */
export const mappedFormat = (mapping: Mapping): EventFormat | JsonFormat =>
  mapping.encoding === 'csv' ? mappedCsv(mapping) : mappedJson(mapping);

/** Columns that a mapping reads, each once. */
export const usedColumns = ({ time, fields }: Mapping): readonly string[] => [
  ...new Set([...time.columns, ...Object.values(fields)]),
];

function mappedCsv(mapping: Mapping): EventFormat {
  const used = usedColumns(mapping);
  return {
    kind: 'events',
    encoding: 'csv',
    id: MAPPED_FORMAT,
    version: VERSION,
    title: mapping.name,
    stream: KIND_STREAMS[mapping.kind],
    ...timeNeeds(mapping.time.pattern),
    // None by name: what tells records apart must not depend on how they are mapped.
    required: [],
    optional: [],
    needed: used,
    uses: () => used,
    ...(mapping.header === false ? { fieldNames: [] } : {}),
    ...(mapping.delimiter === undefined ? {} : { delimiter: mapping.delimiter }),
    rowId: mapping.fields.record_id ?? null,
    recognise: () => null,
    startsRecord: () => false,
    map: (column) => columnsOf(mapping, column),
  };
}

/** Over `v`, the values of the used columns in their order. */
function mappedJson(mapping: Mapping): JsonFormat {
  const used = usedColumns(mapping);
  const value: ColumnOf = (name) => (used.includes(name) ? `v[${used.indexOf(name) + 1}]` : 'NULL');
  const paths = used.map((name) => quoted(pathOf(name))).join(', ');
  return {
    kind: 'events',
    encoding: 'json',
    id: MAPPED_FORMAT,
    version: VERSION,
    title: mapping.name,
    ...timeNeeds(mapping.time.pattern),
    recognise: () => null,
    structure: '{"_":"VARCHAR"}',
    steps: [{ name: 'mapped', select: `SELECT *, json_extract_string(j, [${paths}]) AS v FROM source` }],
    map: () => {
      const { atLocal, ...columns } = columnsOf(mapping, value);
      return { ...NOTHING, ...said(columns), at: atLocal, content: contentOf(mapping) };
    },
  };
}

const said = (columns: Omit<Columns, 'atLocal'>) =>
  Object.fromEntries(Object.entries(columns).filter(([, expression]) => expression !== 'NULL')) as Omit<
    Columns,
    'atLocal'
  >;

/** The record's text without the exporter's own row id. */
function contentOf({ fields }: Mapping): string {
  if (fields.record_id === undefined) return 'j';
  const without = fields.record_id
    .split('.')
    .reduceRight<unknown>((inner, name) => ({ [name]: inner }), null);
  return `json_merge_patch(j, ${quoted(JSON.stringify(without))})::VARCHAR`;
}

type Columns = Omit<EventMapping, 'origin' | 'ids'> &
  Required<Pick<EventMapping, 'stream' | 'outcome' | 'accountKind' | 'targetAccount' | 'targetKind'>>;

function columnsOf(mapping: Mapping, column: ColumnOf): Columns {
  const of = (field: MappedField) => {
    const name = mapping.fields[field];
    return name === undefined ? null : column(name);
  };
  const word = (field: MappedField) => wordOf(of(field));
  const outcome = outcomeOf(of('outcome'), mapping.failures);
  return {
    atLocal: timeOf(mapping.time, column),
    ...whoOf(of('user'), word('target_user')),
    stream: streamOf(mapping, of('action'), outcome),
    action: actionOf(mapping, of('action'), outcome),
    outcome,
    computer: word('host'),
    srcHost: word('src_host'),
    srcIp: addressOf(of('src_ip')),
    dstHost: of('dst_host') === null ? addressOf(of('dst_ip')) : word('dst_host'),
    resource: word('resource'),
    bytes: sizeOf(of('bytes')),
    items: sizeOf(of('items'), 'INTEGER'),
    amount: amountOf(of('amount')),
    // The file's own word for what happened.
    channel: word('action'),
    checks: [],
  };
}

const SYSTEM_USERS = `('SYSTEM', 'ANONYMOUS LOGON', 'LOCAL SERVICE', 'NETWORK SERVICE')`;

const kindOf = (name: string): string =>
  `CASE WHEN ${name} IS NULL THEN 'none' WHEN suffix(split_part(${name}, '@', 1), '$') THEN 'machine'
      WHEN upper(regexp_extract(${name}, '[^\\\\]*$')) IN ${SYSTEM_USERS} THEN 'system' ELSE 'user' END`;

function whoOf(user: string | null, target: string) {
  const account = wordOf(user);
  return {
    account: user === null ? quoted(NO_ACCOUNT) : `coalesce(${account}, ${quoted(NO_ACCOUNT)})`,
    accountKind: user === null ? quoted('none') : kindOf(account),
    targetAccount: target,
    targetKind: target === 'NULL' ? 'NULL' : kindOf(target),
  };
}

function outcomeOf(column: string | null, failures: readonly string[] = FAILURE_WORDS): string {
  if (column === null) return 'NULL';
  const list = failures.map((word) => quoted(word.toLowerCase())).join(', ');
  const failed = failures.length === 0 ? 'false' : `lower(trim(${column})) IN (${list})`;
  return `CASE WHEN ${wordOf(column)} IS NULL THEN NULL WHEN ${failed} THEN 'failure' ELSE 'success' END`;
}
