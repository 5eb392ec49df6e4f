import { csvLine } from './csv.ts';
import type { WrittenRecord } from './telemetry.ts';

/** The planted records in the format of CERT's answers: scenario, user, stream, id, time, machine. */
export function answersFile(written: readonly WrittenRecord[]): string {
  const rows = written.flatMap(({ id, date, record }) =>
    record.story === undefined
      ? []
      : [[String(record.story), record.user, record.stream, id, date, record.pc]],
  );
  return [['scenario', 'user', 'type', 'multi_id', 'date', 'pc'], ...rows].map(csvLine).join('');
}
