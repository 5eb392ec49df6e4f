import { AppError } from '../../contract/errors.ts';
import { sourceFormat } from '../../../models/sources/index.ts';
import type {
  EventFormat,
  ListedFile,
  RowFormat,
  SourceFormat,
} from '../../../models/sources/parts/format.ts';
import { eventValues } from '../../../models/sources/parts/staging.ts';
import { raw, sql, type Sql } from '../../../models/domain/sql.ts';
import type { Database } from '../database/database.ts';
import { STAGING_VERSION, type StagedFile } from './job.ts';
import { freshRows, type Attached } from './fresh-rows.ts';
import { publishRecords } from './publish-records.ts';
import { eventBase, type SourceFacts } from './source-row.ts';

export type { Attached } from './fresh-rows.ts';

interface Counts {
  readonly stored: number;
  readonly rejected: number;
  readonly duplicate: number;
  readonly other: number;
}

/** Attaches read-only and checks tables and counts. Throws IMPORT_UNBALANCED. */
export async function attach(
  database: Database,
  alias: string,
  staged: StagedFile,
  facts: SourceFacts,
): Promise<Attached> {
  await database.run(`ATTACH '${staged.staging.replaceAll("'", "''")}' AS ${alias} (READ_ONLY)`);
  try {
    await checkStaged(database, alias, staged, facts.path);
    return { alias, staged, facts };
  } catch (error) {
    await database.run(`DETACH ${alias}`);
    throw error;
  }
}

async function checkStaged(
  database: Database,
  alias: string,
  staged: StagedFile,
  path: string,
): Promise<void> {
  const found = await database.row<{ rows: number; rejects: number; refused: number; text: number }>(`
    SELECT (SELECT count(*) FROM ${alias}.staged) AS rows, (SELECT count(*) FROM ${alias}.staged_reject) AS rejects,
      (SELECT count(*) FROM ${alias}.staged WHERE reason IS NOT NULL) AS refused,
      (SELECT coalesce(sum(records), 0) FROM ${alias}.staged_text) AS text`);
  const { scan } = staged;
  const lines = scan.records - scan.sharedLines + scan.headers + scan.quotedNewlines + scan.blankLines;
  const checks: readonly [string, number, number][] = [
    ['staging version', STAGING_VERSION, staged.version],
    ['physical lines', scan.lines, lines],
    ['records', scan.records, (found?.rows ?? 0) + scan.badRecords],
    ['rejects', scan.badRecords + (found?.refused ?? 0), found?.rejects ?? 0],
    ['records in the kept text', scan.records, found?.text ?? 0],
  ];
  for (const [what, expected, got] of checks)
    if (expected !== got) throw unbalanced(path, what, expected, got);
}

const unbalanced = (path: string, what: string, expected: number, got: number) =>
  new AppError(
    'IMPORT_UNBALANCED',
    `"${path}" does not balance: ${what} should be ${expected} and are ${got}. Nothing was imported.`,
    { path, what, expected, got, difference: got - expected },
  );

/** Writes one staged file into the case. Call inside a transaction; files of one call in the order given. */
export async function publish(database: Database, file: Attached): Promise<void> {
  const format = sourceFormat(file.facts.importer);
  if (!format) throw new AppError('FORMAT_UNKNOWN', `There is no format "${file.facts.importer}".`);
  await markDuplicates(database, file, format);
  if (format.kind === 'rows') await insertRows(database, file, format);
  else if (format.encoding === 'json') await publishRecords(database, file, await hasDuplicates(database));
  else {
    await addNames(database, file);
    await insertEvents(database, file, format);
  }
  const counts = await countAll(database, file, format);
  const { records } = file.staged.scan;
  const sum = counts.stored + counts.rejected + counts.duplicate + counts.other;
  if (sum !== records)
    throw unbalanced(file.facts.path, 'stored + rejected + duplicate + other', records, sum);
  await insertSource(database, file, format, counts);
  await insertText(database, file);
  await database.run('DROP TABLE duplicate_row');
}

const tableOf = (format: SourceFormat) => (format.kind === 'events' ? 'event' : format.table);

/** Where a format's events lie: a CSV format has one stream of its own. */
function scopeOf(format: SourceFormat): string {
  if (format.kind === 'rows') return '';
  return format.encoding === 'csv'
    ? `WHERE stream = '${format.stream}'`
    : `WHERE source_id IN (SELECT source_id FROM source WHERE importer = '${format.id}')`;
}

/**
 * Rows that the case holds already: equal content as a multiset, so that of `n` equal records here only those beyond
 * the number stored so far are new. A record repeated inside one file is kept.
 */
async function markDuplicates(database: Database, { alias }: Attached, format: SourceFormat): Promise<void> {
  const table = tableOf(format);
  await database.run(`CREATE TEMP TABLE duplicate_row AS
    WITH present AS (
      SELECT content_hash, count(*) AS stored
      FROM (SELECT content_hash FROM ${table} ${scopeOf(format)}) SEMI JOIN ${alias}.staged USING (content_hash)
      GROUP BY content_hash)
    SELECT row FROM (
      SELECT s.rowid AS row, stored, row_number() OVER (PARTITION BY s.content_hash ORDER BY s.rowid) AS nth
      FROM ${alias}.staged s JOIN present USING (content_hash) WHERE s.reason IS NULL)
    WHERE nth <= stored`);
}

/** Accounts and hosts that the case has not seen, in the order of their names. */
async function addNames(database: Database, { alias }: Attached): Promise<void> {
  for (const [table, id, column, columns, more] of [
    ['account', 'account_id', 'account', '(account_id, name, kind)', ", 'user'"],
    ['host', 'host_id', 'host', '(host_id, name)', ''],
  ] as const)
    await database.run(`INSERT INTO ${table} ${columns}
      SELECT (SELECT coalesce(max(${id}), 0) FROM ${table}) + row_number() OVER (ORDER BY name), name${more}
      FROM (SELECT DISTINCT s.${column} AS name FROM ${alias}.staged s
        WHERE s.reason IS NULL AND s.${column} IS NOT NULL AND s.rowid NOT IN (SELECT row FROM duplicate_row))
      WHERE name NOT IN (SELECT name FROM ${table})`);
}

const toUtc = (zone: string | null): Sql =>
  zone === null || zone === 'UTC' ? sql`epoch_us(at_local)` : sql`epoch_us(timezone(${zone}, at_local))`;

/** Sorts what differs from row to row and adds what does not afterwards. */
async function insertEvents(database: Database, file: Attached, format: EventFormat): Promise<void> {
  const duplicates = await hasDuplicates(database);
  const { facts } = file;
  const { varying, constant } = eventValues(format);
  const value = (column: string) => raw(constant[column] ?? column);
  const carried = raw(
    varying.filter((column) => column !== 'account' && column !== 'host').join(', ') || 'NULL',
  );
  await database.run(sql`INSERT INTO event (event_id, source_id, account_id, at_us, stream, action, outcome, src_host_id, src_ip, dst_host_id,
      resource, from_address, bytes, items, content_hash)
    SELECT ${eventBase(facts)}::UBIGINT + record::UBIGINT, ${facts.sourceId}::INTEGER, account_id, at_us,
      ${format.stream}, ${value('action')}, NULL, host_id, NULL, NULL, ${value('resource')}, ${value('from_address')},
      ${value('bytes')}, ${value('items')}, content_hash
    FROM (SELECT record, account_id, host_id, ${toUtc(facts.zone)} AS at_us, content_hash, ${carried}
      FROM ${raw(freshRows(file, duplicates))} f JOIN account a ON a.name = f.account LEFT JOIN host h ON h.name = f.host
      ORDER BY account_id, at_us, record)`);
}

/** Columns have the same names whatever the file holds. */
const listedFile = ({ name, zone, known, knownBy }: SourceFacts): ListedFile => ({
  sample: { name, header: [], rows: [] },
  zone: zone ?? 'UTC',
  known: known ?? '1970-01-01',
  knownBy: knownBy ?? 'given',
});

async function insertRows(database: Database, file: Attached, format: RowFormat): Promise<void> {
  const columns = Object.keys(format.map(() => 'NULL', listedFile(file.facts)).columns).join(', ');
  await database.run(sql`INSERT INTO ${raw(format.table)} (source_id, ${raw(columns)}, content_hash)
    SELECT ${file.facts.sourceId}::INTEGER, ${raw(columns)}, content_hash FROM ${raw(freshRows(file, true))} ORDER BY record`);
}

async function hasDuplicates(database: Database): Promise<boolean> {
  return (await database.row('SELECT 1 FROM duplicate_row LIMIT 1')) !== undefined;
}

async function countAll(
  database: Database,
  { alias, facts }: Attached,
  format: SourceFormat,
): Promise<Counts> {
  const row = await database.row<{ kept: number; rejected: number; duplicate: number }>(sql`
    SELECT (SELECT count(*) FROM ${raw(tableOf(format))} WHERE source_id = ${facts.sourceId}) AS kept,
      (SELECT count(*) FROM ${raw(alias)}.staged_reject) AS rejected, (SELECT count(*) FROM duplicate_row) AS duplicate`);
  const { kept = 0, rejected = 0, duplicate = 0 } = row ?? {};
  return format.kind === 'events'
    ? { stored: kept, rejected, duplicate, other: 0 }
    : { stored: 0, rejected, duplicate, other: kept };
}

async function insertSource(
  database: Database,
  file: Attached,
  format: SourceFormat,
  counts: Counts,
): Promise<void> {
  const { facts, staged } = file;
  const { scan } = staged;
  const reasons = format.kind === 'rows' && counts.other > 0 ? { [format.reason]: counts.other } : {};
  const warnings = [...(facts.zoneDecision === 'assumed-utc' ? [NO_ZONE] : []), ...staged.warnings];
  const times =
    format.kind === 'events'
      ? sql`(SELECT ${toUtc(facts.zone)} FROM (SELECT min(at_local) AS at_local FROM ${raw(file.alias)}.staged WHERE reason IS NULL)),
          (SELECT ${toUtc(facts.zone)} FROM (SELECT max(at_local) AS at_local FROM ${raw(file.alias)}.staged WHERE reason IS NULL))`
      : raw('NULL, NULL');
  await database.run(sql`INSERT INTO source (source_id, name, path, importer, importer_version, sha256, bytes, zone,
      zone_decision, lines, headers, quoted_newlines, blank_lines, records, stored, rejected, duplicate, other,
      other_by_reason, warnings, imported_us, event_base, content_sha256, shared_lines, known_from, known_by, first_us, last_us)
    SELECT ${facts.sourceId}::INTEGER, ${facts.name}, ${facts.path}, ${facts.importer}, ${format.version}::INTEGER, ${facts.sha256},
      ${BigInt(facts.bytes)}, ${facts.zone}, ${facts.zoneDecision}, ${BigInt(scan.lines)}, ${BigInt(scan.headers)},
      ${BigInt(scan.quotedNewlines)}, ${BigInt(scan.blankLines)}, ${BigInt(scan.records)}, ${BigInt(counts.stored)},
      ${BigInt(counts.rejected)}, ${BigInt(counts.duplicate)}, ${BigInt(counts.other)}, ${JSON.stringify(reasons)},
      ${JSON.stringify(warnings)}, ${BigInt(facts.importedUs)}, ${eventBase(facts)}::UBIGINT,
      ${facts.contentSha256}, ${BigInt(scan.sharedLines)}, ${facts.known}::DATE, ${facts.knownBy}, ${times}`);
}

const NO_ZONE = 'times carry no zone and none was given: read as UTC';

async function insertText(database: Database, { alias, facts }: Attached): Promise<void> {
  await database.run(sql`INSERT INTO source_text
    SELECT ${facts.sourceId}::INTEGER, first_record, records, bytes FROM ${raw(alias)}.staged_text ORDER BY rowid`);
  await database.run(sql`INSERT INTO reject
    SELECT ${facts.sourceId}::INTEGER, line, record, reason, original FROM ${raw(alias)}.staged_reject ORDER BY record`);
}
