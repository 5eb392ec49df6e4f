import { quoted } from '../../domain/sql.ts';
import { streamOf, type FieldOf, type LogMapping } from '../parts/json-log.ts';

export const FIELDS = {
  time: 'time',
  turn: 'turn',
  year: 'year',
  host: 'host',
  program: 'program',
  pid: 'pid',
  message: 'message',
  action: 'action',
  stream: 'stream',
  outcome: 'outcome',
  account: 'account',
  target: 'target',
  from: 'from',
  factor: 'factor',
  certificate: 'certificate',
  certificateSubject: 'certificateSubject',
  certificateIssuer: 'certificateIssuer',
  resource: 'resource',
  detail: 'detail',
  times: 'times',
} as const;
export type Field = keyof typeof FIELDS;

const ADDRESS = '^(?:\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.%]*(?:\\w*))$';
/** Accounts that belong to programs on every Unix. */
const PROGRAMS = ['daemon', 'nobody', 'www-data', 'postfix', 'sshd', 'systemd-network', 'messagebus'];

const kindOf = (account: string) =>
  `CASE WHEN ${account} IN (${PROGRAMS.map(quoted).join(', ')}) THEN 'service' WHEN suffix(${account}, '$') THEN 'machine' ELSE 'user' END`;

export function syslogEvent(of: FieldOf<Field>, at: string): LogMapping {
  const isAddress = `regexp_matches(${of('from')}, ${quoted(ADDRESS)})`;
  return {
    at,
    stream: `coalesce(${of('stream')}, ${streamOf(of('action'))})`,
    action: of('action'),
    outcome: of('outcome'),
    account: of('account'),
    accountKind: `CASE WHEN ${of('account')} IS NULL THEN 'none' ELSE ${kindOf(of('account'))} END`,
    targetAccount: of('target'),
    targetKind: `CASE WHEN ${of('target')} IS NOT NULL THEN ${kindOf(of('target'))} END`,
    computer: of('host'),
    srcIp: `CASE WHEN ${isAddress} THEN lower(${of('from')}) END`,
    srcHost: `CASE WHEN NOT ${isAddress} THEN ${of('from')} END`,
    resource: of('resource'),
    items: `try_cast(${of('times')} AS INTEGER)`,
    channel: of('program'),
    origin: {
      factor: of('factor'),
      certificate: of('certificate'),
      certificateSubject: of('certificateSubject'),
      certificateIssuer: of('certificateIssuer'),
      detail: of('detail'),
    },
    // Another export may begin in another year: the turn is no part of it.
    content: `concat_ws(chr(31), epoch_us(${at})::VARCHAR, ${['host', 'program', 'pid', 'message'].map((field) => `coalesce(${of(field as Field)}, '')`).join(', ')})`,
    checks: [],
  };
}
