import { jsonLog, utcOf } from './parts/json-log.ts';
import { datedLine } from './syslog/lines.ts';
import { FIELDS, syslogEvent, type Field } from './syslog/mapping.ts';
import { datedReader, recogniseSyslog } from './syslog/reader.ts';

/** The same with times that say year and zone (RFC 5424, and RFC 3339 as rsyslog and journald write it into files). */
export default jsonLog<Field>({
  id: 'syslog-dated',
  version: 1,
  title: 'Syslog of sshd and sudo, with full times',
  fields: FIELDS,
  recognise: () => null,
  lines: {
    recognise: (sample) => recogniseSyslog(sample, datedLine, 'lines of syslog, with full times'),
    reader: () => datedReader(datedLine),
  },
  map: (of) => syslogEvent(of, utcOf(`replace(${of('time')}, ',', '.')`)),
});
