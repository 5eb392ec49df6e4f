import type { KnownDecision } from '../../../models/domain/context.ts';
import type { FileReceipt, ZoneDecision } from '../../../models/domain/source.ts';
import { sql } from '../../../models/domain/sql.ts';
import { isoTime, timestampUs } from '../../../models/domain/time.ts';
import type { Database } from '../database/database.ts';

/** What is known of a source besides its rows; kept when it is published again. */
export interface SourceFacts {
  readonly sourceId: number;
  readonly path: string;
  readonly name: string;
  readonly importer: string;
  readonly sha256: string;
  readonly bytes: number;
  /** Of a member of an archive: of what came out of it. */
  readonly contentSha256: string | null;
  readonly zone: string | null;
  readonly zoneDecision: ZoneDecision;
  /** Of a list: `YYYY-MM-DD`, from when what does not say it itself applies, and how that was settled. */
  readonly known: string | null;
  readonly knownBy: KnownDecision | null;
  /** What second 0 of relative times means, where the analyst named it. */
  readonly startUs: number | null;
  /** YAML, of a file of no known format. */
  readonly mapping: string | null;
  /** What did not balance when it was imported, where the analyst went on all the same. */
  readonly discrepancy: string | null;
  readonly importedUs: number;
}

/** A row of `source` as DuckDB gives it. */
export interface SourceRecord extends Readonly<Record<string, unknown>> {
  readonly source_id: number;
  readonly name: string;
  readonly path: string;
  readonly importer: string;
  readonly sha256: string;
  readonly bytes: number;
  readonly content_sha256: string | null;
  readonly zone: string | null;
  readonly zone_decision: ZoneDecision;
  readonly known_from: string | null;
  readonly known_by: KnownDecision | null;
  readonly start_us: number | null;
  readonly mapping: string | null;
  readonly discrepancy: string | null;
  readonly records: number;
  readonly stored: number;
  readonly rejected: number;
  readonly duplicate: number;
  readonly other: number;
  readonly other_by_reason: string;
  readonly first_us: number | null;
  readonly last_us: number | null;
  readonly warnings: string;
  readonly imported_us: number;
}

export const factsOf = (row: SourceRecord): SourceFacts => ({
  sourceId: row.source_id,
  path: row.path,
  name: row.name,
  importer: row.importer,
  sha256: row.sha256,
  bytes: row.bytes,
  contentSha256: row.content_sha256,
  zone: row.zone,
  zoneDecision: row.zone_decision,
  known: row.known_from,
  knownBy: row.known_by,
  startUs: row.start_us,
  mapping: row.mapping,
  discrepancy: row.discrepancy,
  importedUs: row.imported_us,
});

export const sourceRows = (database: Database) =>
  database.rows<SourceRecord>(
    'SELECT * EXCLUDE (event_base) REPLACE (known_from::VARCHAR AS known_from) FROM source ORDER BY source_id',
  );

export async function sourceRow(database: Database, id: number): Promise<SourceRecord | undefined> {
  return database.row<SourceRecord>(
    sql`SELECT * EXCLUDE (event_base) REPLACE (known_from::VARCHAR AS known_from) FROM source WHERE source_id = ${id}`,
  );
}

const iso = (us: number | null) => (us === null ? null : isoTime(timestampUs(us)));

export const receiptOf = (row: SourceRecord): FileReceipt => ({
  path: row.path,
  source: row.importer,
  sha256: row.sha256,
  bytes: row.bytes,
  records: row.records,
  stored: row.stored,
  rejected: row.rejected,
  duplicate: row.duplicate,
  other: row.other,
  other_by_reason: JSON.parse(row.other_by_reason) as Record<string, number>,
  balanced: row.discrepancy === null && row.records === row.stored + row.rejected + row.duplicate + row.other,
  first: iso(row.first_us),
  last: iso(row.last_us),
  zone: row.zone,
  warnings: [
    ...(row.discrepancy === null ? [] : [`imported although it does not balance: ${row.discrepancy}`]),
    ...(JSON.parse(row.warnings) as string[]),
  ],
});

/** First 63 bits of the content's SHA-256 (docs/decisions/0001, 0030). */
export const eventBase = ({ contentSha256, sha256 }: Pick<SourceFacts, 'contentSha256' | 'sha256'>) =>
  BigInt(`0x${(contentSha256 ?? sha256).slice(0, 16)}`) >> 1n;
