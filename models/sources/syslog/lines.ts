/** A line of syslog taken apart, whatever its time is written like. */
export interface SyslogLine {
  /** As it is written. */
  readonly time: string;
  readonly host: string;
  readonly program: string;
  readonly pid: string;
  readonly message: string;
}

const PRIORITY = String.raw`^(?:<\d{1,3}>)?`;
const TAG = String.raw`(?<program>[^\s:[\]]+)(?:\[(?<pid>[^\]]*)\])?:?`;

/** RFC 3164: `Mar  1 08:00:00 host sshd[12]: …`; some daemons write a year behind the day. */
const BSD = new RegExp(
  String.raw`${PRIORITY}(?<time>[A-Z][a-z]{2} [ \d]?\d (?:\d{4} )?\d\d:\d\d:\d\d(?:\.\d+)?) (?<host>\S+) (?<rest>.*)$`,
);
/** RFC 3339 in front of the same, as rsyslog and journald write it. */
const DATED = new RegExp(
  String.raw`${PRIORITY}(?<time>\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)) (?<host>\S+) (?<rest>.*)$`,
);
const TAGGED = new RegExp(`^${TAG}\\s*(?<message>.*)$`);
/** RFC 5424: `<38>1 2026-03-01T08:00:00Z host sshd 12 - - …`. */
const FRAMED =
  /^<\d{1,3}>1 (?<time>\S+) (?<host>\S+) (?<program>\S+) (?<pid>\S+) \S+ (?:-|(?:\[(?:[^\]\\"]|\\.|"(?:[^"\\]|\\.)*")*\])+)(?: \uFEFF?(?<message>.*))?$/;
/** `sshd(pam_unix)` of old systems, and programs by their path. */
const BARE_PROGRAM = /^(?:.*\/)?([^(/]+)(?:\(.*\))?$/;

/** A time without a year, or null where the line has none of the form. */
export const undatedLine = (line: string): SyslogLine | null => taggedLine(BSD.exec(line));

export function datedLine(line: string): SyslogLine | null {
  const framed = FRAMED.exec(line)?.groups;
  if (!framed) return taggedLine(DATED.exec(line));
  const { time = '', host = '', program = '', pid = '', message = '' } = framed;
  return { time, host: named(host), program: named(program), pid: named(pid), message };
}

const named = (value: string) => (value === '-' ? '' : value);

function taggedLine(found: RegExpExecArray | null): SyslogLine | null {
  if (!found?.groups) return null;
  const { time = '', host = '', rest = '' } = found.groups;
  const repeated = /^last message repeated \d+ times?$/.test(rest);
  const tagged = repeated ? undefined : TAGGED.exec(rest)?.groups;
  const { program = '', pid = '', message = rest } = tagged ?? {};
  return { time, host, program: BARE_PROGRAM.exec(program)?.[1] ?? program, pid, message };
}
