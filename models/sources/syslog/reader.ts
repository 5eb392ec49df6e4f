import type { LineReader, LineRecord, LineSample, Recognition } from '../parts/format.ts';
import { factsBy, said, type MessageFacts } from './facts.ts';
import type { SyslogLine } from './lines.ts';
import { PAM } from './pam.ts';
import { INVALID_ENDED, SSHD } from './sshd.ts';
import { SU, SUDO } from './sudo.ts';
import { YearRun } from './years.ts';

const FORMS: Readonly<Record<string, readonly (typeof SSHD)[number][]>> = {
  sshd: [...SSHD, ...PAM],
  'sshd-session': [...SSHD, ...PAM],
  'sshd-auth': [...SSHD, ...PAM],
  sudo: [...SUDO, ...PAM],
  su: [...SU, ...PAM],
};

const REPEATED = /^message repeated (\d+) times?: \[ ?(.*)\]$/;
/** Processes of whose refusals is known; the oldest are forgotten first. */
const MOST_PROCESSES = 10_000;
const LAST_REPEATED = /^last message repeated (\d+) times?$/;

/** Facts of the lines in their order; what one line only hints at, another of the same process may have told. */
function messages(): (line: SyslogLine) => MessageFacts {
  const last = new Map<string, MessageFacts>();
  const refused = new Set<string>();
  const plain = ({ host, program, pid, message }: SyslogLine): MessageFacts => {
    const process = `${host} ${pid}`;
    const ended = program.startsWith('sshd') ? INVALID_ENDED.exec(message)?.groups : undefined;
    if (ended && !refused.delete(process)) {
      const { user, from, port } = ended;
      return {
        action: 'logon-failed',
        outcome: 'failure',
        ...said({ account: user, from, port, detail: 'no such user' }),
      };
    }
    const facts = factsBy(FORMS[program] ?? PAM, message) ?? { action: 'recorded' };
    if (facts.action !== 'logon-failed' || facts.detail !== 'no such user') return facts;
    refused.add(process);
    const [oldest = process] = refused;
    if (refused.size > MOST_PROCESSES) refused.delete(oldest);
    return facts;
  };
  return (line) => {
    const [, times, inner] = REPEATED.exec(line.message) ?? [];
    const again = LAST_REPEATED.exec(line.message)?.[1];
    if (again !== undefined)
      return { ...(last.get(line.host) ?? { action: 'recorded' }), times: Number(again) };
    const facts = plain(inner === undefined ? line : { ...line, message: inner });
    last.set(line.host, facts);
    return times === undefined ? facts : { ...facts, times: Number(times) };
  };
}

const recordOf = (line: SyslogLine, facts: MessageFacts, more: object): LineRecord => ({
  kind: 'record',
  json: JSON.stringify({ ...line, ...more, ...facts }),
});

/** Reads lines whose times say all. */
export function datedReader(take: (line: string) => SyslogLine | null): LineReader {
  const factsOf = messages();
  return {
    read: (text) => {
      const line = take(text);
      return line
        ? recordOf(line, factsOf(line), {})
        : { kind: 'bad', reason: 'no line of syslog with a full time' };
    },
    end: () => ({ warnings: [] }),
  };
}

/** Reads lines whose times say no year: `turn` counts the years since that of the first. */
export function undatedReader(take: (line: string) => SyslogLine | null): LineReader {
  const factsOf = messages();
  const years = new YearRun();
  return {
    read: (text) => {
      const line = take(text);
      if (!line) return { kind: 'bad', reason: 'no line of syslog' };
      const [, day, year, clock] = /^(\w{3} +\d{1,2}) (\d{4}) (.*)$/.exec(line.time) ?? [];
      const time = year === undefined ? line.time : `${day} ${clock}`;
      const turn = year === undefined ? years.turnOf(time) : 0;
      if (turn === null) return { kind: 'bad', reason: 'time cannot be read' };
      return recordOf(line, factsOf(line), { time, ...(year === undefined ? { turn } : { year }) });
    },
    end: (anchor) => years.end(anchor),
  };
}

const ENOUGH = 0.8;

export function recogniseSyslog(
  { lines }: LineSample,
  take: (line: string) => SyslogLine | null,
  reason: string,
): Recognition | null {
  const filled = lines.filter((line) => line.trim() !== '');
  const found = filled.map(take).filter((line) => line !== null);
  if (found.length === 0 || found.length < filled.length * ENOUGH) return null;
  return { confidence: 0.9 * (found.length / filled.length), reason };
}
