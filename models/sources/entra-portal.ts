import { NO_ACCOUNT } from '../domain/account.ts';
import { quoted } from '../domain/sql.ts';
import { APPLICATIONS, SCOPES } from './entra/consents.ts';
import { CHANGED_NAMES, entraEvent, type EntraField } from './entra/words.ts';
import type { ColumnOf, EventFormat, EventMapping, ListedFile, Recognition, Sample } from './parts/format.ts';

const TIME = 'Date (UTC)';
/** Columns by what they hold; of several the first that holds something counts. */
const COLUMNS = {
  operation: ['Activity'],
  category: ['Category'],
  result: ['Result'],
  app: ['Application'],
  reached: ['Resource'],
  targetName: ['Target1DisplayName'],
  ip: ['IP address', 'IPAddress'],
  device: ['Device ID'],
  os: ['Operating System'],
  browser: ['Browser'],
  agent: ['User agent', 'User Agent'],
  session: ['Session ID', 'Unique token identifier'],
  asn: ['Autonomous system number', 'Autonomous system  number'],
  reason: ['Failure reason', 'ResultReason'],
  whoId: ['User ID', 'ActorObjectId'],
  who: [
    'Username',
    'Service principal name',
    'Managed identity name',
    'Managed Identity Name',
    'ActorUserPrincipalName',
    'ActorDisplayName',
    'ActorServicePrincipalName',
    'Service principal ID',
  ],
} as const satisfies Partial<Record<EntraField, readonly string[]>>;
const [STATUS, ERROR, LOCATION] = ['Status', 'Sign-in error code', 'Location'];
const [METHOD, REQUIREMENT] = ['Multifactor authentication auth method', 'Authentication requirement'];
const TARGETS = [1, 2, 3];
const PROPERTIES = [1, 2, 3, 4, 5];
const idOf = (n: number) => `Target${n}ObjectId`;
const typeOf = (n: number) => `Target${n}Type`;
const nameOf = (n: number) => `Target${n}UserPrincipalName`;
const changeOf = (n: number, i: number, part: 'Name' | 'NewValue' | 'OldValue') =>
  `Target${n}ModifiedProperty${i}${part}`;

const OPTIONAL = [
  ...Object.values(COLUMNS).flat(),
  STATUS,
  ERROR,
  LOCATION,
  METHOD,
  REQUIREMENT,
  ...TARGETS.flatMap((n) => [
    idOf(n),
    typeOf(n),
    nameOf(n),
    ...PROPERTIES.flatMap((i) => [changeOf(n, i, 'Name'), changeOf(n, i, 'NewValue')]),
  ]),
] as const;

const isSignIns = (has: (column: string) => boolean) => has('Request ID') && has(STATUS);
const isAudit = (has: (column: string) => boolean) => has('Activity') && has('Category') && has('ActorType');

function recognise({ header }: Sample): Recognition | null {
  const has = (column: string) => header.includes(column);
  if (!has(TIME)) return null;
  if (isSignIns(has)) return { confidence: 1, reason: 'sign-ins as the Entra admin center downloads them' };
  return isAudit(has) ? { confidence: 1, reason: 'audit log as the Entra admin center downloads it' } : null;
}

/** What a portal's file is called: the columns of interactive sign-ins and others are the same. */
const INTERACTIVE = /^(?!.*(?:non-?interactive|application|msi|managed|service))/i;

function fieldOf(column: ColumnOf, name: EntraField, file?: ListedFile): string {
  const of = (wanted: string) => `nullif(trim(${column(wanted)}), '')`;
  const first = (wanted: readonly string[]) => `coalesce(${wanted.map(of).join(', ')}, NULL::VARCHAR)`;
  const part = (at: number) => `nullif(trim(split_part(${of(LOCATION)}, ',', ${at})), '')`;
  switch (name) {
    case 'time':
      return of(TIME);
    case 'kind':
      return `CASE WHEN ${of(STATUS)} IS NOT NULL THEN '${String(INTERACTIVE.test(file?.sample.name ?? ''))}' END`;
    case 'error':
      // Of a success it is left out, or "None".
      return `coalesce(try_cast(${of(ERROR)} AS INTEGER)::VARCHAR, CASE lower(${of(STATUS)}) WHEN 'success' THEN '0' WHEN 'failure' THEN '1' WHEN 'interrupted' THEN '1' END)`;
    case 'city':
      return part(1);
    case 'country':
      return part(-1);
    case 'factor':
      return `coalesce(${of(METHOD)}, CASE lower(${of(REQUIREMENT)}) WHEN 'single-factor authentication' THEN 'singleFactorAuthentication'
        WHEN 'multifactor authentication' THEN 'multiFactorAuthentication' ELSE ${of(REQUIREMENT)} END)`;
    case 'target':
      return `coalesce(${TARGETS.map((n) => `CASE WHEN ${of(typeOf(n))} = 'User' THEN ${of(nameOf(n))} END`).join(', ')}, ${of(nameOf(1))})`;
    case 'targetId':
      return `coalesce(${TARGETS.map((n) => `CASE WHEN ${of(typeOf(n))} = 'User' THEN ${of(idOf(n))} END`).join(', ')})`;
    case 'role':
      return changed(of, CHANGED_NAMES);
    case 'scopes':
      return changed(of, SCOPES);
    case 'consentsTo':
      return changed(of, APPLICATIONS);
    case 'lat':
    case 'lon':
    case 'host':
      return 'NULL::VARCHAR';
    default:
      return first(COLUMNS[name]);
  }
}

/** As of the JSON of these records. */
function changed(of: ColumnOf, names: readonly string[]): string {
  const value = (n: number, i: number) =>
    (['NewValue', 'OldValue'] as const).map((part) => `nullif(${of(changeOf(n, i, part))}, '""')`).join(', ');
  const values = names.flatMap((name) =>
    TARGETS.flatMap((n) =>
      PROPERTIES.map(
        (i) => `CASE WHEN ${of(changeOf(n, i, 'Name'))} = ${quoted(name)} THEN coalesce(${value(n, i)}) END`,
      ),
    ),
  );
  return `coalesce(${values.join(', ')})`;
}

function mapping(column: ColumnOf, file?: ListedFile): EventMapping {
  const {
    at,
    account = 'NULL::VARCHAR',
    checks = [],
    ...event
  } = entraEvent((name) => fieldOf(column, name, file));
  return { ...event, atLocal: at, account: `coalesce(${account}, '${NO_ACCOUNT}')`, checks };
}

/** Microsoft Entra's sign-in and audit logs as the admin center downloads them as CSV: the events that its JSON gives. */
const entraPortal: EventFormat = {
  kind: 'events',
  encoding: 'csv',
  id: 'entra-portal',
  version: 2,
  title: 'Microsoft Entra sign-ins and audit (CSV)',
  stream: 'authentication',
  needsZone: false,
  required: [TIME],
  optional: OPTIONAL,
  rowId: null,
  recognise,
  startsRecord: (line) => /^"?\d{4}-\d\d-\d\dT\d\d:\d\d/.test(line),
  map: mapping,
};
export default entraPortal;
