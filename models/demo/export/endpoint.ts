import type { Day } from '../../domain/time.ts';
import { InOrder } from '../in-order.ts';
import { randomOf, type Random } from '../random.ts';
import type { DemoRecord } from '../record.ts';
import type { DemoPart, Export } from './export.ts';
import { certTime, csvLine } from './csv.ts';

/** Columns of r4.2's five exports after `id,date,user,pc`. */
export const TELEMETRY = {
  logon: ['activity'],
  device: ['activity'],
  file: ['filename', 'content'],
  http: ['url', 'content'],
  email: ['to', 'cc', 'bcc', 'from', 'size', 'attachments', 'content'],
} as const satisfies Record<DemoRecord['stream'], readonly string[]>;

const STREAMS = Object.keys(TELEMETRY) as DemoRecord['stream'][];

const startOf = ({ day, minute }: DemoRecord) => day * 1440 + minute;

/** Endpoint records in CERT r4.2's format: five files, each in order of time. */
export class EndpointExport implements Export<DemoRecord> {
  readonly #streams: ReadonlyMap<DemoRecord['stream'], { pending: InOrder<DemoRecord>; ids: Random }>;

  constructor(seed: number) {
    this.#streams = new Map(
      STREAMS.map((stream) => [
        stream,
        { pending: new InOrder(startOf), ids: randomOf(seed, 'ids', stream) },
      ]),
    );
  }

  heads(): readonly DemoPart[] {
    return STREAMS.map((stream) => ({
      path: pathOf(stream),
      text: csvLine(['id', 'date', 'user', 'pc', ...TELEMETRY[stream]]),
    }));
  }

  before(end: Day, records: readonly DemoRecord[]): ReturnType<Export<DemoRecord>['before']> {
    const parts: DemoPart[] = [];
    const answers: string[][] = [];
    for (const [stream, { pending, ids }] of this.#streams) {
      const own = records.filter((record) => record.stream === stream);
      let text = '';
      for (const { day, minute, user, pc, fields, story } of pending.before(end * 1440, own)) {
        const [id, date] = [idOf(ids.between), certTime(day, minute)];
        text += csvLine([id, date, user, pc, ...fields]);
        if (story !== undefined) answers.push([String(story), user, stream, id, date, pc]);
      }
      parts.push({ path: pathOf(stream), text });
    }
    return { parts, answers };
  }
}

const pathOf = (stream: DemoRecord['stream']) => `exports/${stream}.csv`;

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** `{X1D9-S0ES98JV-5357PWMI}`: letters and digits in CERT's pattern. */
function idOf(between: (low: number, high: number) => number): string {
  const fill = (pattern: string) =>
    pattern.replaceAll(/[A9]/g, (sign) =>
      sign === 'A' ? (LETTERS[between(0, 25)] ?? 'A') : String(between(0, 9)),
    );
  return `{${fill('A9A9')}-${fill('A9AA99AA')}-${fill('9999AAAA')}}`;
}
