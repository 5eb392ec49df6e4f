let number = 0;

type Fields = Readonly<Record<string, unknown>>;
const pairs = (values: Fields) => Object.entries(values).map(([Name, Value]) => ({ Name, Value }));

/** A record of Exchange's by `ann`, as the Management Activity API has it. */
export const record = (operation: string, more: Fields = {}): Fields => ({
  CreationTime: '2026-03-02T08:00:00',
  Id: `id-${String(number++)}`,
  Operation: operation,
  OrganizationId: 'org-1',
  RecordType: 1,
  ResultStatus: 'True',
  UserKey: '10032001A4F7C2D9',
  UserType: 0,
  Version: 1,
  Workload: 'Exchange',
  ClientIP: '203.0.113.77:50412',
  UserId: 'ann@corp.example',
  SessionId: 'ses-1',
  ...more,
});

export const rule = (operation: string, parameters: Fields, more: Fields = {}) =>
  record(operation, { ObjectId: 'ann@corp.example\\..', Parameters: pairs(parameters), ...more });

export const signIn = (requestType = 'Login:login') =>
  record('UserLoggedIn', {
    RecordType: 15,
    Workload: 'AzureActiveDirectory',
    ResultStatus: 'Success',
    ClientIP: '2001:db8::7',
    SessionId: undefined,
    ApplicationId: 'app-1',
    Target: [{ ID: 'app-1', Type: 0 }],
    ExtendedProperties: pairs({ UserAgent: 'Mozilla/5.0 X', RequestType: requestType }),
    DeviceProperties: pairs({ Id: 'dev-1', OS: 'Windows10', SessionId: 'ses-1' }),
  });

/** A change of the directory, as it stands after or, of what is taken away, before. */
export const setting = (
  operation: string,
  changes: Fields,
  target: readonly object[],
  part: 'NewValue' | 'OldValue' = 'NewValue',
  more: Fields = {},
) =>
  record(operation, {
    RecordType: 8,
    Workload: 'AzureActiveDirectory',
    ResultStatus: 'Success',
    ObjectId: 'obj-1',
    Target: target,
    ModifiedProperties: Object.entries(changes).map(([Name, value]) => ({
      Name,
      NewValue: '',
      OldValue: '',
      [part]: value,
    })),
    ...more,
  });

export const consent = (scopes: string) =>
  setting(
    'Consent to application.',
    {
      'ConsentContext.IsAdminConsent': 'False',
      'ConsentAction.Permissions': `[] => [[Id: emailEws, ClientId: c-1, ConsentType: Principal, Scope:  ${scopes}, CreatedDateTime: , LastModifiedDateTime ]]; `,
    },
    [
      { ID: 'ServicePrincipal_1', Type: 2 },
      { ID: 'Reader', Type: 1 },
    ],
  );

export const shared = (operation: string, more: Fields) =>
  record(operation, {
    RecordType: 6,
    Workload: 'SharePoint',
    ResultStatus: undefined,
    ClientIP: '198.51.100.42',
    ObjectId: 'https://corp.sharepoint.com/sites/plans/Shared Documents/a.docx',
    ItemType: 'File',
    UserAgent: 'Mozilla/5.0 X',
    ...more,
  });

/** One of each workload. */
export const whole: readonly Fields[] = [
  rule('New-InboxRule', { Name: 'a, "b"; c', ForwardTo: 'x@outlook.com' }),
  signIn(),
  consent('Mail.Read'),
  shared('FileDownloaded', {}),
  record('TeamsSessionStarted', { Workload: 'MicrosoftTeams' }),
];

const quoted = (value: unknown) => `"${String(value).replaceAll('"', '""')}"`;

/** A search as the portal exports it. */
export const auditSearch = (records: readonly Fields[], delimiter = ',') =>
  `\uFEFF${[
    ['RecordId', 'CreationDate', 'RecordType', 'Operation', 'UserId', 'AuditData', 'AssociatedAdminUnits'],
    ...records.map((each) =>
      [
        each['Id'],
        `${String(each['CreationTime'])}.0000000Z`,
        1,
        each['Operation'],
        'ann',
        JSON.stringify(each),
        '',
      ].map(quoted),
    ),
  ]
    .map((cells) => cells.join(delimiter))
    .join('\r\n')}\r\n`;
