import { countryCode } from '../parts/countries.ts';
import type { Origin } from '../parts/format.ts';
import { isIam, streamOf, utcOf, type FieldOf, type LogMapping } from '../parts/json-log.ts';
import { scopesIn } from '../parts/scopes.ts';

/** What is read of a sign-in or an audit record, whichever way it was exported. */
export type EntraField =
  | 'time'
  | 'kind'
  | 'category'
  | 'operation'
  | 'result'
  | 'error'
  | 'reason'
  | 'who'
  | 'whoId'
  | 'app'
  | 'reached'
  | 'target'
  | 'targetId'
  | 'targetName'
  | 'role'
  | 'scopes'
  | 'consentsTo'
  | 'ip'
  | 'city'
  | 'country'
  | 'lat'
  | 'lon'
  | 'device'
  | 'host'
  | 'os'
  | 'browser'
  | 'agent'
  | 'session'
  | 'asn'
  | 'factor';

/** Words of `activityDisplayName` (learn.microsoft.com, Microsoft Entra audit activities), the first that fits. */
const ACTIVITIES: readonly (readonly [pattern: string, action: string])[] = [
  ['sign-in activity', 'app-signed-in'],
  ['add (eligible |scoped )?member to role|elevated their access|add app role assignment', 'role-granted'],
  [
    'remove (eligible |scoped )?member from role|delete role assignment|remove app role assignment',
    'role-revoked',
  ],
  ['add member to group|add owner to group', 'group-member-added'],
  ['remove member from group', 'group-member-removed'],
  [
    'add service principal credentials|certificates and secrets management|add password credential',
    'key-created',
  ],
  ['add service principal|add application|add user|invite', 'account-created'],
  ['delete user|delete service principal|delete application', 'account-deleted'],
  ['consent to application|add delegated permission grant|add oauth2permissiongrant', 'consent-granted'],
  ['reset.*password|change (user )?password|change password', 'password-reset'],
  ['registered security info|register(ed)? .*method|user registered', 'mfa-method-added'],
  ['deleted security info', 'mfa-method-removed'],
  ['disable strong authentication', 'mfa-method-removed'],
  ['policy|federation settings|conditional access|named location|domain', 'policy-changed'],
  ['update user|disable account|enable account', 'account-changed'],
];
/** What an operation of the directory is here; `operation`: its name in any letters. */
export const directoryAction = (operation: string): string =>
  `CASE ${ACTIVITIES.map(([pattern, action]) => `WHEN regexp_matches(lower(${operation}), '${pattern}') THEN '${action}'`).join(' ')} ELSE 'recorded' END`;

/** The role or the group that an audit record is about, among what it says was changed. */
export const CHANGED_NAMES = ['Role.DisplayName', 'Group.DisplayName'];

const originOf = (of: FieldOf<EntraField>, audit: string): Partial<Origin> => ({
  country: countryCode(of('country')),
  city: of('city'),
  latitude: `try_cast(${of('lat')} AS DOUBLE)`,
  longitude: `try_cast(${of('lon')} AS DOUBLE)`,
  device: of('device'),
  userAgent: `coalesce(${of('agent')}, nullif(concat_ws(' ', ${of('os')}, ${of('browser')}), ''))`,
  sessionRef: of('session'),
  network: `CASE WHEN ${of('asn')} <> '0' THEN 'AS' || ${of('asn')} END`,
  factor: of('factor'),
  detail: `CASE WHEN ${audit} = 'consent-granted' THEN ${scopesIn(of('scopes'))} ELSE nullif(${of('reason')}, 'Other.') END`,
});

/** What a record becomes, but for what makes two of them one. */
export function entraEvent(of: FieldOf<EntraField>): LogMapping {
  const signIn = `coalesce(contains(lower(${of('category')}), 'signinlogs'), false) OR ${of('error')} IS NOT NULL`;
  const failed = `(coalesce(try_cast(${of('error')} AS INTEGER), 0) <> 0 OR lower(${of('result')}) IN ('failure', 'failed', 'timeout')
    OR (${signIn}) AND coalesce(try_cast(${of('result')} AS INTEGER), 0) <> 0)`;
  const audit = directoryAction(of('operation'));
  const interactive = `CASE WHEN ${of('kind')} IS NOT NULL THEN lower(${of('kind')}) IN ('interactiveuser', 'true')
    ELSE lower(coalesce(${of('category')}, 'signinlogs')) = 'signinlogs' END`;
  const action = `CASE WHEN ${signIn} THEN CASE WHEN ${failed} THEN 'logon-failed' WHEN ${interactive} THEN 'logged-on' ELSE 'app-signed-in' END ELSE ${audit} END`;
  const consented = `CASE WHEN ${audit} = 'consent-granted' THEN nullif(trim(${of('consentsTo')}, '"'), '') END`;
  const target = `coalesce(${of('target')}, CASE WHEN ${isIam(audit)} THEN ${of('targetName')} END)`;
  return {
    at: utcOf(of('time')),
    stream: streamOf(action),
    action,
    outcome: `CASE WHEN ${failed} THEN 'failure' ELSE 'success' END`,
    account: of('who'),
    accountKind: `CASE WHEN ${of('who')} IS NULL THEN 'none' WHEN contains(${of('who')}, '@') THEN 'user' ELSE 'service' END`,
    targetAccount: `CASE WHEN ${target} IS DISTINCT FROM ${of('who')} THEN ${target} END`,
    // Groups and applications are acted on as well.
    targetKind: `CASE WHEN ${target} IS DISTINCT FROM ${of('who')} AND ${target} IS NOT NULL THEN CASE WHEN contains(${target}, '@') THEN 'user' ELSE 'service' END END`,
    srcIp: of('ip'),
    srcHost: of('host'),
    resource: `CASE WHEN ${signIn} THEN coalesce(${of('app')}, ${of('reached')}) ELSE coalesce(nullif(trim(${of('role')}, '"'), ''), ${consented}, ${of('targetName')}, ${of('app')}) END`,
    channel: `coalesce(${of('operation')}, ${of('category')})`,
    origin: originOf(of, audit),
    ids: { account: of('whoId'), target: of('targetId') },
    checks: [
      {
        when: `${of('operation')} IS NULL AND ${of('category')} IS NULL AND ${of('error')} IS NULL`,
        reason: 'neither operation nor category',
      },
    ],
  };
}
