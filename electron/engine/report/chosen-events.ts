import type { Evidence } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import { sourceId, type EventId } from '../../../models/domain/ids.ts';
import { timestampUs } from '../../../models/domain/time.ts';
import type { ChosenEvent } from '../../../models/report/input.ts';
import type { Database } from '../database/database.ts';
import { originalText } from '../ingest/source-text.ts';
import type { Shown } from '../masking/shown.ts';
import { reportEvents } from '../queries/report.ts';

interface EventRow extends Readonly<Record<string, unknown>> {
  readonly event: string;
  readonly at: number;
  readonly source: number;
  readonly record: number;
  readonly action: string;
  readonly person: number | null;
  readonly account: number | null;
  readonly target: number | null;
  readonly host: number | null;
  readonly resource: string;
}

export interface ChosenEvents {
  readonly events: readonly ChosenEvent[];
  readonly resources: ReadonlyMap<string, string>;
}

/** Events with their original text, names in it as the case shows them. Throws NOT_FOUND for one that is not there. */
export async function chosenEvents(
  database: Database,
  names: Shown,
  ids: readonly EventId[],
  evidence: readonly Evidence[],
): Promise<ChosenEvents> {
  const comments = new Map(
    evidence.flatMap((one) => (one.kind === 'event' ? [[one.event as string, one.comment ?? null]] : [])),
  ) as ReadonlyMap<string, string | null>;
  const rows = ids.length === 0 ? [] : await database.rows<EventRow>(reportEvents(JSON.stringify(ids)));
  const found = new Set(rows.map(({ event }) => event));
  const missing = ids.find((id) => !found.has(id));
  if (missing !== undefined)
    throw new AppError(
      'NOT_FOUND',
      `There is no event ${missing} in this case. Take it out of the report; its source may have been removed.`,
      { event: missing },
    );
  const events: ChosenEvent[] = [];
  for (const row of rows) {
    const { path, text } = await originalText(database, row.source, row.record);
    events.push({
      ...row,
      event: row.event as EventId,
      at: timestampUs(row.at),
      source: sourceId(row.source),
      path: names.text(path),
      text: names.text(text),
      comment: comments.get(row.event) ?? null,
    });
  }
  return { events, resources: new Map(rows.map(({ event, resource }) => [event, names.text(resource)])) };
}
