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

const FIELDS = {
  uuid: 'uuid',
  published: 'published',
  type: 'eventType',
  result: 'outcome.result',
  who: 'actor.alternateId',
  whoType: 'actor.type',
  targets: 'target',
  ip: 'client.ipAddress',
  city: 'client.geographicalContext.city',
  country: 'client.geographicalContext.country',
  lat: 'client.geographicalContext.geolocation.lat',
  lon: 'client.geographicalContext.geolocation.lon',
  device: [
    'device.id',
    'client.id',
    'debugContext.debugData.deviceFingerprint',
    'debugContext.debugData.dtHash',
  ],
  agent: ['client.userAgent.rawUserAgent', 'client.userAgent.browser'],
  session: 'authenticationContext.externalSessionId',
  asNumber: 'securityContext.asNumber',
  asOrg: ['securityContext.asOrg', 'securityContext.isp'],
  factor: ['debugContext.debugData.factor', 'authenticationContext.credentialType'],
  granted: 'debugContext.debugData.privilegeGranted',
} as const;
type Field = keyof typeof FIELDS;

/** Event types of Okta (developer.okta.com, "Event types") by what they are here. */
const ACTIONS = {
  'logged-on': [
    'user.session.start',
    'user.authentication.authenticate',
    'user.authentication.auth_via_social',
  ],
  'logged-off': ['user.session.end', 'user.session.expire', 'user.session.clear'],
  'app-signed-in': ['user.authentication.sso', 'app.oauth2.token.grant', 'app.oauth2.as.token.grant'],
  'mfa-challenged': ['system.push.send_factor_verify_push', 'system.sms.send_factor_verify_message'],
  'mfa-verified': ['user.authentication.auth_via_mfa', 'user.mfa.okta_verify'],
  'mfa-refused': ['user.mfa.okta_verify.deny_push', 'user.mfa.okta_verify.deny_push_upgrade_needed'],
  'mfa-method-added': ['user.mfa.factor.activate', 'user.mfa.factor.update', 'device.enrollment.create'],
  'mfa-method-removed': [
    'user.mfa.factor.deactivate',
    'user.mfa.factor.reset_all',
    'user.mfa.factor.suspend',
  ],
  'role-granted': ['user.account.privilege.grant', 'group.privilege.grant', 'iam.resourceset.bindings.add'],
  'role-revoked': [
    'user.account.privilege.revoke',
    'group.privilege.revoke',
    'iam.resourceset.bindings.delete',
  ],
  'group-member-added': ['group.user_membership.add', 'application.user_membership.add'],
  'group-member-removed': ['group.user_membership.remove', 'application.user_membership.remove'],
  'account-created': ['user.lifecycle.create'],
  'account-enabled': ['user.lifecycle.activate', 'user.lifecycle.reactivate', 'user.lifecycle.unsuspend'],
  'account-deleted': ['user.lifecycle.delete.initiated', 'user.lifecycle.delete.completed'],
  'account-changed': [
    'user.account.update_profile',
    'user.account.lock',
    'user.lifecycle.deactivate',
    'user.lifecycle.suspend',
  ],
  'password-reset': ['user.account.reset_password', 'user.account.update_password'],
  'key-created': ['system.api_token.create'],
  'consent-granted': ['app.oauth2.consent.grant', 'app.oauth2.as.consent.grant', 'user.consent.grant'],
  'policy-changed': [
    'policy.lifecycle.update',
    'policy.lifecycle.create',
    'policy.lifecycle.delete',
    'policy.lifecycle.deactivate',
    'policy.rule.update',
    'policy.rule.deactivate',
    'policy.rule.delete',
    'zone.update',
    'zone.delete',
  ],
  accessed: ['application.user_membership.show_password'],
} as const;

/** The first target of a type, as JSON. */
const target = (targets: string, types: readonly string[]) =>
  `list_filter(try_cast(${targets} AS JSON[]), lambda t: t->>'$.type' IN (${types.map((type) => `'${type}'`).join(', ')}))[1]`;
/** Its `alternateId`, or else its name. */
const named = (found: string) =>
  `coalesce(nullif(nullif(coalesce(${found}->>'$.alternateId', ${found}->>'$.alternateid'), ''), 'unknown'),
    ${found}->>'$.displayName', ${found}->>'$.displayname', ${found}->>'$.id')`;

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
});

function mapping(of: FieldOf<Field>): LogMapping {
  const result = `upper(${of('result')})`;
  const failed = `${result} IN ('FAILURE', 'DENY', 'ABANDONED', 'RATE_LIMIT')`;
  const asked = `CASE ${whens(of('type'), ACTIONS)} ELSE 'recorded' END`;
  const action = `CASE WHEN ${failed} AND (${asked}) IN ('logged-on', 'app-signed-in') THEN 'logon-failed'
    WHEN ${failed} AND (${asked}) = 'mfa-verified' THEN 'mfa-refused' ELSE ${asked} END`;
  const user = target(of('targets'), ['User', 'AppUser']);
  const thing = target(of('targets'), [
    'AppInstance',
    'UserGroup',
    'Token',
    'PolicyEntity',
    'PolicyRule',
    'NetworkZone',
  ]);
  const isPerson = `${of('whoType')} IN ('User', 'user')`;
  const who = `CASE WHEN ${of('who')} NOT IN ('unknown', 'system@okta.com') THEN ${of('who')} END`;
  return {
    at: utcOf(of('published')),
    stream: streamOf(asked),
    action,
    outcome: `CASE WHEN ${failed} THEN 'failure' WHEN ${result} IN ('SUCCESS', 'ALLOW') THEN 'success' END`,
    account: who,
    accountKind: `CASE WHEN ${who} IS NULL THEN 'none' WHEN ${isPerson} THEN 'user' ELSE 'service' END`,
    targetAccount: `CASE WHEN ${named(user)} IS DISTINCT FROM ${who} THEN ${named(user)} END`,
    targetKind: `CASE WHEN ${named(user)} IS DISTINCT FROM ${who} AND ${named(user)} IS NOT NULL THEN 'user' END`,
    srcIp: of('ip'),
    resource: `coalesce(${of('granted')}, ${named(thing)})`,
    channel: of('type'),
    origin: originOf(of),
    // Okta names every event once, through whatever it was collected.
    content: `coalesce(${of('uuid')}, j)`,
    checks: [{ when: `${of('type')} IS NULL`, reason: 'no eventType' }],
  };
}

/** Okta's System Log, as its API and its log streams give it (developer.okta.com/docs/api, LogEvent). */
export default jsonLog<Field>({
  id: 'okta-system-log',
  version: 2,
  title: 'Okta System Log',
  fields: FIELDS,
  recognise: (sample) =>
    recogniseLog(
      sample,
      (record) =>
        typeof valueOf(record, 'eventType') === 'string' &&
        valueOf(record, 'actor') !== undefined &&
        (valueOf(record, 'legacyEventType') !== undefined || valueOf(record, 'displayMessage') !== undefined),
      'eventType, actor and displayMessage of the System Log',
    ),
  map: mapping,
});
