import { AppError } from '../../contract/errors.ts';
import { formatOfSource } from '../../../models/sources/index.ts';
import type { ListedFile, RowFormat, SourceFormat } from '../../../models/sources/parts/format.ts';
import { eventValues } from '../../../models/sources/parts/staging.ts';
import { raw, sql } from '../../../models/domain/sql.ts';
import type { Database } from '../database/database.ts';
import { STAGING_VERSION, type StagedFile } from './job.ts';
import { freshRows, type Attached } from './fresh-rows.ts';
import { publishRecords } from './publish-records.ts';
import { eventBase, type SourceFacts } from './source-row.ts';
import { toUtc } from './utc-time.ts';

export type { Attached } from './fresh-rows.ts';

interface Counts {
  readonly stored: number;
  readonly rejected: number;
  readonly duplicate: number;
  readonly other: number;
  /** Of an event source: what is no event, by its reason. */
  readonly others: Readonly<Record<string, number>>;
}

/**
 * Attaches read-only and checks tables and counts. Throws IMPORT_UNBALANCED, unless `goOn`: then the differences are kept with
 * what is attached.
 */
export async function attach(
  database: Database,
  alias: string,
  staged: StagedFile,
  facts: SourceFacts,
  goOn = facts.discrepancy !== null,
): Promise<Attached> {
  await database.run(`ATTACH '${staged.staging.replaceAll("'", "''")}' AS ${alias} (READ_ONLY)`);
  try {
    const found = await differences(database, alias, staged);
    const [first] = found;
    if (first && !goOn) throw unbalanced(facts.path, first);
    return { alias, staged, facts, goOn, discrepancies: [...staged.discrepancies, ...found.map(inWords)] };
  } catch (error) {
    await database.run(`DETACH ${alias}`);
    throw error;
  }
}

/** What was counted twice and came out differently. */
interface Difference {
  readonly what: string;
  readonly expected: number;
  readonly got: number;
}

/** Throws IMPORT_UNBALANCED where the staging tables are of another version. */
async function differences(database: Database, alias: string, staged: StagedFile): Promise<Difference[]> {
  if (staged.version !== STAGING_VERSION)
    throw unbalanced(staged.staging, {
      what: 'staging version',
      expected: STAGING_VERSION,
      got: staged.version,
    });
  const found = await database.row<{
    rows: number;
    rejects: number;
    refused: number;
    text: number;
    others: number;
  }>(`
    SELECT (SELECT count(*) FROM ${alias}.staged) AS rows, (SELECT count(*) FROM ${alias}.staged_reject) AS rejects,
      (SELECT count(*) FROM ${alias}.staged WHERE reason IS NOT NULL) AS refused, (SELECT count(*) FROM ${alias}.staged_other) AS others,
      (SELECT coalesce(sum(records), 0) FROM ${alias}.staged_text) AS text`);
  const { scan } = staged;
  const lines = scan.records - scan.sharedLines + scan.headers + scan.quotedNewlines + scan.blankLines;
  const checks: readonly [string, number, number][] = [
    ['physical lines', scan.lines, lines],
    ['records', scan.records, (found?.rows ?? 0) + scan.badRecords],
    ['rejects', scan.badRecords - (scan.otherRecords ?? 0) + (found?.refused ?? 0), found?.rejects ?? 0],
    ['records that are no events', scan.otherRecords ?? 0, found?.others ?? 0],
    ['records in the kept text', scan.records, found?.text ?? 0],
  ];
  return checks
    .filter(([, expected, got]) => expected !== got)
    .map(([what, expected, got]) => ({ what, expected, got }));
}

const inWords = ({ what, expected, got }: Difference) => `${what} should be ${expected} and are ${got}`;

const unbalanced = (path: string, difference: Difference) =>
  new AppError(
    'IMPORT_UNBALANCED',
    `"${path}" does not balance: ${inWords(difference)}. Nothing was imported; --accept-unbalanced imports it and says so for ever.`,
    { path, ...difference, difference: difference.got - difference.expected },
  );

/**
 * Writes one staged file into the case. Call inside a transaction; files of one call in the order given. Returns what does
 * not balance, in words, or null. Throws IMPORT_UNBALANCED.
 */
export async function publish(database: Database, file: Attached): Promise<string | null> {
  const format = formatOfSource(file.facts.importer, file.facts.mapping);
  if (!format) throw new AppError('FORMAT_UNKNOWN', `There is no format "${file.facts.importer}".`);
  // First of all: its blocks would have to wait in memory that the sort of the events needs.
  await insertText(database, file);
  await markDuplicates(database, file, format);
  if (format.kind === 'rows') await insertRows(database, file, format);
  else await publishRecords(database, file, eventValues(format), await hasDuplicates(database));
  const counts = await countAll(database, file, format);
  const discrepancy = discrepancyOf(file, counts);
  await insertSource(database, file, format, counts, discrepancy);
  await database.run('DROP TABLE duplicate_row');
  return discrepancy;
}

/** What was told at the import stands for ever, also when the source is read again. */
function discrepancyOf({ facts, staged, goOn, discrepancies }: Attached, counts: Counts): string | null {
  const expected = staged.scan.records;
  const got = counts.stored + counts.rejected + counts.duplicate + counts.other;
  const sum = { what: 'stored + rejected + duplicate + other', expected, got };
  if (got !== expected && !goOn) throw unbalanced(facts.path, sum);
  const all = [...discrepancies, ...(got === expected ? [] : [inWords(sum)])];
  return facts.discrepancy ?? (all.length > 0 ? all.join('; ') : null);
}

const tableOf = (format: SourceFormat) => (format.kind === 'events' ? 'event' : format.table);

/** Where a format's events lie. */
function scopeOf(format: SourceFormat): string {
  if (format.kind === 'rows') return '';
  return format.encoding === 'csv' && eventValues(format).constant['stream'] !== undefined
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
  const reasons = await database.rows<{ reason: string; n: number }>(
    `SELECT reason, count(*)::INTEGER AS n FROM ${alias}.staged_other GROUP BY reason ORDER BY reason`,
  );
  const others = Object.fromEntries(reasons.map(({ reason, n }) => [reason, n]));
  const { kept = 0, rejected = 0, duplicate = 0 } = row ?? {};
  return format.kind === 'events'
    ? { stored: kept, rejected, duplicate, other: sum(Object.values(others)), others }
    : { stored: 0, rejected, duplicate, other: kept, others };
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

async function insertSource(
  database: Database,
  file: Attached,
  format: SourceFormat,
  counts: Counts,
  discrepancy: string | null,
): Promise<void> {
  const { facts, staged } = file;
  const { scan } = staged;
  const reasons =
    format.kind === 'rows' && counts.other > 0 ? { [format.reason]: counts.other } : counts.others;
  const relative = format.kind === 'events' && format.needsStart === true;
  const warnings = [
    ...(facts.zoneDecision === 'assumed-utc' ? [NO_ZONE] : []),
    ...(relative && facts.startUs === null ? [NO_START] : []),
    ...staged.warnings,
  ];
  const times =
    format.kind === 'events'
      ? sql`(SELECT ${toUtc(facts.zone)} FROM (SELECT min(at_local) AS at_local FROM ${raw(file.alias)}.staged WHERE reason IS NULL)),
          (SELECT ${toUtc(facts.zone)} FROM (SELECT max(at_local) AS at_local FROM ${raw(file.alias)}.staged WHERE reason IS NULL))`
      : raw('NULL, NULL');
  await database.run(sql`INSERT INTO source (source_id, name, path, importer, importer_version, sha256, bytes, zone,
      zone_decision, lines, headers, quoted_newlines, blank_lines, records, stored, rejected, duplicate, other,
      other_by_reason, warnings, imported_us, event_base, content_sha256, shared_lines, known_from, known_by, start_us,
      mapping, discrepancy, first_us, last_us)
    SELECT ${facts.sourceId}::INTEGER, ${facts.name}, ${facts.path}, ${facts.importer}, ${format.version}::INTEGER, ${facts.sha256},
      ${BigInt(facts.bytes)}, ${facts.zone}, ${facts.zoneDecision}, ${BigInt(scan.lines)}, ${BigInt(scan.headers)},
      ${BigInt(scan.quotedNewlines)}, ${BigInt(scan.blankLines)}, ${BigInt(scan.records)}, ${BigInt(counts.stored)},
      ${BigInt(counts.rejected)}, ${BigInt(counts.duplicate)}, ${BigInt(counts.other)}, ${JSON.stringify(reasons)},
      ${JSON.stringify(warnings)}, ${BigInt(facts.importedUs)}, ${eventBase(facts)}::UBIGINT,
      ${facts.contentSha256}, ${BigInt(scan.sharedLines)}, ${facts.known}::DATE, ${facts.knownBy},
      ${facts.startUs === null ? null : BigInt(facts.startUs)}::BIGINT, ${facts.mapping}, ${discrepancy}, ${times}`);
}

const NO_START =
  'times are seconds from a start that was not named: second 0 is read as 1970-01-01T00:00:00Z (--start names it)';
const NO_ZONE = 'times carry no zone and none was given: read as UTC';

async function insertText(database: Database, { alias, facts }: Attached): Promise<void> {
  await database.run(sql`INSERT INTO source_text
    SELECT ${facts.sourceId}::INTEGER, first_record, records, bytes FROM ${raw(alias)}.staged_text`);
  await database.run(sql`INSERT INTO reject
    SELECT ${facts.sourceId}::INTEGER, line, record, reason, original FROM ${raw(alias)}.staged_reject ORDER BY record`);
}
