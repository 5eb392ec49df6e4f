import { jsonLog, recogniseLog, utcOf, valueOf, type FieldOf, type LogMapping } from './parts/json-log.ts';
import { countryCode } from './parts/countries.ts';

const FIELDS = {
  txid: 'txid',
  iso: 'isotimestamp',
  seconds: 'timestamp',
  result: 'result',
  reason: 'reason',
  factor: 'factor',
  user: ['user.name', 'email', 'alias'],
  application: 'application.name',
  ip: ['access_device.ip', 'auth_device.ip'],
  host: 'access_device.hostname',
  device: ['access_device.epkey', 'auth_device.key', 'auth_device.name'],
  os: 'access_device.os',
  browser: 'access_device.browser',
  country: ['access_device.location.country', 'auth_device.location.country'],
  city: ['access_device.location.city', 'auth_device.location.city'],
} as const;
type Field = keyof typeof FIELDS;

function mapping(of: FieldOf<Field>): LogMapping {
  const refused = `lower(${of('result')}) IN ('denied', 'failure', 'fraud', 'error')`;
  const seconds = `try_cast(${of('seconds')} AS BIGINT)`;
  return {
    at: `coalesce(${utcOf(of('iso'))}, CASE WHEN ${seconds} BETWEEN 0 AND 7258118400 THEN make_timestamp(${seconds} * 1000000) END)`,
    stream: `'authentication'`,
    action: `CASE WHEN ${refused} THEN 'mfa-refused' ELSE 'mfa-verified' END`,
    outcome: `CASE WHEN ${refused} THEN 'failure' ELSE 'success' END`,
    account: of('user'),
    srcIp: of('ip'),
    srcHost: of('host'),
    resource: of('application'),
    channel: of('reason'),
    origin: {
      country: countryCode(of('country')),
      city: of('city'),
      device: of('device'),
      userAgent: `nullif(concat_ws(' ', ${of('os')}, ${of('browser')}), '')`,
      factor: of('factor'),
    },
    content: `coalesce(${of('txid')}, j)`,
    checks: [{ when: `${of('result')} IS NULL`, reason: 'no result' }],
  };
}

/** Authentication log of Duo's Admin API, version 2 (duo.com/docs/adminapi, "Authentication Logs"). */
export default jsonLog<Field>({
  id: 'duo-authentication',
  version: 2,
  title: 'Duo authentication log',
  fields: FIELDS,
  recognise: (sample) =>
    recogniseLog(
      sample,
      (record) =>
        ['access_device', 'auth_device'].some((key) => valueOf(record, key) !== undefined) &&
        ['factor', 'result'].every((key) => valueOf(record, key) !== undefined),
      'access device, factor and result of Duo',
    ),
  map: mapping,
});
