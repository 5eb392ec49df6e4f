import { eventId, type EventId } from '../../../models/domain/ids.ts';
import type { Replay } from '../../../models/domain/replay.ts';
import { whenWords } from '../../../models/figures/replay-words.ts';
import { pathEvents } from '../../../models/report/replay.ts';
import type { Database } from '../database/database.ts';
import type { Shown } from '../masking/shown.ts';
import { containers } from '../queries/names.ts';

/** `Replay of Heron 41, evening of 12 Nov 2026`. */
export function replayLabel(replay: Replay, names: Shown): string {
  const who =
    replay.person !== null
      ? names.person(replay.person)
      : replay.host !== null
        ? names.host(replay.host)
        : null;
  return `Replay${who === null ? '' : ` of ${who}`}, ${whenWords(replay, replay.zone)}`;
}

/** Share, folder, service or address of the events that a replay draws as nodes or has on its path. */
export async function containersOf(
  database: Database,
  names: Shown,
  replays: readonly Replay[],
): Promise<ReadonlyMap<string, string>> {
  const events = new Set<EventId>();
  for (const replay of replays) {
    for (const event of pathEvents(replay)) events.add(event);
    for (const event of replay.nodes.columns.event) if (event !== 0n) events.add(eventId(event));
  }
  if (events.size === 0) return new Map();
  const rows = await database.rows<{ hex: string; resource: string | null }>(
    containers(JSON.stringify([...events])),
  );
  return new Map(rows.map(({ hex, resource }) => [hex, names.text(resource ?? '')]));
}
