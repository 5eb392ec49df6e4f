import { describe, expect, it } from 'vitest';
import { bring, file, newCase } from './cases.ts';
import { sharedData } from './shared-data.ts';
import { readFileSync } from 'node:fs';
import {
  auditSearch,
  consent,
  record,
  rule,
  setting,
  shared,
  signIn,
  whole,
} from './microsoft-365-records.ts';

const COLUMNS = `strftime(make_timestamp(at_us), '%Y-%m-%d %H:%M:%S') AS "at", stream, action, outcome, a.name AS account, a.kind,
  t.name AS target, t.kind AS target_kind, src_ip, device, user_agent, session_ref, resource, from_address, channel, detail, e.bytes, e.items, content_hash::VARCHAR AS hash`;

async function imported(content: string | Buffer, name = 'audit.json') {
  const open = await newCase();
  const [receipt] = await bring(open, file(name, content));
  const events = await open.reader.rows<Readonly<Record<string, unknown>>>(
    `SELECT ${COLUMNS} FROM event e JOIN account a USING (account_id) LEFT JOIN account t ON t.account_id = e.target_account_id ORDER BY e.event_id`,
  );
  return { receipt, events };
}

const one = async (content: object) => (await imported(JSON.stringify([content]))).events[0];

const ofOutlook = (RuleActions: string) =>
  record('UpdateInboxRules', {
    OperationProperties: [
      { Name: 'RuleOperation', Value: 'AddMailboxRule' },
      { Name: 'RuleActions', Value: RuleActions },
    ],
    MailboxOwnerUPN: 'bob@corp.example',
  });

describe("Microsoft 365's unified audit log", () => {
  it('tells rules that send mail on, to whom, and of whose mailbox', async () => {
    expect(
      await one(rule('New-InboxRule', { Name: '..', From: 'cfo@corp.example', ForwardTo: 'x@outlook.com' })),
    ).toMatchObject({
      at: '2026-03-02 08:00:00',
      stream: 'configuration',
      action: 'mail-forwarded',
      outcome: 'success',
      account: 'ann@corp.example',
      kind: 'user',
      src_ip: '203.0.113.77',
      session_ref: 'ses-1',
      resource: 'x@outlook.com',
      from_address: 'ann@corp.example',
      channel: 'New-InboxRule',
    });
  });

  it.each([
    [
      'Set-InboxRule',
      { RedirectTo: '"Ann P" [SMTP:ann.p@mail.example];bob@corp.example' },
      'ann.p@mail.example; bob@corp.example',
    ],
    ['New-InboxRule', { ForwardAsAttachmentTo: 'Bob Example' }, 'Bob Example'],
    [
      'Set-Mailbox',
      {
        Identity: 'bob@corp.example',
        ForwardingSmtpAddress: 'smtp:x@outlook.com',
        DeliverToMailboxAndForward: 'True',
      },
      'x@outlook.com',
    ],
    ['New-TransportRule', { BlindCopyTo: 'x@outlook.com', FromScope: 'InOrganization' }, 'x@outlook.com'],
  ])('reads whom mail goes to: %s %j', async (operation, parameters, resource) =>
    expect(await one(rule(operation, parameters))).toMatchObject({ action: 'mail-forwarded', resource }),
  );

  it.each([
    ['New-InboxRule', { Name: 'tidy', MoveToFolder: 'Archive', From: 'x@outlook.com' }, 'changed'],
    ['Set-Mailbox', { Identity: 'bob', ForwardingSmtpAddress: '' }, 'changed'],
    ['Set-Mailbox', { Identity: 'bob', ForwardingSmtpAddress: '$null' }, 'changed'],
    ['Set-Mailbox', { Identity: 'bob', AuditEnabled: 'False' }, 'log-stopped'],
    ['Set-Mailbox', { Identity: 'bob', AuditEnabled: 'True' }, 'changed'],
    ['New-TransportRule', { RejectMessageReasonText: 'no' }, 'policy-changed'],
    ['Set-AdminAuditLogConfig', { UnifiedAuditLogIngestionEnabled: 'False' }, 'log-stopped'],
  ])('tells other settings apart: %s %j', async (operation, parameters, action) =>
    expect(await one(rule(operation, parameters))).toMatchObject({ action }),
  );

  it("reads Outlook's own rules", async () => {
    const actions = [{ ActionType: 'Forward', Recipients: ['x@outlook.com'] }, { ActionType: 'Delete' }];
    expect(await one(ofOutlook(JSON.stringify(actions)))).toMatchObject({
      action: 'mail-forwarded',
      resource: 'x@outlook.com',
      from_address: 'bob@corp.example',
    });
    expect(await one(ofOutlook(JSON.stringify(actions.slice(1))))).toMatchObject({ action: 'changed' });
    expect(await one(ofOutlook('cut off ['))).toMatchObject({ action: 'changed' });
  });

  it('tells sign-ins, by which device and session, and refused ones', async () => {
    expect(await one(signIn())).toMatchObject({
      stream: 'authentication',
      action: 'logged-on',
      account: 'ann@corp.example',
      src_ip: '2001:db8::7',
      device: 'dev-1',
      user_agent: 'Mozilla/5.0 X',
      session_ref: 'ses-1',
      resource: 'app-1',
    });
    expect(await one(signIn('OAuth2:Token'))).toMatchObject({ action: 'app-signed-in' });
    const refused = {
      ...signIn(),
      Operation: 'UserLoginFailed',
      ResultStatus: 'Failed',
      LogonError: 'InvalidUserNameOrPassword',
    };
    expect(await one(refused)).toMatchObject({
      action: 'logon-failed',
      outcome: 'failure',
      detail: 'InvalidUserNameOrPassword',
    });
  });

  it('tells what is done with mail and files', async () => {
    const { events } = await imported(
      JSON.stringify([
        record('MailItemsAccessed', {
          MailboxOwnerUPN: 'bob@corp.example',
          ClientIPAddress: '203.0.113.77',
          ClientIP: undefined,
          OperationCount: 3,
          Folders: [{ Path: '\\Inbox' }],
        }),
        record('Send', {
          MailboxOwnerUPN: 'ann@corp.example',
          Item: { Subject: 'Plans', SizeInBytes: 48213 },
        }),
        shared('FileDownloaded', { FileSizeBytes: 2048 }),
        shared('FileRecycled', {}),
        shared('FileUploaded', {}),
      ]),
    );
    expect(events).toMatchObject([
      { stream: 'access', action: 'accessed', resource: 'bob@corp.example\\Inbox', items: 3 },
      {
        stream: 'email',
        action: 'email-sent',
        resource: null,
        from_address: 'ann@corp.example',
        detail: 'Plans',
        bytes: 48213,
      },
      {
        stream: 'access',
        action: 'accessed',
        resource: 'https://corp.sharepoint.com/sites/plans/Shared Documents/a.docx',
        bytes: 2048,
      },
      { stream: 'object', action: 'object-deleted' },
      { stream: 'configuration', action: 'changed' },
    ]);
  });

  it.each([
    ['AnonymousLinkCreated', {}, 'shared-outside'],
    [
      'SharingSet',
      { TargetUserOrGroupType: 'Guest', TargetUserOrGroupName: 'x_outlook.com#ext#@corp.example' },
      'shared-outside',
    ],
    ['SharingSet', { TargetUserOrGroupType: 'Member', TargetUserOrGroupName: 'bob@corp.example' }, 'changed'],
    ['AddedToSecureLink', { TargetUserOrGroupType: 'Guest' }, 'shared-outside'],
    ['CompanyLinkCreated', {}, 'changed'],
    ['AnonymousLinkRemoved', {}, 'recorded'],
  ])('tells what is shared outside: %s %j', async (operation, more, action) =>
    expect(await one(shared(operation, more))).toMatchObject({ action }),
  );

  it('tells roles, groups and consents of the directory', async () => {
    const target = [
      { ID: 'User_1', Type: 2 },
      { ID: 'bob@corp.example', Type: 5 },
    ];
    const role = (operation: string, part: 'NewValue' | 'OldValue') =>
      setting(operation, { 'Role.DisplayName': 'Global Administrator' }, target, part);
    const { events } = await imported(
      JSON.stringify([
        role('Add member to role.', 'NewValue'),
        role('Remove member from role.', 'OldValue'),
        setting('Add member to group.', { 'Group.DisplayName': 'Ops' }, [{ ID: 'Helpers', Type: 1 }]),
        consent('Mail.ReadWrite offline_access'),
        rule('Add-RoleGroupMember', { Identity: 'Organization Management', Member: 'bob@corp.example' }),
        setting('Add app role assignment to service principal.', { 'AppRole.Value': 'User.Read.All' }, [
          { ID: 'Reader', Type: 1 },
        ]),
      ]),
    );
    expect(events).toMatchObject([
      { stream: 'iam', action: 'role-granted', target: 'bob@corp.example', resource: 'Global Administrator' },
      { action: 'role-revoked', target: 'bob@corp.example', resource: 'Global Administrator' },
      { action: 'group-member-added', target: 'Helpers', target_kind: 'service', resource: 'Ops' },
      {
        action: 'consent-granted',
        target: null,
        resource: 'Reader',
        detail: 'Mail.ReadWrite offline_access',
      },
      { action: 'role-granted', target: 'bob@corp.example', resource: 'Organization Management' },
      { action: 'role-granted', target: 'Reader' },
    ]);
  });

  it('stores operations that it does not know whole, and services as no person', async () => {
    const { events } = await imported(
      JSON.stringify([
        record('TeamsSessionStarted', { Workload: 'MicrosoftTeams' }),
        record('FileAccessed', { UserId: 'app@sharepoint', UserType: 5 }),
        record('Update user.', {
          UserId: 'ServicePrincipal_1',
          UserType: 4,
          Workload: 'AzureActiveDirectory',
        }),
      ]),
    );
    expect(events).toMatchObject([
      { action: 'recorded', channel: 'TeamsSessionStarted', kind: 'user' },
      { action: 'accessed', kind: 'service' },
      { action: 'account-changed', kind: 'service' },
    ]);
  });

  it.each([
    ['an array', JSON.stringify(whole)],
    ['records one a line', whole.map((each) => JSON.stringify(each)).join('\n')],
    ['a wrapper', JSON.stringify({ records: whole })],
    [
      'what the cmdlet returns',
      JSON.stringify(
        whole.map((each) => ({
          CreationDate: '/Date(1)/',
          Operations: each['Operation'],
          AuditData: JSON.stringify(each),
        })),
      ),
    ],
    [
      'what Graph returns',
      JSON.stringify({
        value: whole.map((each) => ({ id: each['Id'], operation: each['Operation'], auditData: each })),
      }),
    ],
    ["the portal's CSV", auditSearch(whole)],
    ["the cmdlet's CSV", `#TYPE Deserialized.X\r\n${auditSearch(whole).slice(1)}`],
    ['semicolons', auditSearch(whole, ';')],
  ])('is the same from %s', async (_, content) => {
    const plain = await imported(JSON.stringify(whole));
    const { receipt, events } = await imported(content, 'AuditLog.csv');
    expect(receipt).toMatchObject({
      source: 'microsoft-365',
      stored: whole.length,
      rejected: 0,
      balanced: true,
    });
    expect(receipt?.records).toBe(whole.length + (receipt?.other ?? 0));
    expect(events).toEqual(plain.events);
  });

  it('knows a record again that came as CSV and as JSON', async () => {
    const open = await newCase();
    const [, again] = await bring(open, [
      file('a.csv', auditSearch(whole)),
      file('b.json', JSON.stringify(whole)),
    ]);
    expect(again).toMatchObject({ stored: 0, duplicate: whole.length, balanced: true });
  });

  it('rejects what has no time or was cut off, in words, and balances', async () => {
    const [first, ...others] = whole;
    const json = await imported(
      JSON.stringify([
        { ...first, CreationTime: undefined },
        { ...first, CreationTime: 'soon', Id: '2' },
        ...others,
      ]),
    );
    expect(json.receipt).toMatchObject({
      records: whole.length + 1,
      stored: others.length,
      rejected: 2,
      balanced: true,
    });
    const lines = auditSearch(whole).trimEnd().split('\r\n');
    const text = [
      ...lines,
      lines[1]?.slice(0, -30) ?? '',
      'a,b',
      `r,t,1,Send,ann,"{""Operation"":""Send""}"`,
    ].join('\r\n');
    const csv = await imported(text, 'AuditLog.csv');
    expect(csv.receipt).toMatchObject({
      records: whole.length + 4,
      stored: whole.length,
      rejected: 3,
      other: 1,
      other_by_reason: { header: 1 },
      balanced: true,
    });
  });

  it('reads a long record from a line', async () => {
    const large = record('MailItemsAccessed', { Folders: [{ Path: `\\${'"x" '.repeat(50_000)}` }] });
    const { receipt } = await imported(auditSearch([large]), 'AuditLog.csv');
    expect(receipt).toMatchObject({ stored: 1, rejected: 0, balanced: true });
  });
});

describe.skipIf(sharedData('vendor-samples') === null)("the vendor's samples", () => {
  it.each(['Microsoft365.Audit.AzureActiveDirectory', 'Microsoft365.Audit.SharePoint'])(
    'are all accounted for: %s',
    async (name) => {
      const lines = readFileSync(sharedData('vendor-samples', `${name}.jsonl`) ?? '', 'utf8').trim();
      const logs = lines.split('\n').map((line) => JSON.stringify((JSON.parse(line) as { log: object }).log));
      const { receipt } = await imported(logs.join('\n'));
      expect(receipt).toMatchObject({
        source: 'microsoft-365',
        records: logs.length,
        stored: logs.length,
        balanced: true,
      });
    },
  );
});
