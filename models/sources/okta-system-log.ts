import { quoted } from '../domain/sql.ts';
import { ACTIONS, FILE_TAKEN } from './okta/event-types.ts';
import { countryCode } from './parts/countries.ts';
import type { Origin } from './parts/format.ts';
import {
  jsonLog,
  recogniseLog,
  streamOf,
  utcOf,
  valueOf,
  whens,
  type FieldOf,
  type LogMapping,
} from './parts/json-log.ts';
import { scopesIn } from './parts/scopes.ts';

/** Of the client, else of the first address that the request came by. */
const nearest = (path: string) => [`client.${path}`, `request.ipChain[0].${path}`];

const FIELDS = {
  uuid: 'uuid',
  published: 'published',
  type: 'eventType',
  result: 'outcome.result',
  reason: 'outcome.reason',
  who: 'actor.alternateId',
  whoId: 'actor.id',
  whoType: 'actor.type',
  targets: 'target',
  ip: ['client.ipAddress', 'request.ipChain[0].ip'],
  city: nearest('geographicalContext.city'),
  country: nearest('geographicalContext.country'),
  lat: nearest('geographicalContext.geolocation.lat'),
  lon: nearest('geographicalContext.geolocation.lon'),
  device: ['device.id', 'debugContext.debugData.deviceFingerprint', 'debugContext.debugData.dtHash'],
  agent: ['client.userAgent.rawUserAgent', 'client.userAgent.browser'],
  session: 'authenticationContext.externalSessionId',
  asNumber: 'securityContext.asNumber',
  asOrg: ['securityContext.asOrg', 'securityContext.isp'],
  factor: ['debugContext.debugData.factor', 'authenticationContext.credentialType'],
  granted: ['debugContext.debugData.privilegeGranted', 'debugContext.debugData.role'],
  scopes: [
    'debugContext.debugData.grantedScopes',
    'debugContext.debugData.scopes',
    'debugContext.debugData.scope',
    'debugContext.debugData.requestedScopes',
  ],
  client: ['debugContext.debugData.clientId', 'debugContext.debugData.client_id'],
  proxy: 'securityContext.isProxy',
  threat: 'debugContext.debugData.threatSuspected',
  bytes: [
    'debugContext.debugData.bytes',
    'debugContext.debugData.fileSize',
    'debugContext.debugData.bytesTransferred',
    'debugContext.debugData.size',
  ],
  file: ['debugContext.debugData.fileName', 'debugContext.debugData.filePath', 'debugContext.debugData.file'],
} as const;
type Field = keyof typeof FIELDS;

const typeOf = `coalesce(t->>'$.type', '')`;
/** The first target of a type, or of none of them, as JSON; `told` are all of them. */
const target = (types: readonly string[], not = false) =>
  `list_filter(told, lambda t: ${typeOf} ${not ? 'NOT ' : ''}IN (${types.map(quoted).join(', ')}))[1]`;
const idOf = (found: string) => `nullif(${found}->>'$.id', 'unknown')`;
/** Its `alternateId`, or else its name. */
const named = (found: string) =>
  `coalesce(nullif(nullif(coalesce(${found}->>'$.alternateId', ${found}->>'$.alternateid'), ''), 'unknown'),
    ${found}->>'$.displayName', ${found}->>'$.displayname', ${idOf(found)})`;

const PEOPLE = ['User', 'AppUser'];
const FILES = ['File', 'file', 'FILE', 'Document'];
/** What a record is about, besides people: the role before the set of resources, the group before the rule that filled it. */
const THINGS = [
  'ROLE',
  'CUSTOM_ROLE',
  'AppInstance',
  'UserGroup',
  'Token',
  'PolicyEntity',
  'PolicyRule',
  'NetworkZone',
];

/** Scopes that somebody consented to are targets of their own; the application is one as well, or named by them. */
const CONSENTS = ['ConsentGrant', 'OAuth2Scope', 'Scope'];
const given = `list_filter(told, lambda t: ${typeOf} IN (${CONSENTS.map(quoted).join(', ')}))`;
const scopes = (of: FieldOf<Field>) =>
  `coalesce(nullif(array_to_string(list_transform(${given}, lambda t: coalesce(t->>'$.displayName', t->>'$.displayname')), ' '), ''), ${scopesIn(of('scopes'))})`;
const consentedTo = (of: FieldOf<Field>) =>
  `coalesce(${named(target([...PEOPLE, ...CONSENTS, 'AuthorizationServer', 'access_token'], true))},
    ${given}[1]->>'$.detailEntry.publicclientapp', ${given}[1]->>'$.detailEntry.clientapp', ${of('client')},
    CASE WHEN NOT is_person THEN actor END)`;

const originOf = (of: FieldOf<Field>): Partial<Origin> => ({
  country: countryCode(of('country')),
  city: of('city'),
  latitude: `try_cast(${of('lat')} AS DOUBLE)`,
  longitude: `try_cast(${of('lon')} AS DOUBLE)`,
  device: of('device'),
  userAgent: of('agent'),
  sessionRef: `nullif(${of('session')}, 'unknown')`,
  network: `coalesce('AS' || ${of('asNumber')} || coalesce(' ' || ${of('asOrg')}, ''), ${of('asOrg')})`,
  factor: of('factor'),
  detail: `CASE WHEN asked = 'consent-granted' AND NOT failed THEN ${scopes(of)} ELSE nullif(concat_ws(', ', ${of('reason')}, CASE WHEN lower(${of('proxy')}) = 'true' THEN 'by a proxy' END,
    CASE WHEN lower(${of('threat')}) = 'true' THEN 'threat suspected' END), '') END`,
});

/** What came of it, by the action that a type stands for. */
const ACTION = `CASE WHEN failed AND asked IN ('logged-on', 'app-signed-in') THEN 'logon-failed'
  WHEN failed AND asked = 'mfa-verified' THEN 'mfa-refused' ELSE asked END`;

function namedOf(of: FieldOf<Field>): NonNullable<LogMapping['named']> {
  const isPerson = `coalesce(lower(${of('whoType')}), 'user') = 'user'`;
  return [
    {
      told: `try_cast(${of('targets')} AS JSON[])`,
      failed: `coalesce(upper(${of('result')}) IN ('FAILURE', 'DENY', 'ABANDONED', 'RATE_LIMIT'), false)`,
      taken: `coalesce(regexp_matches(lower(${of('type')}), ${quoted(FILE_TAKEN)}), false)`,
      is_person: isPerson,
      actor: `CASE WHEN lower(coalesce(${of('who')}, 'unknown')) NOT IN ('unknown', 'system@okta.com') THEN ${of('who')}
        WHEN ${isPerson} THEN nullif(${of('whoId')}, 'unknown') END`,
    },
    {
      asked: `CASE ${whens(of('type'), ACTIONS)} WHEN taken THEN 'accessed' ELSE 'recorded' END`,
      person: `coalesce(${target(['User'])}, ${target(['AppUser'])})`,
      thing: `coalesce(${[FILES, ...THINGS.map((type) => [type])].map((types) => target(types)).join(', ')}, ${target(PEOPLE, true)})`,
    },
    { area: streamOf('asked'), done: ACTION, person_name: named('person') },
    // Okta itself sends a challenge: whose sign-in it is says the target.
    { is_own: `area = 'authentication' AND actor IS NULL` },
    { who: `coalesce(actor, CASE WHEN is_own THEN person_name END)` },
    { whom: `CASE WHEN person_name IS DISTINCT FROM who THEN person_name END` },
  ];
}

const mapping = (of: FieldOf<Field>): LogMapping => ({
  named: namedOf(of),
  at: utcOf(of('published')),
  stream: 'area',
  action: 'done',
  outcome: `CASE WHEN failed OR done = 'mfa-refused' THEN 'failure' WHEN upper(${of('result')}) IN ('SUCCESS', 'ALLOW') THEN 'success' END`,
  account: 'who',
  accountKind: `CASE WHEN who IS NULL THEN 'none' WHEN is_own OR is_person THEN 'user' ELSE 'service' END`,
  targetAccount: 'whom',
  targetKind: `CASE WHEN whom IS NOT NULL THEN 'user' END`,
  srcIp: of('ip'),
  resource: `CASE WHEN asked = 'consent-granted' THEN ${consentedTo(of)} ELSE coalesce(${of('granted')}, CASE WHEN taken THEN ${of('file')} END, ${named('thing')}) END`,
  bytes: `CASE WHEN taken THEN try_cast(${of('bytes')} AS BIGINT) END`,
  channel: of('type'),
  origin: originOf(of),
  ids: {
    account: `CASE WHEN is_own THEN ${idOf('person')} WHEN is_person THEN nullif(${of('whoId')}, 'unknown') END`,
    target: `CASE WHEN person->>'$.type' = 'User' THEN ${idOf('person')} END`,
  },
  // Okta names every event once, through whatever it was collected.
  content: `coalesce(${of('uuid')}, j)`,
  checks: [{ when: `${of('type')} IS NULL`, reason: 'no eventType' }],
});

/** Okta's System Log, as its API and its log streams give it (developer.okta.com/docs/api, LogEvent). */
export default jsonLog<Field>({
  id: 'okta-system-log',
  version: 3,
  title: 'Okta System Log',
  fields: FIELDS,
  recognise: (sample) =>
    recogniseLog(
      sample,
      (record) =>
        typeof valueOf(record, 'eventType') === 'string' &&
        valueOf(record, 'actor') !== undefined &&
        ['legacyEventType', 'displayMessage', 'published'].some(
          (key) => valueOf(record, key) !== undefined,
        ) &&
        ['outcome', 'client', 'target'].some((key) => valueOf(record, key) !== undefined),
      'eventType, actor and displayMessage of the System Log',
    ),
  map: mapping,
});
