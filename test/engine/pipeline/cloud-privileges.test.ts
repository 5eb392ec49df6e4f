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
