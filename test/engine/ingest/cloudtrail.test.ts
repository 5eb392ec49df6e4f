import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bring, newCase } from './cases.ts';
import { imported, ndjson } from './cloud-events.ts';
import { sharedData } from './shared-data.ts';

const roleSession = (name: string) => `arn:aws:sts::111122223333:assumed-role/${name}/ann`;

const ASSUME = {
  eventVersion: '1.08',
  eventID: 'e-1',
  eventTime: '2026-03-01T08:00:00Z',
  eventName: 'AssumeRole',
  eventSource: 'sts.amazonaws.com',
  awsRegion: 'eu-central-1',
  sourceIPAddress: '198.51.100.7',
  userAgent: 'aws-cli/2.15',
  recipientAccountId: '111122223333',
  userIdentity: {
    type: 'IAMUser',
    arn: 'arn:aws:iam::111122223333:user/staff/ann',
    accountId: '111122223333',
    accessKeyId: 'AKIAEXAMPLE',
    userName: 'ann',
  },
  requestParameters: { roleArn: 'arn:aws:iam::111122223333:role/Admin', roleSessionName: 'ann' },
  responseElements: {
    credentials: { accessKeyId: 'ASIANEW' },
    assumedRoleUser: { arn: 'arn:aws:sts::111122223333:assumed-role/Admin/ann' },
  },
};
const AS_ROLE = {
  ...ASSUME,
  eventID: 'e-2',
  eventTime: '2026-03-01 08:05:00.000000000',
  eventName: 'AttachUserPolicy',
  eventSource: 'iam.amazonaws.com',
  userIdentity: {
    type: 'AssumedRole',
    arn: 'arn:aws:sts::111122223333:assumed-role/Admin/ann',
    accessKeyId: 'ASIANEW',
    sessionContext: { attributes: { mfaAuthenticated: 'true' } },
  },
  requestParameters: { userName: 'bob', policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess' },
  responseElements: null,
};

const call = (n: number, eventName: string, requestParameters: object, service = 'ec2') => ({
  ...AS_ROLE,
  eventID: `o-${n}`,
  eventName,
  eventSource: `${service}.amazonaws.com`,
  requestParameters,
  responseElements: null,
});
const opened = (cidrIp: string) => ({
  groupId: 'sg-1',
  ipPermissions: { items: [{ fromPort: 22, ipRanges: { items: [{ cidrIp }] } }] },
});

/** A call, its parameters, and what it is told as. */
const SHARES: readonly (readonly [call: string, parameters: object, action: string])[] = [
  [
    'ModifyImageAttribute',
    { imageId: 'ami-1', launchPermission: { add: { items: [{ userId: '9' }] } } },
    'shared-outside',
  ],
  [
    'ModifyImageAttribute',
    { imageId: 'ami-1', launchPermission: { remove: { items: [{ userId: '9' }] } } },
    'policy-changed',
  ],
  [
    'ModifySnapshotAttribute',
    { snapshotId: 'snap-1', createVolumePermission: { add: { items: [{ group: 'all' }] } } },
    'shared-outside',
  ],
  [
    'ModifyDBSnapshotAttribute',
    { dBSnapshotIdentifier: 'db', attributeName: 'restore', valuesToAdd: ['9'] },
    'shared-outside',
  ],
  [
    'PutBucketPolicy',
    { bucketName: 'plans', bucketPolicy: { Statement: [{ Effect: 'Allow', Principal: '*' }] } },
    'shared-outside',
  ],
  [
    'PutBucketPolicy',
    {
      bucketName: 'plans',
      bucketPolicy: { Statement: [{ Principal: { AWS: 'arn:aws:iam::444455556666:root' } }] },
    },
    'shared-outside',
  ],
  [
    'PutBucketPolicy',
    {
      bucketName: 'plans',
      bucketPolicy: { Statement: [{ Principal: { AWS: 'arn:aws:iam::111122223333:root' } }] },
    },
    'policy-changed',
  ],
  ['PutBucketPolicy', { bucketName: 'plans' }, 'shared-outside'],
  ['PutBucketAcl', { bucketName: 'plans', 'x-amz-acl': 'public-read' }, 'shared-outside'],
  ['PutBucketAcl', { bucketName: 'plans', 'x-amz-acl': 'private' }, 'policy-changed'],
];

describe('AWS CloudTrail', () => {
  it.each([
    ['one a line', ndjson([ASSUME, AS_ROLE])],
    ['an array', JSON.stringify([ASSUME, AS_ROLE], null, 2)],
    ['a delivered file', JSON.stringify({ Records: [ASSUME, AS_ROLE] })],
  ])('tells who took on which role and what was done as it: %s', async (_, content) => {
    const { receipt, events } = await imported('trail.json', content);
    expect(receipt).toMatchObject({ source: 'aws-cloudtrail', records: 2, stored: 2, balanced: true });
    expect(events).toMatchObject([
      {
        at: '2026-03-01 08:00:00',
        stream: 'authentication',
        action: 'role-assumed',
        account: 'ann@111122223333',
        target: 'assumed-role/Admin/ann@111122223333',
        src_ip: '198.51.100.7',
        user_agent: 'aws-cli/2.15',
        factor: null,
        channel: 'sts AssumeRole',
      },
      {
        at: '2026-03-01 08:05:00',
        stream: 'iam',
        action: 'role-granted',
        account: 'assumed-role/Admin/ann@111122223333',
        target: 'bob@111122223333',
        session_ref: 'ASIANEW',
        factor: 'mfa',
        resource: 'arn:aws:iam::aws:policy/AdministratorAccess',
      },
    ]);
  });

  it('tells what opens an account: a port to everybody, a password, a script for a machine', async () => {
    const { receipt, events } = await imported(
      'open.ndjson',
      ndjson([
        call(1, 'AuthorizeSecurityGroupIngress', opened('0.0.0.0/0')),
        call(2, 'AuthorizeSecurityGroupIngress', opened('10.0.0.0/8')),
        call(6, 'AuthorizeSecurityGroupIngress', opened('198.51.100.7/0')),
        call(7, 'AuthorizeSecurityGroupIngress', opened('198.51.100.0/20')),
        call(3, 'CreateLoginProfile', { userName: 'ben' }, 'iam'),
        call(4, 'ModifyInstanceAttribute', { instanceId: 'i-1', userData: '<sensitiveDataRemoved>' }),
        call(5, 'ModifyInstanceAttribute', { instanceId: 'i-1', groupSet: {} }),
      ]),
    );
    expect(receipt).toMatchObject({ records: 7, stored: 7, balanced: true });
    expect(events.map(({ action }) => action)).toEqual([
      'shared-outside',
      'policy-changed',
      'shared-outside',
      'policy-changed',
      'key-created',
      'command-sent',
      'changed',
    ]);
  });

  it('tells refused console sign-ins, calls of services without an address, and reads', async () => {
    const { events } = await imported(
      'trail.json',
      ndjson([
        { ...ASSUME, eventID: '1', eventName: 'ConsoleLogin', responseElements: { ConsoleLogin: 'Failure' } },
        {
          ...ASSUME,
          eventID: '2',
          eventName: 'Decrypt',
          readOnly: true,
          sourceIPAddress: 'lambda.amazonaws.com',
          userIdentity: { type: 'AWSService', invokedBy: 'lambda.amazonaws.com' },
        },
        {
          ...ASSUME,
          eventID: '3',
          eventName: 'GetObject',
          errorCode: 'AccessDenied',
          requestParameters: { bucketName: 'plans', key: 'a/b.pdf' },
        },
      ]),
    );
    expect(events.toSorted((a, b) => a.action.localeCompare(b.action))).toMatchObject([
      { action: 'accessed', kind: 'service', account: 'lambda.amazonaws.com', src_ip: null },
      { action: 'accessed', outcome: 'failure', resource: 'plans/a/b.pdf' },
      { action: 'logon-failed', outcome: 'failure' },
    ]);
  });

  it('tells a chain of roles: the key that one call gives out is the session of the next', async () => {
    const next = {
      ...ASSUME,
      eventID: 'e-3',
      eventTime: '2026-03-01T08:06:00Z',
      userIdentity: {
        type: 'AssumedRole',
        arn: roleSession('Admin'),
        accessKeyId: 'ASIANEW',
        sessionContext: { sourceIdentity: 'ann@corp.example', sessionIssuer: { userName: 'Admin' } },
      },
      requestParameters: { roleArn: 'arn:aws:iam::444455556666:role/Backup' },
      responseElements: {
        credentials: { accessKeyId: 'ASIALAST' },
        assumedRoleUser: { arn: roleSession('Backup') },
      },
    };
    const read = {
      ...AS_ROLE,
      eventID: 'e-4',
      eventTime: '2026-03-01T08:07:00Z',
      eventName: 'GetObject',
      userAgent: '[Boto3/1.34]',
      userIdentity: { type: 'AssumedRole', arn: roleSession('Backup'), accessKeyId: 'ASIALAST' },
      requestParameters: { bucketName: 'plans', key: 'a.pdf' },
      additionalEventData: { bytesTransferredOut: 4096 },
    };
    const { events } = await imported('trail.json', ndjson([ASSUME, next, read]));
    expect(events.toSorted((a, b) => a.at.localeCompare(b.at))).toMatchObject([
      { account: 'ann@111122223333', session_ref: null, given_key: 'ASIANEW' },
      { session_ref: 'ASIANEW', given_key: 'ASIALAST', detail: 'source identity ann@corp.example' },
      {
        session_ref: 'ASIALAST',
        given_key: null,
        resource: 'plans/a.pdf',
        bytes: 4096,
        user_agent: 'Boto3/1.34',
      },
    ]);
  });

  it('tells who came by SAML, from another account, and with a session token of their own', async () => {
    const saml = {
      ...ASSUME,
      eventID: '1',
      eventTime: '2026-03-01T08:01:00Z',
      eventName: 'AssumeRoleWithSAML',
      userIdentity: { type: 'SAMLUser', principalId: 'abc:ann@corp.example', userName: 'ann@corp.example' },
    };
    const other = {
      ...ASSUME,
      eventID: '2',
      eventTime: '2026-03-01T08:02:00Z',
      userIdentity: { type: 'AWSAccount', principalId: 'AIDAOTHER', accountId: '444455556666' },
    };
    const token = {
      ...ASSUME,
      eventID: '3',
      eventTime: '2026-03-01T08:03:00Z',
      eventName: 'GetSessionToken',
      requestParameters: { serialNumber: 'x' },
      responseElements: { credentials: { accessKeyId: 'ASIAOWN' } },
    };
    const { events } = await imported('trail.json', ndjson([saml, other, token]));
    expect(events.toSorted((a, b) => a.at.localeCompare(b.at))).toMatchObject([
      { action: 'role-assumed', account: 'ann@corp.example', factor: 'SAML' },
      { action: 'role-assumed', account: 'AIDAOTHER', kind: 'service' },
      { action: 'role-assumed', given_key: 'ASIAOWN', target: null },
    ]);
  });

  it('tells what was shared outside from what was not', async () => {
    const calls = SHARES.map(([eventName, requestParameters], i) => ({
      ...ASSUME,
      eventID: `s-${i}`,
      eventTime: `2026-03-01T08:00:${String(i).padStart(2, '0')}Z`,
      eventName,
      requestParameters,
    }));
    const { events } = await imported('trail.json', ndjson(calls));
    const inOrder = events.toSorted((a, b) => a.at.localeCompare(b.at));
    expect(inOrder).toHaveLength(SHARES.length);
    for (const [i, [eventName, parameters, action]] of SHARES.entries())
      expect(inOrder[i]?.action, `${eventName} ${JSON.stringify(parameters)}`).toBe(action);
  });

  const recordings = sharedData('cloudtrail');
  it.skipIf(recordings === null)('stores every record of the Stratus recordings', async () => {
    const open = await newCase();
    const receipts = await bring(open, recordings ?? '');
    const names = readdirSync(recordings ?? '');
    expect(receipts).toHaveLength(names.length);
    for (const { path, source, records, stored, duplicate, rejected, balanced } of receipts) {
      expect({ path, source, rejected, balanced }).toEqual({
        path,
        source: 'aws-cloudtrail',
        rejected: 0,
        balanced: true,
      });
      expect(stored + duplicate, path).toBe(records);
    }
    const all = names.map(
      (name) => (JSON.parse(readFileSync(join(recordings ?? '', name), 'utf8')) as unknown[]).length,
    );
    expect(receipts.reduce((sum, { records }) => sum + records, 0)).toBe(all.reduce((sum, n) => sum + n, 0));
  });
});
