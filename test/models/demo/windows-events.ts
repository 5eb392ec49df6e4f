import type { DemoFile } from '../../../models/demo/demo-company.ts';

/** A line of the company's Windows exports. */
export interface DemoEvent {
  readonly file: string;
  readonly line: number;
  readonly at: string;
  /** Short name, upper case. */
  readonly host: string;
  readonly code: number;
  readonly id: number;
  readonly data: Readonly<Record<string, string>>;
  readonly message: string | undefined;
}

/** Every Windows event in the order of the files. */
export function eventsIn(files: readonly DemoFile[]): DemoEvent[] {
  return files
    .filter(({ path }) => path.startsWith('exports/windows/'))
    .flatMap(({ path, text }) =>
      text
        .trimEnd()
        .split('\n')
        .map((line, i) => read(path.slice('exports/windows/'.length), i + 1, JSON.parse(line))),
    );
}

interface Winlogbeat {
  readonly '@timestamp': string;
  readonly message?: string;
  readonly winlog: {
    readonly computer_name: string;
    readonly event_id: string;
    readonly record_id: string;
    readonly event_data: Readonly<Record<string, string>>;
  };
}

const read = (file: string, line: number, record: Winlogbeat): DemoEvent => ({
  file,
  line,
  at: record['@timestamp'],
  host: (record.winlog.computer_name.split('.')[0] ?? '').toUpperCase(),
  code: Number(record.winlog.event_id),
  id: Number(record.winlog.record_id),
  data: record.winlog.event_data,
  message: record.message,
});
