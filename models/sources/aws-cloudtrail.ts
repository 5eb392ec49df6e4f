import { quoted } from '../domain/sql.ts';
import { ACTIONS } from './aws/calls.ts';
import { grantOf, holderOf } from './aws/grants.ts';
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
  id: 'eventID',
  time: 'eventTime',
  name: 'eventName',
  service: 'eventSource',
  error: 'errorCode',
  login: 'responseElements.ConsoleLogin',
  readOnly: 'readOnly',
  ip: 'sourceIPAddress',
  agent: 'userAgent',
  account: ['recipientAccountId', 'userIdentity.accountId'],
  type: 'userIdentity.type',
  arn: 'userIdentity.arn',
  user: 'userIdentity.userName',
  principal: 'userIdentity.principalId',
  key: 'userIdentity.accessKeyId',
  invoker: 'userIdentity.invokedBy',
  mfa: ['additionalEventData.MFAUsed', 'userIdentity.sessionContext.attributes.mfaAuthenticated'],
  role: 'requestParameters.roleArn',
  roleSession: ['responseElements.assumedRoleUser.arn', 'responseElements.federatedUser.arn'],
  source: 'userIdentity.sessionContext.sourceIdentity',
  setsSource: 'requestParameters.sourceIdentity',
  given: 'responseElements.credentials.accessKeyId',
  onUser: ['requestParameters.userName', 'responseElements.user.userName'],
  onRole: 'requestParameters.roleName',
  onGroup: 'requestParameters.groupName',
  document: 'requestParameters.policyDocument',
  resource: [
    'requestParameters.policyArn',
    'requestParameters.policyName',
    'requestParameters.roleName',
    'requestParameters.groupName',
    'requestParameters.bucketName',
    'requestParameters.functionName',
    'requestParameters.instanceId',
    'requestParameters.groupId',
    'requestParameters.imageId',
    'requestParameters.snapshotId',
    'requestParameters.dBSnapshotIdentifier',
    'requestParameters.secretId',
    'requestParameters.name',
    'resources[0].ARN',
  ],
  objectKey: 'requestParameters.key',
  sent: 'additionalEventData.bytesTransferredOut',
  asked: 'requestParameters',
  policy: 'requestParameters.bucketPolicy',
  acl: [
    'requestParameters.AccessControlPolicy',
    'requestParameters.accessControlList',
    'requestParameters.x-amz-acl',
  ],
} as const;
export type Field = keyof typeof FIELDS;

/** `arn:aws:sts::1:assumed-role/Role/session` as `role/Role/session`, so that all sessions of a person by a role are one account. */
const principal = (of: FieldOf<Field>) => `CASE WHEN ${of('type')} = 'AWSService' THEN ${of('invoker')}
  WHEN ${of('type')} = 'Root' THEN 'root@' || coalesce(${of('account')}, '?')
  WHEN ${of('arn')} IS NOT NULL THEN regexp_replace(${of('arn')}, '^arn:aws[a-z-]*:(?:iam|sts)::([0-9]*):(?:user/(?:.*/)?(.+)|(.+))$', '\\2\\3@\\1')
  ELSE coalesce(${of('user')}, nullif(split_part(${of('principal')}, ':', 2), ''), ${of('principal')}) END`;

/** Of what may share: true where the record says that it is kept, or taken back. */
const staysInside = (of: FieldOf<Field>) => `CASE
  WHEN ${of('name')} = 'PutBucketPolicy' THEN ${of('policy')} IS NOT NULL AND NOT regexp_matches(${of('policy')}, '"(?:AWS|Principal)":\\s*(?:\\[\\s*)?"\\*"')
    AND len(list_filter(regexp_extract_all(${of('policy')}, ':iam::([0-9]{12})', 1), lambda id: id <> ${of('account')})) = 0
  WHEN ${of('name')} = 'PutBucketAcl' THEN ${of('acl')} IS NOT NULL AND NOT regexp_matches(${of('acl')}, 'AllUsers|AuthenticatedUsers|public-read|authenticated-read')
  ELSE coalesce(regexp_matches(${of('asked')}, '"(?:remove|valuesToRemove)"') AND NOT regexp_matches(${of('asked')}, '"(?:add|valuesToAdd)"'), false) END`;

/** A prefix of no bits is every address, whatever stands before it. */
function actionOf(of: FieldOf<Field>): string {
  return `CASE WHEN ${of('name')} = 'ConsoleLogin' THEN CASE WHEN failed THEN 'logon-failed' ELSE 'logged-on' END
    WHEN ${of('name')} IN (${ACTIONS['shared-outside'].map(quoted).join(', ')}) AND ${staysInside(of)} THEN 'policy-changed'
    WHEN ${of('name')} = 'AuthorizeSecurityGroupIngress' AND regexp_matches(j, '"[0-9a-fA-F.:]+/0"') THEN 'shared-outside'
    WHEN ${of('name')} = 'ModifyInstanceAttribute' AND contains(j, '"userData"') THEN 'command-sent'
    ${whens(of('name'), ACTIONS)}
    WHEN lower(${of('readOnly')}) = 'true' OR regexp_matches(${of('name')}, '^(?:Get|List|Describe|Head|BatchGet|Lookup|Search|Download)') THEN 'accessed'
    ELSE 'changed' END`;
}

function mapping(of: FieldOf<Field>): LogMapping {
  const console = `${of('name')} = 'ConsoleLogin'`;
  const failed = `(${of('error')} IS NOT NULL OR coalesce(lower(${of('login')}) = 'failure', false))`;
  return {
    named: [
      { failed, who: `nullif(${principal(of)}, '')`, gives: grantOf(of('document')), holder: holderOf(of) },
      { done: actionOf(of) },
    ],
    at: utcOf(of('time')),
    stream: streamOf('done'),
    action: 'done',
    outcome: `CASE WHEN failed THEN 'failure' ELSE 'success' END`,
    account: 'who',
    accountKind: `CASE WHEN who IS NULL THEN 'none' WHEN ${of('type')} IN ('AWSService', 'AWSAccount') THEN 'service' ELSE 'user' END`,
    // Who is taken on, or acted on.
    targetAccount: `CASE WHEN ${of('roleSession')} IS NOT NULL
      THEN regexp_replace(${of('roleSession')}, '^arn:aws[a-z-]*:(?:iam|sts)::([0-9]*):(.+)$', '\\2@\\1')
      WHEN ${of('onUser')} IS NOT NULL THEN concat_ws('@', ${of('onUser')}, ${of('account')})
      WHEN done IN ('role-granted', 'role-revoked', 'account-deleted') THEN holder END`,
    targetKind: `CASE WHEN coalesce(${of('roleSession')}, ${of('onUser')}) IS NOT NULL THEN 'user'
      WHEN done IN ('role-granted', 'role-revoked', 'account-deleted') AND holder IS NOT NULL THEN 'service' END`,
    srcIp: `CASE WHEN regexp_matches(${of('ip')}, '^[0-9a-fA-F.:]+$') AND ${of('ip')} <> '' THEN ${of('ip')} END`,
    resource: `coalesce(${of('role')}, nullif(concat_ws('/', ${of('resource')}, ${of('objectKey')}), '') || CASE WHEN done = 'role-granted' THEN gives ELSE '' END, ${of('service')})`,
    // The group's own name: others of the organisation have groups that are called the same.
    fromAddress: `CASE WHEN done IN ('group-member-added', 'group-member-removed') THEN holder END`,
    bytes: `try_cast(${of('sent')} AS BIGINT)`,
    channel: `concat_ws(' ', split_part(${of('service')}, '.', 1), ${of('name')})`,
    origin: {
      userAgent: `trim(${of('agent')}, '[]')`,
      sessionRef: `CASE WHEN starts_with(${of('key')}, 'ASIA') THEN ${of('key')} END`,
      givenKey: of('given'),
      factor: `CASE WHEN lower(${of('mfa')}) IN ('yes', 'true') THEN 'mfa' WHEN ${console} THEN 'password'
        WHEN ${of('name')} = 'AssumeRoleWithSAML' THEN 'SAML' WHEN ${of('name')} = 'AssumeRoleWithWebIdentity' THEN 'web identity' END`,
      detail: `coalesce(${of('error')}, 'source identity ' || coalesce(${of('source')}, ${of('setsSource')}))`,
    },
    content: `coalesce(${of('id')}, j)`,
    checks: [{ when: `${of('name')} IS NULL`, reason: 'no eventName' }],
  };
}

/** AWS CloudTrail records, in files of `Records`, arrays or one a line (docs.aws.amazon.com, CloudTrail record contents 1.x). */
export default jsonLog<Field>({
  id: 'aws-cloudtrail',
  version: 4,
  title: 'AWS CloudTrail',
  fields: FIELDS,
  recognise: (sample) =>
    recogniseLog(
      sample,
      (record) =>
        valueOf(record, 'eventName') !== undefined &&
        valueOf(record, 'eventSource') !== undefined &&
        (valueOf(record, 'userIdentity') ?? valueOf(record, 'awsRegion')) !== undefined,
      'eventName, eventSource and userIdentity of CloudTrail',
    ),
  map: mapping,
});
