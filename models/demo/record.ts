import type { Day } from '../domain/time.ts';
import type { Employee } from './company/people.ts';
import type { StoryNumber } from './story.ts';

/** One line of one export. `minute` counts from the midnight of `day` and may be past 1440. */
export interface DemoRecord {
  readonly stream: 'logon' | 'device' | 'file' | 'http' | 'email';
  readonly day: Day;
  readonly minute: number;
  readonly user: string;
  readonly pc: string;
  /** What follows the pc in that export, in the order of its columns. */
  readonly fields: readonly string[];
  /** Set on the records of the planted stories. */
  readonly story?: StoryNumber;
}

/** Makes the records of one person on one machine and day. */
export interface Scribe {
  logon(minute: number): DemoRecord;
  logoff(minute: number): DemoRecord;
  connect(minute: number): DemoRecord;
  disconnect(minute: number): DemoRecord;
  copy(minute: number, name: string, content: string): DemoRecord;
  visit(minute: number, address: string, content: string): DemoRecord;
  mail(minute: number, mail: Mail): DemoRecord;
}

export interface Mail {
  readonly to: readonly string[];
  readonly cc?: readonly string[];
  readonly bcc?: readonly string[];
  readonly from?: string;
  readonly size: number;
  readonly attachments: number;
  readonly content: string;
}

export function scribe(
  person: Employee,
  day: Day,
  pc: string = person.pc,
  story?: DemoRecord['story'],
): Scribe {
  const common = story === undefined ? { day, user: person.id, pc } : { day, user: person.id, pc, story };
  const record = (stream: DemoRecord['stream'], minute: number, fields: readonly string[]): DemoRecord => ({
    ...common,
    stream,
    minute,
    fields,
  });
  return {
    logon: (minute) => record('logon', minute, ['Logon']),
    logoff: (minute) => record('logon', minute, ['Logoff']),
    connect: (minute) => record('device', minute, ['Connect']),
    disconnect: (minute) => record('device', minute, ['Disconnect']),
    copy: (minute, name, content) => record('file', minute, [name, content]),
    visit: (minute, address, content) => record('http', minute, [address, content]),
    mail: (minute, { to, cc = [], bcc = [], from = person.email, size, attachments, content }) =>
      record('email', minute, [
        to.join(';'),
        cc.join(';'),
        bcc.join(';'),
        from,
        String(size),
        String(attachments),
        content,
      ]),
  };
}
