import type { Handlers, SourceRow } from '../../contract/api.ts';
import { statSync } from 'node:fs';
import { sourceId } from '../../../models/domain/ids.ts';
import { sql } from '../../../models/domain/sql.ts';
import { timestampUs } from '../../../models/domain/time.ts';
import { requireCase, type EngineState } from '../engine-state.ts';
import { importFiles } from '../ingest/import-files.ts';
import { recogniseFile } from '../ingest/recognise.ts';
import { removeSource } from '../ingest/remove-source.ts';
import { receiptOf, sourceRows } from '../ingest/source-row.ts';
import { filesUnder } from '../ingest/walk.ts';

type SourceHandlers = Pick<
  Handlers,
  'sources.recognise' | 'sources.import' | 'sources.list' | 'sources.remove' | 'sources.rejects'
>;

const MOST_REJECTS = 1000;

export const sourcesHandlers = (state: EngineState) =>
  ({
    'sources.recognise': async ({ paths }) => Promise.all(filesUnder(paths).map(recognised)),

    'sources.import': async (request, context) => {
      const receipt = await importFiles(requireCase(state), request, {
        signal: context.signal,
        nowUs: state.settings.nowUs,
        progress: (progress) => context.emit('import.progress', progress),
      });
      state.broadcast('case.changed', { what: 'sources' });
      return receipt;
    },

    'sources.list': async () =>
      (await sourceRows(requireCase(state).reader)).map((row): SourceRow => ({
        id: sourceId(row.source_id),
        name: row.name,
        importedUs: timestampUs(row.imported_us),
        receipt: receiptOf(row),
      })),

    'sources.remove': async ({ source }, context) => {
      const result = await removeSource(requireCase(state), source, context.signal);
      state.broadcast('case.changed', { what: 'sources' });
      return result;
    },

    'sources.rejects': async ({ source, offset, limit }) =>
      requireCase(state).reader.rows<{ line: number; record: number; reason: string }>(sql`
        SELECT line, record, reason FROM reject WHERE source_id = ${source} ORDER BY record
        LIMIT ${Math.min(limit, MOST_REJECTS)} OFFSET ${offset}`),
  }) satisfies SourceHandlers;

async function recognised(path: string) {
  const { format, confidence, reason } = await recogniseFile(path);
  return {
    path,
    bytes: statSync(path).size,
    source: format?.id ?? null,
    title: format?.title ?? 'Unknown',
    confidence,
    reason,
    needsZone: format?.kind === 'events' && format.needsZone,
  };
}
