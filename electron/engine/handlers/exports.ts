import { randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import { rm } from 'node:fs/promises';
import type { ExportFormat, ExportKind, Handlers } from '../../contract/api.ts';
import { diskError } from '../case/case-errors.ts';
import type { OpenCase } from '../case/open-case.ts';
import type { EngineState } from '../engine-state.ts';
import { evaluateCase } from '../evaluation/evaluate-case.ts';
import { checkDestination, moveInto } from '../exports/destination.ts';
import * as queries from '../queries/exports.ts';
import { reading } from './reading.ts';

const COPY_OPTIONS: Readonly<Record<ExportFormat, string>> = {
  csv: 'FORMAT csv, HEADER true',
  ndjson: 'FORMAT json, ARRAY false',
  parquet: 'FORMAT parquet, COMPRESSION zstd',
};

const QUERY = {
  scores: queries.scores,
  signals: queries.signals,
  stories: queries.stories,
  sessions: queries.sessions,
  events: queries.events,
} as const;

export const exportHandlers = (state: EngineState) =>
  ({
    'exports.write': ({ what, format, out }, context) =>
      reading(state, context, async (database, open) => {
        const destination = resolve(out);
        await checkDestination(destination);
        const written = join(open.workFolder, 'out', `${randomUUID()}.${format}`);
        try {
          const query = await queryOf(open, what);
          const copy = `COPY (${query}) TO ${queries.literal(written)} (${COPY_OPTIONS[format]})`;
          const rows = (await database.row<{ Count: number }>(copy))?.Count ?? 0;
          await open.audit('export.written', { what, format, path: destination, rows });
          await moveInto(written, destination);
          return { rows, path: destination };
        } catch (error) {
          throw diskError(error, destination) ?? error;
        } finally {
          await rm(written, { force: true });
        }
      }),
  }) satisfies Pick<Handlers, 'exports.write'>;

async function queryOf(open: OpenCase, what: ExportKind): Promise<string> {
  if (what === 'evaluation') return queries.evaluation(await evaluateCase(open));
  return QUERY[what]();
}
