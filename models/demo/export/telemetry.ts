import { randomOf } from '../random.ts';
import type { DemoRecord } from '../record.ts';
import { certTime, csvLine } from './csv.ts';

/** Columns of r4.2's five exports after `id,date,user,pc`. */
export const TELEMETRY = {
  logon: ['activity'],
  device: ['activity'],
  file: ['filename', 'content'],
  http: ['url', 'content'],
  email: ['to', 'cc', 'bcc', 'from', 'size', 'attachments', 'content'],
} as const satisfies Record<DemoRecord['stream'], readonly string[]>;

/** A record with the id that its export gives it. */
export interface WrittenRecord {
  readonly id: string;
  readonly date: string;
  readonly record: DemoRecord;
}

const startOf = ({ day, minute }: DemoRecord) => day * 1440 + minute;

/** The records of one stream in order of time, each with its id. */
export function writtenRecords(
  seed: number,
  stream: DemoRecord['stream'],
  records: readonly DemoRecord[],
): WrittenRecord[] {
  const random = randomOf(seed, 'ids', stream);
  return records
    .filter((record) => record.stream === stream)
    .toSorted((a, b) => startOf(a) - startOf(b))
    .map((record) => ({ id: idOf(random.between), date: certTime(record.day, record.minute), record }));
}

export function telemetryFile(stream: DemoRecord['stream'], written: readonly WrittenRecord[]): string {
  const head = csvLine(['id', 'date', 'user', 'pc', ...TELEMETRY[stream]]);
  return (
    head +
    written
      .map(({ id, date, record }) => csvLine([id, date, record.user, record.pc, ...record.fields]))
      .join('')
  );
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** `{X1D9-S0ES98JV-5357PWMI}`: letters and digits in CERT's pattern. */
function idOf(between: (low: number, high: number) => number): string {
  const fill = (pattern: string) =>
    pattern.replaceAll(/[A9]/g, (sign) =>
      sign === 'A' ? (LETTERS[between(0, 25)] ?? 'A') : String(between(0, 9)),
    );
  return `{${fill('A9A9')}-${fill('A9AA99AA')}-${fill('9999AAAA')}}`;
}
