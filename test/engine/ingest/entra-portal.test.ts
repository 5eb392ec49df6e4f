import { describe, expect, it } from 'vitest';
import { bring, file, newCase } from './cases.ts';

/** Columns in the portal's order; a record names the ones that it fills. */
const SIGN_IN_COLUMNS =
  `Date (UTC),Request ID,User agent,Correlation ID,User ID,User,Username,User type,Cross tenant access type,Incoming token type,Authentication Protocol,Unique token identifier,Original transfer method,Client credential type,Application,Application ID ,Resource,Resource ID ,Resource tenant ID,Home tenant ID,IP address,Location,Status,Sign-in error code,Failure reason,Client app,Device ID,Browser,Operating System,Compliant,Managed,Join Type,Multifactor authentication result,Multifactor authentication auth method,Multifactor authentication auth detail,Authentication requirement,Sign-in identifier,Session ID,IP address (seen by resource),Autonomous system  number,Flagged for review,Token issuer type,Latency,Conditional Access,Service principal ID,Service principal name`.split(
    ',',
  );
const targets = [1, 2, 3].flatMap((n) => [
  `Target${n}Type`,
  `Target${n}DisplayName`,
  `Target${n}ObjectId`,
  `Target${n}UserPrincipalName`,
  ...[1, 2, 3, 4, 5].flatMap((i) =>
    ['Name', 'OldValue', 'NewValue'].map((part) => `Target${n}ModifiedProperty${i}${part}`),
  ),
]);
const AUDIT_COLUMNS = [
  ...'Date (UTC),CorrelationId,Service,Category,Activity,Result,ResultReason,User Agent,ActorType,ActorDisplayName,ActorObjectId,ActorUserPrincipalName,IPAddress,ActorHomeTenantId,ActorHomeTenantName,ActorServicePrincipalId,ActorServicePrincipalName'.split(
    ',',
  ),
  ...targets,
];

type Row = Readonly<Record<string, string>>;
const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;
const csv = (columns: readonly string[], rows: readonly Row[]) =>
  `\uFEFF${[columns, ...rows.map((row) => columns.map((column) => row[column] ?? ''))]
    .map((cells) => cells.map(quoted).join(','))
    .join('\r\n')}\r\n`;

async function imported(name: string, content: string) {
  const open = await newCase();
  const [receipt] = await bring(open, file(name, content));
  const events = await open.reader.rows<Record<string, unknown>>(
    `SELECT e.* EXCLUDE (event_id, source_id, account_id, target_account_id, computer_id, src_host_id, dst_host_id, content_hash),
      a.name AS account, a.kind, t.name AS target FROM event e JOIN account a USING (account_id)
    LEFT JOIN account t ON t.account_id = e.target_account_id ORDER BY event_id`,
  );
  return { receipt, events };
}

const SIGN_IN: Row = {
  'Date (UTC)': '2026-03-01T08:00:00Z',
  'Request ID': 'r-1',
  'User agent': 'Mozilla/5.0 X',
  'User ID': '11111111-2222-3333-4444-555555555555',
  User: 'Ann Example',
  Username: 'ann@corp.example',
  Application: 'Payroll',
  Resource: 'Payroll API',
  'IP address': '2001:db8::7',
  Location: 'Lyon, Rhone, FR',
  Status: 'Success',
  'Sign-in error code': 'None',
  'Failure reason': 'Other.',
  'Device ID': 'dev-1',
  Browser: 'Edge 120.0',
  'Operating System': 'Windows 11',
  'Multifactor authentication auth method': 'Mobile app notification',
  'Authentication requirement': 'Multifactor authentication',
  'Session ID': 'ses-1',
  'Autonomous system  number': '64500',
};
const AS_JSON = {
  id: 'r-1',
  createdDateTime: '2026-03-01T08:00:00Z',
  userId: '11111111-2222-3333-4444-555555555555',
  userDisplayName: 'Ann Example',
  userPrincipalName: 'ann@corp.example',
  appDisplayName: 'Payroll',
  resourceDisplayName: 'Payroll API',
  ipAddress: '2001:db8::7',
  userAgent: 'Mozilla/5.0 X',
  sessionId: 'ses-1',
  autonomousSystemNumber: 64500,
  signInEventTypes: ['interactiveUser'],
  status: { errorCode: 0, failureReason: 'Other.' },
  mfaDetail: { authMethod: 'Mobile app notification' },
  authenticationRequirement: 'multiFactorAuthentication',
  deviceDetail: { deviceId: 'dev-1', operatingSystem: 'Windows 11', browser: 'Edge 120.0' },
  location: { city: 'Lyon', state: 'Rhone', countryOrRegion: 'FR' },
};
const WRONG = { 'Sign-in error code': '50126', 'Failure reason': 'Invalid username or password.' };
const WRONG_JSON = { status: { errorCode: 50_126, failureReason: 'Invalid username or password.' } };

const GRANT: Row = {
  'Date (UTC)': '2026-03-01T09:00:00.1234567+00:00',
  CorrelationId: 'c-1',
  Service: 'Core Directory',
  Category: 'RoleManagement',
  Activity: 'Add member to role',
  Result: 'success',
  ActorType: 'User',
  ActorDisplayName: 'Ann Example',
  ActorUserPrincipalName: 'ann@corp.example',
  IPAddress: '198.51.100.7',
  Target1Type: 'User',
  Target1DisplayName: 'Bob Example',
  Target1UserPrincipalName: 'bob@corp.example',
  Target1ModifiedProperty1Name: 'Role.ObjectID',
  Target1ModifiedProperty1NewValue: '"9f1c"',
  Target1ModifiedProperty2Name: 'Role.DisplayName',
  Target1ModifiedProperty2NewValue: '"Global Administrator"',
};
const GRANT_JSON = {
  id: 'a-1',
  category: 'RoleManagement',
  activityDateTime: '2026-03-01T09:00:00.1234567Z',
  activityDisplayName: 'Add member to role',
  result: 'success',
  initiatedBy: {
    user: { displayName: 'Ann Example', userPrincipalName: 'ann@corp.example', ipAddress: '198.51.100.7' },
  },
  targetResources: [
    {
      type: 'User',
      displayName: 'Bob Example',
      userPrincipalName: 'bob@corp.example',
      modifiedProperties: [
        { displayName: 'Role.ObjectID', newValue: '"9f1c"' },
        { displayName: 'Role.DisplayName', newValue: '"Global Administrator"' },
      ],
    },
  ],
};
const UPDATE: Row = {
  ...GRANT,
  Activity: 'Update application – Certificates and secrets management ',
  Category: 'ApplicationManagement',
  ActorType: 'Application',
  ActorDisplayName: 'Deploy',
  ActorUserPrincipalName: '',
  Target1Type: 'Application',
  Target1DisplayName: 'Payroll',
  Target1UserPrincipalName: '',
  Target1ModifiedProperty1Name: 'KeyDescription',
  Target1ModifiedProperty1NewValue: '["[KeyIdentifier=1,\r\nKeyType=Password]"]',
  Target1ModifiedProperty2Name: 'Included Updated Properties',
  Target1ModifiedProperty2NewValue: '"KeyDescription"',
};
const UPDATE_JSON = {
  ...GRANT_JSON,
  id: 'a-2',
  category: 'ApplicationManagement',
  activityDisplayName: 'Update application – Certificates and secrets management',
  initiatedBy: { app: { displayName: 'Deploy' }, user: { ipAddress: '198.51.100.7' } },
  targetResources: [
    {
      type: 'Application',
      displayName: 'Payroll',
      modifiedProperties: [
        { displayName: 'KeyDescription', newValue: '["x"]' },
        { displayName: 'Included Updated Properties', newValue: '"KeyDescription"' },
      ],
    },
  ],
};

describe("Entra's CSV", () => {
  it.each([
    ['InteractiveSignIns_2026-03-01_2026-03-02.csv', 'interactiveUser', 'logged-on'],
    ['NonInteractiveSignIns_2026-03-01_2026-03-02.csv', 'nonInteractiveUser', 'app-signed-in'],
  ])('of sign-ins tells what its JSON tells: %s', async (name, kind, action) => {
    const rows = [SIGN_IN, { ...SIGN_IN, ...WRONG, 'Request ID': 'r-2', Status: 'Failure' }];
    const fromCsv = await imported(name, csv(SIGN_IN_COLUMNS, rows));
    const records = [AS_JSON, { ...AS_JSON, ...WRONG_JSON, id: 'r-2' }].map((record) => ({
      ...record,
      signInEventTypes: [kind],
    }));
    const fromJson = await imported('SignIns.json', JSON.stringify(records));
    expect(fromCsv.receipt).toMatchObject({
      source: 'entra-portal',
      records: 2,
      stored: 2,
      balanced: true,
      zone: null,
    });
    expect(fromJson.receipt).toMatchObject({ source: 'entra-logs', records: 2, stored: 2, balanced: true });
    expect(fromCsv.events).toEqual(fromJson.events);
    expect(fromCsv.events).toMatchObject([
      {
        action,
        account: 'ann@corp.example',
        country: 'FR',
        city: 'Lyon',
        device: 'dev-1',
        network: 'AS64500',
      },
      { action: 'logon-failed', outcome: 'failure', detail: 'Invalid username or password.' },
    ]);
  });

  it('of applications names the service principal', async () => {
    const row = {
      ...SIGN_IN,
      Username: '',
      User: '',
      'Service principal name': 'Deploy',
      'Service principal ID': 's-1',
    };
    const { events } = await imported('ApplicationSignIns.csv', csv(SIGN_IN_COLUMNS, [row]));
    expect(events).toMatchObject([{ account: 'Deploy', kind: 'service', action: 'app-signed-in' }]);
  });

  it('of the audit log tells what its JSON tells, whatever stands in a changed value', async () => {
    const fromCsv = await imported('AuditLogs_2026-03-02.csv', csv(AUDIT_COLUMNS, [GRANT, UPDATE]));
    const fromJson = await imported('AuditLogs.json', JSON.stringify([GRANT_JSON, UPDATE_JSON]));
    expect(fromCsv.receipt).toMatchObject({ source: 'entra-portal', records: 2, stored: 2, balanced: true });
    expect(fromCsv.events).toEqual(fromJson.events);
    expect(fromCsv.events).toMatchObject([
      { action: 'role-granted', target: 'bob@corp.example', resource: 'Global Administrator' },
      { action: 'key-created', account: 'Deploy', kind: 'service', resource: 'Payroll' },
    ]);
  });

  it('with a time that is none, or cut off, is rejected in words and balances', async () => {
    const text = csv(SIGN_IN_COLUMNS, [SIGN_IN, { ...SIGN_IN, 'Date (UTC)': 'yesterday' }, SIGN_IN]);
    const { receipt } = await imported('SignIns.csv', text.slice(0, -60));
    expect(receipt).toMatchObject({ records: 3, stored: 1, rejected: 2, balanced: true });
  });

  it('without its columns is another file', async () => {
    const open = await newCase();
    const [receipt] = await bring(open, [
      file('dates.csv', 'Date (UTC),Pageviews\n2026-03-01,12\n'),
      file('SignIns.csv', csv(SIGN_IN_COLUMNS, [SIGN_IN])),
    ]);
    expect(receipt?.source).toBe(null);
  });
});
