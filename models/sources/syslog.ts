import type { JsonSample } from './parts/format.ts';
import { jsonLog, type FieldOf } from './parts/json-log.ts';
import { undatedLine } from './syslog/lines.ts';
import { FIELDS, syslogEvent, type Field } from './syslog/mapping.ts';
import { recogniseSyslog, undatedReader } from './syslog/reader.ts';

/** The day and clock in the year that the run of the file gives; a day that this year has not is none. */
function timeIn(of: FieldOf<Field>, sample?: JsonSample): string {
  const first = sample?.whole?.firstYear ?? 1970;
  const year = `coalesce(try_cast(${of('year')} AS INTEGER), ${String(first)} + try_cast(${of('turn')} AS INTEGER))`;
  const text = `${year}::VARCHAR || ' ' || regexp_replace(${of('time')}, ' +', ' ', 'g')`;
  return `try_strptime(${text}, ['%Y %b %d %H:%M:%S', '%Y %b %d %H:%M:%S.%f'])`;
}

/**
 * Syslog as Unix hosts write it into files (RFC 3164): sshd, sudo and su are read, what other programs say is stored whole.
 * Its times are local and name no year.
 */
export default jsonLog<Field>({
  id: 'syslog',
  version: 1,
  title: 'Syslog of sshd and sudo',
  fields: FIELDS,
  needsZone: true,
  recognise: () => null,
  lines: {
    recognise: (sample) => recogniseSyslog(sample, undatedLine, 'lines of syslog, without a year'),
    reader: () => undatedReader(undatedLine),
  },
  map: (of, sample) => syslogEvent(of, timeIn(of, sample)),
});
