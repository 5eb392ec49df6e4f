import { NO_ACCOUNT } from '../domain/account.ts';
import type { ColumnOf, EventFormat, EventMapping, Recognition, Sample } from './parts/format.ts';

/** In this order; the file has no header. */
const FIELDS = [
  'time',
  'source user',
  'destination user',
  'source computer',
  'destination computer',
  'authentication type',
  'logon type',
  'authentication orientation',
  'success',
];
const STARTS = /^\d+,[^,"]*@[^,"]*,/;

/** Windows' numbers of the words for a type of logon. */
const LOGON_TYPES = {
  Interactive: 2,
  Network: 3,
  Batch: 4,
  Service: 5,
  Unlock: 7,
  NetworkCleartext: 8,
  NewCredentials: 9,
  RemoteInteractive: 10,
  CachedInteractive: 11,
};
/** By which somebody sits at the computer or at its remote desktop. */
const AT_THE_DESK = "IN ('Interactive', 'Unlock', 'RemoteInteractive', 'CachedInteractive')";
const SYSTEM_USERS = "('SYSTEM', 'ANONYMOUS LOGON', 'LOCAL SERVICE', 'NETWORK SERVICE')";
/** 2200: seconds past this are no times, whatever the start. */
const LAST_SECOND = 7_258_118_400;

/**
 * Los Alamos' "Comprehensive, Multi-Source Cyber-Security Events" of 2015, `auth.txt`
 * (https://csr.lanl.gov/data/cyber1/): authentications of Windows domains, times in seconds from a start that is not told.
 */
const lanlAuth: EventFormat = {
  kind: 'events',
  encoding: 'csv',
  id: 'lanl-auth',
  version: 1,
  title: 'LANL authentication',
  stream: 'authentication',
  needsZone: false,
  needsStart: true,
  required: FIELDS,
  optional: [],
  fieldNames: FIELDS,
  rowId: null,
  recognise,
  startsRecord: (line) => STARTS.test(line),
  map: mapping,
};
export default lanlAuth;

const isRecord = (row: readonly string[]) =>
  row.length === FIELDS.length &&
  /^\d{1,12}$/.test(row[0] ?? '') &&
  [1, 2].every((at) => row[at]?.includes('@')) &&
  /^(?:Success|Fail)/.test(row[8] ?? '');

/** There is no header: the first line counts as a record. */
function recognise({ name, header, rows }: Sample): Recognition | null {
  const all = [header, ...rows];
  const good = all.filter(isRecord).length;
  if (good === 0 || good * 2 < all.length) return null;
  const named = name.toLowerCase().includes('auth');
  return {
    confidence: (named ? 1 : 0.95) * (good / all.length),
    reason:
      'nine fields without a header: seconds, two users with their domains, two computers, success or failure',
  };
}

function mapping(column: ColumnOf): EventMapping {
  const of = (field: string) => column(field);
  const [from, to] = [of('source computer'), of('destination computer')].map(
    (computer) => `nullif(nullif(${computer}, ''), '?')`,
  ) as [string, string];
  const [who, on] = [of('source user'), of('destination user')];
  const seconds = `try_cast(${of('time')} AS BIGINT)`;
  return {
    atLocal: `CASE WHEN ${seconds} BETWEEN 0 AND ${String(LAST_SECOND)} THEN make_timestamp(${seconds} * 1000000) END`,
    account: nobody(who, `'${NO_ACCOUNT}'`, who),
    accountKind: kindOf(who),
    targetAccount: `CASE WHEN ${on} <> ${who} THEN ${nobody(on, 'NULL', on)} END`,
    targetKind: kindOf(on),
    stream: `CASE WHEN ${isSignIn(of)} THEN 'logon' ELSE 'authentication' END`,
    action: actionOf(of),
    outcome: `CASE WHEN ${of('success')} = 'Success' THEN 'success' ELSE 'failure' END`,
    computer: `CASE WHEN ${of('authentication orientation')} NOT IN ('TGT', 'TGS', 'AuthMap') THEN ${to} END`,
    srcHost: from,
    dstHost: `nullif(${to}, ${from})`,
    // What has no action of ours is told apart by its own word.
    channel: `CASE WHEN ${actionOf(of)} = 'recorded' THEN ${of('authentication orientation')} END`,
    logonType: `CASE ${of('logon type')} ${Object.entries(LOGON_TYPES)
      .map(([word, number]) => `WHEN '${word}' THEN ${String(number)}`)
      .join(' ')} END`,
    checks: [
      {
        when: `coalesce(${of('success')}, '') NOT IN ('Success', 'Fail')`,
        reason: 'neither Success nor Fail',
      },
    ],
  };
}

const nobody = (name: string, absent: string, present: string) =>
  `CASE WHEN coalesce(split_part(${name}, '@', 1), '') IN ('', '?', '-') THEN ${absent} ELSE ${present} END`;

/** `C17$@DOM1` is a computer's own account. */
function kindOf(name: string): string {
  const user = `split_part(${name}, '@', 1)`;
  return `CASE WHEN coalesce(${user}, '') IN ('', '?', '-') THEN 'none' WHEN suffix(${user}, '$') THEN 'machine'
    WHEN upper(${user}) IN ${SYSTEM_USERS} THEN 'system' ELSE 'user' END`;
}

const isSignIn = (of: ColumnOf) =>
  `${of('authentication orientation')} IN ('LogOn', 'LogOff') AND ${of('logon type')} ${AT_THE_DESK}
    AND (${of('success')} = 'Success' OR ${of('authentication orientation')} = 'LogOff')`;

function actionOf(of: ColumnOf): string {
  const type = of('logon type');
  return `CASE ${of('authentication orientation')}
    WHEN 'LogOn' THEN CASE WHEN ${of('success')} <> 'Success' THEN 'logon-failed' WHEN ${type} ${AT_THE_DESK} THEN 'logged-on'
      WHEN ${type} = 'Batch' THEN 'batch-logon' WHEN ${type} = 'Service' THEN 'service-logon'
      WHEN ${type} = 'NewCredentials' THEN 'new-credentials' ELSE 'remote-logon' END
    WHEN 'LogOff' THEN CASE WHEN ${type} ${AT_THE_DESK} THEN 'logged-off' ELSE 'session-ended' END
    WHEN 'TGT' THEN 'ticket-requested' WHEN 'TGS' THEN 'service-ticket-requested' ELSE 'recorded' END`;
}
