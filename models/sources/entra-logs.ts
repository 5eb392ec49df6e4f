import { countryCode } from './parts/countries.ts';
import type { Origin } from './parts/format.ts';
import {
  isIam,
  jsonLog,
  recogniseLog,
  streamOf,
  utcOf,
  valueOf,
  type FieldOf,
  type LogMapping,
} from './parts/json-log.ts';

/** A field of Graph's record, or of the same under `properties` as the diagnostic settings ship it. */
const both = (...paths: readonly string[]) => paths.flatMap((path) => [path, `properties.${path}`]);

const FIELDS = {
  id: ['properties.id', 'id'],
  time: [
    'properties.createdDateTime',
    'properties.activityDateTime',
    'createdDateTime',
    'activityDateTime',
    'time',
  ],
  category: ['category', 'properties.category'],
  operation: both('activityDisplayName').concat('operationName', 'properties.operationName'),
  result: both('result').concat('resultType', 'resultSignature'),
  error: both('status.errorCode'),
  who: both(
    'userPrincipalName',
    'initiatedBy.user.userPrincipalName',
    'initiatedBy.app.displayName',
    'servicePrincipalName',
  ).concat('identity'),
  app: both('appDisplayName'),
  reached: both('resourceDisplayName'),
  target: both('targetResources[0].userPrincipalName'),
  targetName: both('targetResources[0].displayName'),
  role: [
    'properties.targetResources[0].modifiedProperties[1].newValue',
    'targetResources[0].modifiedProperties[1].newValue',
  ],
  ip: both('ipAddress', 'initiatedBy.user.ipAddress').concat('callerIpAddress'),
  city: both('location.city'),
  country: both('location.countryOrRegion'),
  lat: both('location.geoCoordinates.latitude'),
  lon: both('location.geoCoordinates.longitude'),
  device: both('deviceDetail.deviceId'),
  host: both('deviceDetail.displayName'),
  os: both('deviceDetail.operatingSystem'),
  browser: both('deviceDetail.browser'),
  agent: both('userAgent'),
  session: both('sessionId', 'uniqueTokenIdentifier'),
  asn: both('autonomousSystemNumber'),
  factor: both(
    'mfaDetail.authMethod',
    'authenticationDetails[0].authenticationMethod',
    'authenticationRequirement',
  ),
} as const;
type Field = keyof typeof FIELDS;

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
const originOf = (of: FieldOf<Field>): Partial<Origin> => ({
  country: countryCode(of('country')),
  city: of('city'),
  latitude: `try_cast(${of('lat')} AS DOUBLE)`,
  longitude: `try_cast(${of('lon')} AS DOUBLE)`,
  device: of('device'),
  userAgent: `coalesce(${of('agent')}, nullif(concat_ws(' ', ${of('os')}, ${of('browser')}), ''))`,
  sessionRef: of('session'),
  network: `CASE WHEN ${of('asn')} <> '0' THEN 'AS' || ${of('asn')} END`,
  factor: of('factor'),
});

function mapping(of: FieldOf<Field>): LogMapping {
  const signIn = `coalesce(contains(lower(${of('category')}), 'signinlogs'), false) OR ${of('error')} IS NOT NULL`;
  const failed = `(coalesce(try_cast(${of('error')} AS INTEGER), 0) <> 0 OR lower(${of('result')}) IN ('failure', 'failed', 'timeout')
    OR (${signIn}) AND coalesce(try_cast(${of('result')} AS INTEGER), 0) <> 0)`;
  const audit = `CASE ${ACTIVITIES.map(([pattern, action]) => `WHEN regexp_matches(lower(${of('operation')}), '${pattern}') THEN '${action}'`).join(' ')} ELSE 'recorded' END`;
  const interactive = `lower(coalesce(${of('category')}, 'signinlogs')) = 'signinlogs'`;
  const action = `CASE WHEN ${signIn} THEN CASE WHEN ${failed} THEN 'logon-failed' WHEN ${interactive} THEN 'logged-on' ELSE 'app-signed-in' END ELSE ${audit} END`;
  const target = `coalesce(${of('target')}, CASE WHEN ${isIam(audit)} THEN ${of('targetName')} END)`;
  return {
    at: utcOf(of('time')),
    stream: streamOf(action),
    action,
    outcome: `CASE WHEN ${failed} THEN 'failure' ELSE 'success' END`,
    account: of('who'),
    accountKind: `CASE WHEN ${of('who')} IS NULL THEN 'none' WHEN contains(${of('who')}, '@') THEN 'user' ELSE 'service' END`,
    targetAccount: `CASE WHEN ${target} IS DISTINCT FROM ${of('who')} THEN ${target} END`,
    targetKind: `CASE WHEN ${target} IS NOT NULL AND ${target} IS DISTINCT FROM ${of('who')} THEN 'user' END`,
    srcIp: of('ip'),
    srcHost: of('host'),
    resource: `CASE WHEN ${signIn} THEN coalesce(${of('app')}, ${of('reached')}) ELSE coalesce(trim(${of('role')}, '"'), ${of('targetName')}, ${of('app')}) END`,
    channel: `coalesce(${of('operation')}, ${of('category')})`,
    origin: originOf(of),
    content: `coalesce(${of('id')}, j)`,
    checks: [
      {
        when: `${of('operation')} IS NULL AND ${of('category')} IS NULL AND ${of('error')} IS NULL`,
        reason: 'neither operation nor category',
      },
    ],
  };
}

const isRecord = (record: Readonly<Record<string, unknown>>): boolean => {
  const has = (key: string) => valueOf(record, key) !== undefined;
  const shipped = has('category') && has('properties') && (has('tenantId') || has('operationName'));
  const graph = has('createdDateTime') && has('userPrincipalName') && has('appDisplayName');
  return shipped || graph || (has('activityDateTime') && has('initiatedBy'));
};

/**
 * Microsoft Entra sign-in and audit logs as Graph, the portal's JSON or the diagnostic settings write them
 * (learn.microsoft.com: signIn, directoryAudit; sign-in log schema in Azure Monitor).
 */
export default jsonLog<Field>({
  id: 'entra-logs',
  version: 2,
  title: 'Microsoft Entra sign-ins and audit',
  fields: FIELDS,
  recognise: (sample) => recogniseLog(sample, isRecord, 'sign-ins or audit records of Microsoft Entra'),
  map: mapping,
});
