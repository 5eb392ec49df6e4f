import { describe, expect, it } from 'vitest';
import type { OpenCase } from '../../../electron/engine/case/open-case.ts';
import identity from '../../../electron/engine/pipeline/stages/identity.ts';
import privileges from '../../../electron/engine/pipeline/stages/privileges.ts';
import sessions from '../../../electron/engine/pipeline/stages/sessions.ts';
import { runAnalysis } from '../../../electron/engine/pipeline/run-analysis.ts';
import { bring, file, newCase } from '../ingest/cases.ts';

const analyse = (open: OpenCase) =>
  runAnalysis(open, {
    signal: new AbortController().signal,
    emit: () => undefined,
    nowUs: () => 1,
    stages: [identity, sessions, privileges],
  });

/** `time account level reason by change`. */
const stepsOf = async (open: OpenCase) => {
  await analyse(open);
  const rows = await open.reader.rows<{ said: string }>(`
    SELECT concat_ws(' ', strftime(make_timestamp(p.at_us), '%H:%M'), a.name, p.level, p.reason, b.name, p.change) AS said
    FROM privilege p JOIN account a USING (account_id) LEFT JOIN account b ON b.account_id = p.by_account_id ORDER BY p.rowid`);
  return rows.map(({ said }) => said);
};

const aws = (time: string, name: string, more: object) => ({
  eventID: `${time} ${name}`,
  eventTime: `2026-03-02T${time}:00Z`,
  eventSource: 'iam.amazonaws.com',
  eventName: name,
  recipientAccountId: '1111',
  userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::1111:user/eve', accessKeyId: 'AKIA1' },
  ...more,
});
const session = (role: string, key: string) => ({
  type: 'AssumedRole',
  arn: `arn:aws:sts::1111:assumed-role/${role}/eve`,
  accessKeyId: key,
});
const assumed = (role: string, key: string) => ({
  requestParameters: { roleArn: `arn:aws:iam::1111:role/${role}` },
  responseElements: {
    assumedRoleUser: { arn: `arn:aws:sts::1111:assumed-role/${role}/eve` },
    credentials: { accessKeyId: key },
  },
});
const okta = (time: string, type: string, more: object) => ({
  uuid: `${time} ${type}`,
  published: `2026-03-02T${time}:00.000Z`,
  eventType: type,
  displayMessage: type,
  legacyEventType: type,
  actor: { type: 'User', alternateId: 'eve@corp.example' },
  outcome: { result: 'SUCCESS' },
  ...more,
});
const user = (id: string) => ({ target: [{ type: 'User', alternateId: id }] });
const granted = (role: string) => ({ debugContext: { debugData: { privilegeGranted: role } } });

const policy = (arn: string) => ({ requestParameters: { userName: 'ann', policyArn: arn } });
/** Somebody runs a command as somebody else on a host of number 70. */
const sudo = (id: number, time: string, who: number, whom: number, outcome = 'success') => `
      INSERT INTO event (event_id, source_id, account_id, target_account_id, at_us, stream, action, outcome, computer_id, channel, content_hash)
      VALUES (${id}, 1, ${who}, ${whom}, epoch_us(TIMESTAMP '2026-03-02 ${time}:00'), 'authentication', 'explicit-credentials', '${outcome}', 70, 'sudo', ${id})`;

const withLog = async (name: string, records: readonly object[]) => {
  const open = await newCase();
  await bring(open, file(name, records.map((record) => JSON.stringify(record)).join('\n')));
  return open;
};

describe('privileges in a cloud', () => {
  it('rise with a policy of AWS and fall when it is detached', async () => {
    const open = await withLog('trail.json', [
      aws('08:00', 'AttachUserPolicy', policy('arn:aws:iam::aws:policy/AdministratorAccess')),
      aws('08:30', 'AttachUserPolicy', policy('arn:aws:iam::aws:policy/ReadOnlyAccess')),
      aws('09:00', 'DetachUserPolicy', policy('arn:aws:iam::aws:policy/AdministratorAccess')),
    ]);
    expect(await stepsOf(open)).toEqual([
      '08:00 ann@1111 3 role-granted eve@1111',
      '09:00 ann@1111 0 role-revoked eve@1111',
    ]);
  });

  it('hold with an assumed role until the last use of its key', async () => {
    const open = await withLog('trail.json', [
      aws('08:00', 'AssumeRole', assumed('OpsAdmin', 'ASIA1')),
      aws('08:20', 'ListBuckets', { userIdentity: session('OpsAdmin', 'ASIA1') }),
      aws('09:10', 'ListBuckets', { userIdentity: session('OpsAdmin', 'ASIA1') }),
      aws('20:05', 'ListBuckets', {}),
    ]);
    expect(await stepsOf(open)).toEqual([
      '08:00 assumed-role/OpsAdmin/eve@1111 2 role-assumed eve@1111',
      '09:10 assumed-role/OpsAdmin/eve@1111 0 signed-off eve@1111',
    ]);
  });

  it('hold twelve hours at most, and an hour where nobody is seen to use the key', async () => {
    const open = await withLog('trail.json', [
      aws('01:00', 'AssumeRole', assumed('Reader', 'ASIA2')),
      aws('02:00', 'AssumeRole', assumed('OpsAdmin', 'ASIA1')),
      aws('13:59', 'ListBuckets', { userIdentity: session('OpsAdmin', 'ASIA1') }),
      aws('15:00', 'ListBuckets', { userIdentity: session('OpsAdmin', 'ASIA1') }),
    ]);
    expect(await stepsOf(open)).toEqual([
      '01:00 assumed-role/Reader/eve@1111 1 role-assumed eve@1111',
      '02:00 assumed-role/OpsAdmin/eve@1111 2 role-assumed eve@1111',
      '02:00 assumed-role/Reader/eve@1111 0 signed-off eve@1111',
      '13:59 assumed-role/OpsAdmin/eve@1111 0 signed-off eve@1111',
    ]);
  });

  it('rise with a role of Okta; one that is given to oneself names nobody', async () => {
    const open = await withLog('okta.ndjson', [
      okta('08:00', 'user.account.privilege.grant', {
        ...user('ann@corp.example'),
        ...granted('Super administrator'),
      }),
      okta('08:10', 'user.account.privilege.grant', {
        ...user('eve@corp.example'),
        ...granted('Help desk administrator'),
      }),
      okta('09:00', 'user.account.privilege.revoke', {
        ...user('ann@corp.example'),
        ...granted('Super administrator'),
      }),
    ]);
    expect(await stepsOf(open)).toEqual([
      '08:00 ann@corp.example 3 role-granted eve@corp.example',
      '08:10 eve@corp.example 2 role-granted eve@corp.example',
      '09:00 ann@corp.example 0 role-revoked eve@corp.example',
    ]);
  });

  it('that a change record covers name its ticket, others say that there is none', async () => {
    const open = await withLog('okta.ndjson', [
      okta('08:00', 'user.account.privilege.grant', {
        ...user('ann@corp.example'),
        ...granted('Super administrator'),
      }),
      okta('08:10', 'user.account.privilege.grant', {
        ...user('bob@corp.example'),
        ...granted('Super administrator'),
      }),
      okta('09:00', 'user.account.privilege.revoke', {
        ...user('bob@corp.example'),
        ...granted('Super administrator'),
      }),
    ]);
    const changes = file(
      'changes.csv',
      'ticket,target,requester,implementer,from,to\nCHG-12,ann,eve,,2026-03-01T12:00:00Z,2026-03-01T13:00:00Z\nCHG-13,bob,eve,,2026-02-20T12:00:00Z,2026-02-20T13:00:00Z\n',
    );
    await bring(open, changes);
    expect(await stepsOf(open)).toEqual([
      '08:00 ann@corp.example 3 role-granted eve@corp.example CHG-12',
      '08:10 bob@corp.example 3 role-granted eve@corp.example -',
      '09:00 bob@corp.example 0 role-revoked eve@corp.example',
    ]);
  });
});

const ADMINISTRATOR = 'arn:aws:iam::aws:policy/AdministratorAccess';
const documentOf = (Action: unknown, Resource: unknown = '*', Effect = 'Allow') =>
  JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect, Action, Resource }] });
const onGroup = (groupName: string, more: object = {}) => ({ requestParameters: { groupName, ...more } });
const onRole = (roleName: string, more: object = {}) => ({ requestParameters: { roleName, ...more } });
const inline = (policyName: string, policyDocument?: string) => ({
  requestParameters: { userName: 'ann', policyName, policyDocument },
});
const elsewhere = { recipientAccountId: '2222' };

describe('policies of AWS', () => {
  it('that allow everything raise, under whatever name, until they are taken away or rewritten', async () => {
    const open = await withLog('trail.json', [
      aws('08:00', 'PutUserPolicy', inline('x', documentOf('*'))),
      aws('08:10', 'DeleteUserPolicy', inline('x')),
      aws('08:20', 'PutUserPolicy', inline('x', documentOf(['s3:Get*', '*:*'], ['*']))),
      aws('08:30', 'PutUserPolicy', inline('x', documentOf('s3:*'))),
      aws('08:40', 'PutUserPolicy', inline('y', documentOf('iam:*'))),
    ]);
    expect(await stepsOf(open)).toEqual([
      '08:00 ann@1111 3 role-granted eve@1111',
      '08:10 ann@1111 0 role-revoked eve@1111',
      '08:20 ann@1111 3 role-granted eve@1111',
      '08:30 ann@1111 0 role-granted eve@1111',
      '08:40 ann@1111 3 role-granted eve@1111',
    ]);
  });

  it.each([
    ['of one service', documentOf('s3:*')],
    ['on one thing', documentOf('*', 'arn:aws:s3:::plans/*')],
    ['that deny', documentOf('*', '*', 'Deny')],
    ['that only begin so', documentOf('*:Get')],
    ['that cannot be read', '{"Statement":'],
    ['that are cut off', undefined],
  ])('raise nobody where they are documents %s', async (_, document) => {
    const open = await withLog('trail.json', [aws('08:00', 'PutUserPolicy', inline('x', document))]);
    expect(await stepsOf(open)).toEqual([]);
  });

  it('of a group raise its members, who were there before and who come, and nobody else', async () => {
    const open = await withLog('trail.json', [
      aws('08:00', 'AddUserToGroup', onGroup('ops', { userName: 'ann' })),
      aws('08:05', 'AddUserToGroup', onGroup('sales', { userName: 'cy' })),
      aws('08:06', 'AddUserToGroup', { ...onGroup('ops', { userName: 'di' }), ...elsewhere }),
      aws('08:10', 'AttachGroupPolicy', onGroup('ops', { policyArn: ADMINISTRATOR })),
      aws('08:20', 'AddUserToGroup', onGroup('ops', { userName: 'bob' })),
      aws('08:30', 'RemoveUserFromGroup', onGroup('ops', { userName: 'ann' })),
      aws('08:40', 'DetachGroupPolicy', onGroup('ops', { policyArn: ADMINISTRATOR })),
      aws('08:50', 'AddUserToGroup', onGroup('ops', { userName: 'ann' })),
    ]);
    expect(await stepsOf(open)).toEqual([
      '08:10 group/ops@1111 3 role-granted eve@1111',
      '08:10 ann@1111 3 role-granted eve@1111',
      '08:20 bob@1111 3 group-member-added eve@1111',
      '08:30 ann@1111 0 group-member-removed eve@1111',
      '08:40 group/ops@1111 0 role-revoked eve@1111',
      '08:40 bob@1111 0 role-revoked eve@1111',
    ]);
  });

  it('of a role raise whoever assumes it, from then on and while they hold', async () => {
    const session = 'assumed-role/deploy/eve@1111';
    const open = await withLog('trail.json', [
      aws('08:00', 'AssumeRole', assumed('deploy', 'ASIA1')),
      aws('08:10', 'AssumeRole', assumed('reader', 'ASIA2')),
      aws('08:20', 'AttachRolePolicy', onRole('deploy', { policyArn: ADMINISTRATOR })),
      aws('08:30', 'DetachRolePolicy', onRole('deploy', { policyArn: ADMINISTRATOR })),
      aws('08:40', 'PutRolePolicy', onRole('deploy', { policyName: 'x', policyDocument: documentOf('*') })),
      aws('12:00', 'AssumeRole', assumed('deploy', 'ASIA3')),
      aws('12:10', 'DeleteRolePolicy', onRole('deploy', { policyName: 'x' })),
      aws('15:00', 'AssumeRole', assumed('deploy', 'ASIA4')),
    ]);
    expect((await stepsOf(open)).filter((step) => !step.includes('reader'))).toEqual([
      `08:00 ${session} 1 role-assumed eve@1111`,
      '08:20 role/deploy@1111 3 role-granted eve@1111',
      `08:20 ${session} 3 role-granted eve@1111`,
      '08:30 role/deploy@1111 0 role-revoked eve@1111',
      `08:30 ${session} 1 role-revoked eve@1111`,
      '08:40 role/deploy@1111 3 role-granted eve@1111',
      `08:40 ${session} 3 role-granted eve@1111`,
      `09:00 ${session} 0 signed-off eve@1111`,
      `12:00 ${session} 3 role-assumed eve@1111`,
      '12:10 role/deploy@1111 0 role-revoked eve@1111',
      `12:10 ${session} 1 role-revoked eve@1111`,
      `13:00 ${session} 0 signed-off eve@1111`,
      `15:00 ${session} 1 role-assumed eve@1111`,
    ]);
  });

  it('are covered by a change record of the role or group', async () => {
    const open = await withLog('trail.json', [
      aws('08:00', 'AddUserToGroup', onGroup('ops', { userName: 'ann' })),
      aws('08:10', 'AttachGroupPolicy', onGroup('ops', { policyArn: ADMINISTRATOR })),
      aws('08:20', 'AttachRolePolicy', onRole('deploy', { policyArn: ADMINISTRATOR })),
    ]);
    await bring(
      open,
      file(
        'changes.csv',
        'ticket,target,requester,implementer,from,to\nCHG-12,group/ops@1111,cy,eve,2026-03-02T07:00:00Z,2026-03-02T09:00:00Z\n',
      ),
    );
    expect(await stepsOf(open)).toEqual([
      '08:10 group/ops@1111 3 role-granted eve@1111 CHG-12',
      '08:10 ann@1111 3 role-granted eve@1111 CHG-12',
      '08:20 role/deploy@1111 3 role-granted eve@1111 -',
    ]);
  });
});

const inEntra = (time: string, activity: string, member: object, of: object) => ({
  id: `${time} ${activity}`,
  category: 'GroupManagement',
  activityDateTime: `2026-03-02T${time}:00Z`,
  activityDisplayName: activity,
  result: 'success',
  initiatedBy: { user: { userPrincipalName: 'eve@corp.example' } },
  targetResources: [{ ...member, modifiedProperties: [of] }],
});
const person = (name: string) => ({ type: 'User', userPrincipalName: `${name}@corp.example` });
const ofHelpers = { type: 'Group', displayName: 'Helpers' };
const given = (displayName: string, name: string) => ({ displayName, newValue: `"${name}"`, oldValue: null });
const taken = (displayName: string, name: string) => ({ displayName, newValue: null, oldValue: `"${name}"` });

describe('groups of Entra', () => {
  it('raise their members where they are given a role, or are members of a group that has one', async () => {
    const open = await withLog('audit.json', [
      inEntra('08:00', 'Add member to group', person('ann'), given('Group.DisplayName', 'Helpers')),
      inEntra('08:01', 'Add member to group', person('cy'), given('Group.DisplayName', 'Sales')),
      inEntra('08:10', 'Add member to role', ofHelpers, given('Role.DisplayName', 'Global Administrator')),
      inEntra('08:20', 'Add member to group', person('bob'), given('Group.DisplayName', 'Movers')),
      inEntra(
        '08:30',
        'Add member to group',
        { type: 'Group', displayName: 'Movers' },
        given('Group.DisplayName', 'Helpers'),
      ),
      inEntra('08:40', 'Remove member from group', person('ann'), taken('Group.DisplayName', 'Helpers')),
      inEntra(
        '08:50',
        'Remove member from role',
        ofHelpers,
        taken('Role.DisplayName', 'Global Administrator'),
      ),
    ]);
    expect((await stepsOf(open)).filter((step) => !/ (?:Helpers|Movers) /.test(step))).toEqual([
      '08:10 ann@corp.example 3 role-granted eve@corp.example',
      '08:30 bob@corp.example 3 group-member-added eve@corp.example',
      '08:40 ann@corp.example 0 group-member-removed eve@corp.example',
      '08:50 bob@corp.example 0 role-revoked eve@corp.example',
    ]);
  });
});

describe('sudo', () => {
  it('gives root’s rights on the host for an hour, whoever else has them there', async () => {
    const open = await withLog('okta.ndjson', [okta('12:00', 'user.session.start', {})]);
    await open.writer.run(`
      INSERT INTO account (account_id, name, kind) VALUES (50, 'ann', 'user'), (51, 'root', 'user'), (52, 'bob', 'user'), (53, 'postgres', 'user');
      INSERT INTO host VALUES (70, 'srv-01')`);
    await open.writer.run(
      [
        sudo(900, '08:00', 50, 51),
        sudo(901, '08:30', 50, 51),
        sudo(902, '08:40', 52, 51),
        sudo(903, '10:00', 52, 53),
        sudo(904, '10:30', 50, 51, 'failure'),
      ].join(';'),
    );
    expect(await stepsOf(open)).toEqual([
      '08:00 ann 2 sudo',
      '08:40 bob 2 sudo',
      '09:30 ann 0 signed-off',
      '09:40 bob 0 signed-off',
      '10:00 postgres 1 explicit-credentials bob',
    ]);
  });

  it('is read from a syslog', async () => {
    const open = await newCase('UTC');
    const lines = [
      'sudo:      ann : TTY=pts/0 ; PWD=/srv ; USER=root ; COMMAND=/usr/bin/id',
      'sshd[811]: Accepted publickey for bob from 198.51.100.7 port 50022 ssh2',
    ];
    await bring(
      open,
      file('auth.log', lines.map((line, i) => `2026-03-02T0${8 + i}:00:00+00:00 srv-01 ${line}`).join('\n')),
      { zone: 'UTC' },
    );
    expect(await stepsOf(open)).toEqual(['08:00 ann 2 sudo', '09:00 ann 0 signed-off']);
  });
});
