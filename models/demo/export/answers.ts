import { localTime } from '../windows/clock.ts';
import type { WrittenEvent } from '../windows/log-writer.ts';
import { certTime, csvLine } from './csv.ts';
import type { WrittenRecord } from './telemetry.ts';

/**
 * The planted records in the format of CERT's answers: scenario, user, stream, id, local time, machine. A Windows event's
 * id is its record id on that machine, and its user whoever was at the keyboard.
 */
export function answersFile(written: readonly WrittenRecord[], events: readonly WrittenEvent[]): string {
  const rows = written.flatMap(({ id, date, record }) =>
    record.story === undefined
      ? []
      : [[String(record.story), record.user, record.stream, id, date, record.pc]],
  );
  const windows = events.flatMap(({ id, at, record: { story, on } }) =>
    story === undefined ? [] : [[String(story.number), story.user, 'windows', id, certTimeOf(at), on.name]],
  );
  return [['scenario', 'user', 'type', 'multi_id', 'date', 'pc'], ...rows, ...windows].map(csvLine).join('');
}

function certTimeOf(at: number): string {
  const { day, minute } = localTime(at);
  return certTime(day, minute);
}
