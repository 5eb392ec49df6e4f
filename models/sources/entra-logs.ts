import { quoted } from '../domain/sql.ts';
import { APPLICATIONS, SCOPES } from './entra/consents.ts';
import { CHANGED_NAMES, entraEvent, type EntraField } from './entra/words.ts';
import { jsonLog, recogniseLog, valueOf, type FieldOf, type LogMapping } from './parts/json-log.ts';

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
  kind: both('signInEventTypes[0]', 'isInteractive'),
  category: ['category', 'properties.category'],
  operation: both('activityDisplayName').concat('operationName', 'properties.operationName'),
  result: both('result').concat('resultType', 'resultSignature'),
  error: both('status.errorCode'),
  reason: both('status.failureReason', 'resultReason').concat('resultDescription'),
  who: both(
    'userPrincipalName',
    'initiatedBy.user.userPrincipalName',
    'initiatedBy.app.displayName',
    'servicePrincipalName',
  ).concat('identity'),
  whoId: both('userId', 'initiatedBy.user.id'),
  app: both('appDisplayName'),
  reached: both('resourceDisplayName'),
  targets: both('targetResources'),
  target: both('targetResources[0].userPrincipalName'),
  targetId: both('targetResources[0].id'),
  targetName: both('targetResources[0].displayName'),
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

/** Of the targets of an audit record the first user, and the role or group among what was changed of any. */
function fieldOf(of: FieldOf<Field>, name: EntraField): string {
  const targets = `try_cast(${of('targets')} AS JSON[])`;
  if (name === 'targetId') return `list_filter(${targets}, lambda t: t->>'$.type' = 'User')[1]->>'$.id'`;
  if (name === 'target')
    return `coalesce(list_filter(${targets}, lambda t: t->>'$.type' = 'User')[1]->>'$.userPrincipalName', ${of('target')})`;
  if (name === 'role') return changed(targets, CHANGED_NAMES);
  if (name === 'scopes') return changed(targets, SCOPES);
  if (name === 'consentsTo') return changed(targets, APPLICATIONS);
  return of(name);
}

const heldIn = (part: string) => `nullif(nullif(p->>'$.${part}', ''), '""')`;

/** Of the properties with one of these names the first that holds something, after the change or, of what was taken away, before it. */
function changed(targets: string, names: readonly string[]): string {
  const all = `flatten(list_transform(${targets}, lambda t: coalesce(try_cast(t->'$.modifiedProperties' AS JSON[]), [])))`;
  const values = names.map(
    (name) =>
      `list_filter(list_transform(list_filter(${all}, lambda p: p->>'$.displayName' = ${quoted(name)}), lambda p: coalesce(${heldIn('newValue')}, ${heldIn('oldValue')})), lambda v: v IS NOT NULL)[1]`,
  );
  return `coalesce(${values.join(', ')})`;
}

const mapping = (of: FieldOf<Field>): LogMapping => ({
  ...entraEvent((name) => fieldOf(of, name)),
  content: `coalesce(${of('id')}, j)`,
});

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
  version: 3,
  title: 'Microsoft Entra sign-ins and audit',
  fields: FIELDS,
  recognise: (sample) => recogniseLog(sample, isRecord, 'sign-ins or audit records of Microsoft Entra'),
  map: mapping,
});
