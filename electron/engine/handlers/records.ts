import type { Handlers, RecordRequest } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import { sourceId } from '../../../models/domain/ids.ts';
import type { Database } from '../database/database.ts';
import type { EngineState } from '../engine-state.ts';
import { originalText } from '../ingest/source-text.ts';
import { shown } from '../masking/shown.ts';
import { recordOfEvent } from '../queries/records.ts';
import { reading } from './reading.ts';

export const recordHandlers = (state: EngineState) =>
  ({
    'records.original': (request, context) =>
      reading(state, context, async (database, open) => {
        const { source, record } = await locate(database, request);
        const { path, header, text } = await originalText(database, source, record);
        const names = await shown(state, open, database);
        return {
          source: sourceId(source),
          path: names.text(path),
          record,
          header,
          text: names.text(text),
        };
      }),
  }) satisfies Pick<Handlers, 'records.original'>;

async function locate(
  database: Database,
  request: RecordRequest,
): Promise<{ readonly source: number; readonly record: number }> {
  if (!('event' in request)) return request;
  const found = /^[0-9a-f]{16}$/.test(request.event)
    ? await database.row<{ source: number; record: number }>(recordOfEvent(request.event))
    : undefined;
  if (found) return found;
  throw new AppError('NOT_FOUND', `There is no event ${request.event} in this case. Refresh the view.`, {
    event: request.event,
  });
}
