import type { Day } from '../../domain/time.ts';
import { instant } from '../windows/clock.ts';
import { linesOf, WindowsLogs } from '../windows/log-writer.ts';
import type { WindowsRecord } from '../windows/record.ts';
import { localCertTime } from './csv.ts';
import type { Export } from './export.ts';

/** Windows events as winlogbeat forwards them: a file for each group of machines. */
export class WindowsExport implements Export<WindowsRecord> {
  readonly #logs: WindowsLogs;

  constructor(seed: number) {
    this.#logs = new WindowsLogs(seed);
  }

  heads() {
    return [];
  }

  before(end: Day, records: readonly WindowsRecord[]): ReturnType<Export<WindowsRecord>['before']> {
    const files = this.#logs.before(instant(end, 0), records);
    return {
      parts: files.map(([file, events]) => ({
        path: `exports/windows/${file}.ndjson`,
        text: linesOf(events),
      })),
      // An event's id is its record id on that machine, its user whoever was at the keyboard.
      answers: files.flatMap(([, events]) =>
        events.flatMap(({ id, at, record: { story, on } }) =>
          story === undefined
            ? []
            : [[String(story.number), story.user, 'windows', id, localCertTime(at), on.name]],
        ),
      ),
    };
  }
}
