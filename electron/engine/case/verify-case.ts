import { createHash } from 'node:crypto';
import type { CaseVerification } from '../../contract/api.ts';
import { sourceId } from '../../../models/domain/ids.ts';
import { sql } from '../../../models/domain/sql.ts';
import type { Database } from '../database/database.ts';
import type { Shown } from '../masking/shown.ts';
import { verifyAudit } from './audit.ts';

interface SourceRow extends Readonly<Record<string, unknown>> {
  readonly source: number;
  readonly path: string;
  readonly importer: string | null;
  readonly sha256: string;
  readonly records: number;
  readonly balanced: boolean;
  readonly kept: number;
  readonly bytes: number;
  readonly stored: number;
  readonly events: number;
}

const sources = sql`
  SELECT s.source_id AS source, s.path, s.importer, coalesce(s.content_sha256, s.sha256) AS sha256, s.records, s.bytes, s.stored,
    s.records = s.stored + s.rejected + s.duplicate + s.other AS balanced, coalesce(t.kept, 0)::BIGINT AS kept,
    coalesce(e.events, 0) AS events
  FROM source s
  LEFT JOIN (SELECT source_id, sum(records) AS kept FROM source_text GROUP BY ALL) t USING (source_id)
  LEFT JOIN (SELECT source_id, count(*) AS events FROM event GROUP BY ALL) e USING (source_id)
  ORDER BY s.source_id`;

/** What can be checked without the files: the log's chain, every ledger against its events and its original text. */
export async function verifyCase(database: Database, names: Shown): Promise<CaseVerification> {
  const problems: string[] = [];
  const { entries, head, intact } = await verifyAudit(database);
  if (intact !== true)
    problems.push(`Entry ${intact.brokenAt} of the audit log does not follow from the one before it.`);
  const rows = await database.rows<SourceRow>(sources);
  const checked: CaseVerification['sources'][number][] = [];
  for (const row of rows) {
    const path = names.text(row.path);
    const text = await keptHash(database, row);
    if (!row.balanced) problems.push(`${path}: its receipt does not balance.`);
    if (row.kept !== row.records)
      problems.push(`${path}: the text of ${row.kept} of its ${row.records} records is kept.`);
    if (row.events !== row.stored)
      problems.push(`${path}: ${row.events} events are there; its receipt says ${row.stored}.`);
    if (text === false) problems.push(`${path}: its kept text has another SHA-256 than the file had.`);
    checked.push({ source: sourceId(row.source), path, records: row.records, kept: row.kept, text });
  }
  return { holds: problems.length === 0, audit: { entries, head }, sources: checked, problems };
}

const BLOCKS_AT_ONCE = 256;

/** CSV files are kept byte for byte; of others the records only, so that their hash says nothing here. */
async function keptHash(
  database: Database,
  { source, importer, path, sha256 }: SourceRow,
): Promise<boolean | null> {
  if (!importer?.startsWith('cert-') || /\.(gz|zip)$/i.test(path)) return null;
  const hash = createHash('sha256');
  const rows = await database.rows<{ row: number }>(
    sql`SELECT rowid AS row FROM source_text WHERE source_id = ${source}::INTEGER ORDER BY rowid`,
  );
  for (let at = 0; at < rows.length; at += BLOCKS_AT_ONCE) {
    const part = rows.slice(at, at + BLOCKS_AT_ONCE);
    const [from, to] = [part[0]?.row ?? 0, part.at(-1)?.row ?? 0];
    const blocks = await database.rows<{ bytes: Uint8Array }>(
      `SELECT bytes FROM source_text WHERE source_id = ${source} AND rowid BETWEEN ${from} AND ${to} ORDER BY rowid`,
    );
    for (const { bytes } of blocks) hash.update(bytes);
  }
  return hash.digest('hex') === sha256;
}
