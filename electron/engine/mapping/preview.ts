import type { MappingPreview, MappingPreviewRequest, PreviewedEvent } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import { NO_ACCOUNT } from '../../../models/domain/account.ts';
import { sql, raw } from '../../../models/domain/sql.ts';
import { mappedFormat } from '../../../models/sources/mapping/format.ts';
import { problemsOf, type MappingProblem } from '../../../models/sources/mapping/problems.ts';
import { writeMapping } from '../../../models/sources/mapping/yaml.ts';
import { eventValues } from '../../../models/sources/parts/staging.ts';
import { checkZone } from '../case/case-file.ts';
import type { Database } from '../database/database.ts';
import { nameOf } from '../ingest/recognise.ts';
import { contentAt } from './content-at.ts';
import { SAMPLE_RECORDS, stagedSample } from './staged-sample.ts';
import { tableOf } from './table-of.ts';

/** The file's first records as they would be stored, and what is wrong with the mapping. Throws PATH_MISSING, CANCELLED. */
export async function previewMapping(
  { path, mapping, zone = 'UTC', start }: MappingPreviewRequest,
  signal: AbortSignal,
): Promise<MappingPreview> {
  checkZone(zone);
  const content = contentAt(path);
  const yaml = writeMapping(mapping);
  const problems = problemsOf(mapping, (await tableOf(content, signal)).columns);
  if (problems.length > 0) return { events: [], records: 0, rejected: 0, problems, yaml };
  const zoned = mappedFormat(mapping).needsZone ? zone : 'UTC';
  try {
    const name = nameOf(content.member ?? content.path);
    const sample = { content, name, mapping, zone: zoned, startUs: start ?? 0 };
    const events = await stagedSample(sample, signal, (database) => eventsOf(database, mapping, zoned));
    const rejected = events.filter(({ reason }) => reason !== null).length;
    return { events, records: events.length, rejected, problems: [], yaml };
  } catch (error) {
    return { events: [], records: 0, rejected: 0, problems: [problemIn(error)], yaml };
  }
}

/** What stops the reading lies in the mapping; anything else is no answer. */
function problemIn(error: unknown): MappingProblem {
  if (!(error instanceof AppError) || (error.code !== 'BAD_REQUEST' && error.code !== 'FORMAT_UNKNOWN'))
    throw error;
  return { where: 'pattern' in error.detail ? 'time.pattern' : 'mapping', message: error.message };
}

type Row = PreviewedEvent & Record<string, unknown>;

async function eventsOf(
  database: Database,
  mapping: MappingPreviewRequest['mapping'],
  zone: string,
): Promise<readonly PreviewedEvent[]> {
  const { constant } = eventValues(mappedFormat(mapping));
  const value = (column: string) => raw(`${constant[column] ?? column}`);
  const good = await database.rows<Row>(sql`
    SELECT (s.rowid + coalesce(t.shift, 0))::INTEGER AS record, epoch_us(timezone(${zone}, at_local)) AS "at",
      nullif(${value('account')}, ${NO_ACCOUNT}) AS user, ${value('action')} AS action, ${value('outcome')} AS outcome,
      ${value('src_host')} AS "srcHost", ${value('src_ip')} AS "srcIp", ${value('dst_host')} AS "dstHost", ${value('resource')} AS resource,
      ${value('bytes')} AS bytes, ${value('amount')} AS amount, reason
    FROM staged s ASOF LEFT JOIN staged_shift t ON s.rowid >= t.row_from ORDER BY record`);
  const bad = await database.rows<{ record: number; reason: string }>(
    'SELECT record::INTEGER AS record, reason FROM staged_reject',
  );
  const known = new Set(good.map(({ record }) => record));
  return [...good, ...bad.filter(({ record }) => !known.has(record)).map(unread)]
    .sort((a, b) => a.record - b.record)
    .slice(0, SAMPLE_RECORDS);
}

const unread = ({
  record,
  reason,
}: {
  readonly record: number;
  readonly reason: string;
}): PreviewedEvent => ({
  record,
  at: null,
  user: null,
  action: '',
  outcome: null,
  srcHost: null,
  srcIp: null,
  dstHost: null,
  resource: null,
  bytes: null,
  amount: null,
  reason,
});
