import awsCloudtrail from './aws-cloudtrail.ts';
import certDevice from './cert-device.ts';
import certEmail from './cert-email.ts';
import certFile from './cert-file.ts';
import certHttp from './cert-http.ts';
import certLdap from './cert-ldap.ts';
import certLogon from './cert-logon.ts';
import certPsychometric from './cert-psychometric.ts';
import contextAccounts from './context-accounts.ts';
import contextAllow from './context-allow.ts';
import contextAssets from './context-assets.ts';
import contextChanges from './context-changes.ts';
import contextHolidays from './context-holidays.ts';
import contextIndicators from './context-indicators.ts';
import contextNetworks from './context-networks.ts';
import contextOnCall from './context-on-call.ts';
import contextTravel from './context-travel.ts';
import contextPeople from './context-people.ts';
import duoAuthentication from './duo-authentication.ts';
import entraLogs from './entra-logs.ts';
import entraPortal from './entra-portal.ts';
import lanlAuth from './lanl-auth.ts';
import microsoft365 from './microsoft-365.ts';
import oktaSystemLog from './okta-system-log.ts';
import syslog from './syslog.ts';
import syslogDated from './syslog-dated.ts';
import windowsEvents from './windows-events.ts';
import zeek from './zeek.ts';
import { mappedFormat } from './mapping/format.ts';
import { readMapping } from './mapping/yaml.ts';
import type { JsonSample, LineSample, Recognition, Sample, SourceFormat } from './parts/format.ts';

/** Every telemetry format that can be imported. */
export const SOURCE_FORMATS: readonly SourceFormat[] = [
  awsCloudtrail,
  certDevice,
  certEmail,
  certFile,
  certHttp,
  certLdap,
  certLogon,
  certPsychometric,
  contextAccounts,
  contextAllow,
  contextAssets,
  contextChanges,
  contextHolidays,
  contextIndicators,
  contextNetworks,
  contextOnCall,
  contextTravel,
  contextPeople,
  duoAuthentication,
  entraLogs,
  entraPortal,
  lanlAuth,
  microsoft365,
  oktaSystemLog,
  syslog,
  syslogDated,
  windowsEvents,
  zeek,
];

const byId = new Map(SOURCE_FORMATS.map((format) => [format.id, format]));
if (byId.size !== SOURCE_FORMATS.length) throw new Error('two source formats share an id');

export const sourceFormat = (id: string): SourceFormat | undefined => byId.get(id);

/** Of a source: a known format, or what its mapping (YAML) makes of it. Throws MappingError. */
export const formatOfSource = (importer: string, mapping: string | null): SourceFormat | undefined =>
  mapping === null ? sourceFormat(importer) : mappedFormat(readMapping(mapping));

export interface Recognised {
  readonly format: SourceFormat;
  readonly recognition: Recognition;
}

/** The format that fits the first lines of a CSV file best, or null. */
export const recogniseSample = (sample: Sample, delimiter = ','): Recognised | null =>
  best((format) =>
    format.encoding === 'csv' && [format.delimiter ?? ','].flat().includes(delimiter)
      ? format.recognise(sample)
      : null,
  );

/** What may part the fields of a known format. */
export const DELIMITERS: readonly string[] = [
  ...new Set(
    SOURCE_FORMATS.flatMap((format) => (format.encoding === 'csv' ? [format.delimiter ?? ','].flat() : [])),
  ),
];

/** The format that fits the first records of a JSON file best, or null. */
export const recogniseRecords = (sample: JsonSample): Recognised | null =>
  best((format) => (format.encoding === 'json' ? format.recognise(sample) : null));

/** The format that fits the first lines of a text that is neither JSON nor a table best, or null. */
export const recogniseLines = (sample: LineSample): Recognised | null =>
  best((format) => (format.encoding === 'json' ? (format.lines?.recognise(sample) ?? null) : null));

function best(recognise: (format: SourceFormat) => Recognition | null): Recognised | null {
  let found: Recognised | null = null;
  for (const format of SOURCE_FORMATS) {
    const recognition = recognise(format);
    if (recognition && recognition.confidence > (found?.recognition.confidence ?? 0))
      found = { format, recognition };
  }
  return found;
}
