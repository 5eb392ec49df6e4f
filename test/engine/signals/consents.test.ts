import { expect, it } from 'vitest';
import { runAnalysis } from '../../../electron/engine/pipeline/run-analysis.ts';
import identity from '../../../electron/engine/pipeline/stages/identity.ts';
import sessions from '../../../electron/engine/pipeline/stages/sessions.ts';
import signals from '../../../electron/engine/pipeline/stages/signals.ts';
import { bring, file, newCase } from '../ingest/cases.ts';
import { consent, setting, signIn } from '../ingest/microsoft-365-records.ts';

/** Severity and sentence of the consents that are told, and which account acted. */
async function toldOf(name: string, content: string) {
  const open = await newCase();
  await bring(open, file(name, content));
  await runAnalysis(open, {
    signal: new AbortController().signal,
    emit: () => undefined,
    nowUs: () => 1,
    stages: [identity, sessions, signals],
  });
  const rows = await open.reader.rows<{ said: string }>(
    `SELECT concat_ws(' | ', severity, explanation) AS said FROM signal WHERE signal = 'oauth-consent' ORDER BY start_us`,
  );
  return rows.map(({ said }) => said);
}
const mailAndFiles = [
  expect.stringMatching(/^high \| Consented to Reader, .*for Mail\.ReadWrite and Files\.Read\.All$/),
];
const SCOPES = 'openid email Mail.ReadWrite Files.Read.All offline_access';
const HARMLESS = 'openid profile email User.Read';
const permissions = (scopes: string) =>
  `"[[Id: ews1, Scope: Mail.Send]] => [[Id: mail2, ClientId: c-1, ConsentType: Principal, Scope:  ${scopes}, CreatedDateTime: , LastModifiedDateTime ]]; "`;

const entra = (activity: string, target: string, changes: Readonly<Record<string, string>>) => ({
  id: `${activity} ${target}`,
  category: 'ApplicationManagement',
  activityDateTime: '2026-03-20T09:00:00Z',
  activityDisplayName: activity,
  result: 'success',
  initiatedBy: { user: { userPrincipalName: 'ann@corp.example', ipAddress: '198.51.100.7' } },
  targetResources: [
    {
      type: 'ServicePrincipal',
      displayName: target,
      modifiedProperties: Object.entries(changes).map(([displayName, newValue]) => ({
        displayName,
        newValue,
      })),
    },
  ],
});
const earlier = {
  ...entra('Consent to application', 'Payroll', { 'ConsentAction.Permissions': permissions('User.Read') }),
  activityDateTime: '2026-03-01T08:00:00Z',
};

it.each([
  [
    'Consent to application',
    'Reader',
    (scopes: string) => ({ 'ConsentAction.Permissions': permissions(scopes) }),
  ],
  [
    'Consent to application',
    'Reader',
    (scopes: string) => ({ 'ConsentAction.Permissions': JSON.stringify(scopes.split(' ')) }),
  ],
  [
    'Add delegated permission grant',
    'Microsoft Graph',
    (scopes: string) => ({
      'DelegatedPermissionGrant.Scope': `" ${scopes}"`,
      'ServicePrincipal.ObjectID': '"o-1"',
      'ServicePrincipal.DisplayName': '"Reader"',
    }),
  ],
] as const)('of Entra tell their scopes: %s %s', async (activity, target, changes) => {
  const told = (scopes: string) =>
    toldOf('audit.json', JSON.stringify([earlier, entra(activity, target, changes(scopes))]));
  expect(await told(SCOPES)).toEqual(mailAndFiles);
  expect(await told(HARMLESS)).toEqual([]);
});

const row = (time: string, to: string, scopes: string) => [
  time,
  'ApplicationManagement',
  'Consent to application',
  'success',
  'User',
  'ann@corp.example',
  to,
  'ConsentAction.Permissions',
  permissions(scopes),
];

it("of Entra's CSV tell their scopes", async () => {
  const columns = [
    'Date (UTC)',
    'Category',
    'Activity',
    'Result',
    'ActorType',
    'ActorUserPrincipalName',
    'Target1DisplayName',
    'Target1ModifiedProperty1Name',
    'Target1ModifiedProperty1NewValue',
  ];
  const told = (scopes: string) =>
    toldOf(
      'AuditLogs.csv',
      `${[
        columns,
        row('2026-03-01T08:00:00Z', 'Payroll', 'User.Read'),
        row('2026-03-20T09:00:00Z', 'Reader', scopes),
      ]
        .map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(','))
        .join('\r\n')}\r\n`,
    );
  expect(await told(SCOPES)).toEqual(mailAndFiles);
  expect(await told(HARMLESS)).toEqual([]);
});

const okta = (time: string, type: string, target: readonly object[], data: object = {}) => ({
  uuid: `${time} ${type}`,
  published: `${time}.000Z`,
  eventType: type,
  displayMessage: 'Consent granted',
  actor: { id: '00u1', type: 'User', alternateId: 'ann@corp.example' },
  securityContext: { isProxy: true },
  outcome: { result: 'SUCCESS' },
  debugContext: { debugData: data },
  target,
});
const app = { id: '0oa1', type: 'AppInstance', alternateId: 'Reader', displayName: 'Reader' };
const grants = (scopes: string) =>
  scopes.split(' ').map((displayName, i) => ({
    id: `oag${String(i)}`,
    type: 'ConsentGrant',
    alternateId: null,
    displayName,
    detailEntry: { publicclientapp: 'Reader' },
  }));

it.each([
  [
    'targets of their own',
    'app.oauth2.as.consent.grant',
    (scopes: string) => okta('2026-03-20T09:00:00', 'app.oauth2.as.consent.grant', grants(scopes)),
  ],
  [
    'targets beside the application',
    'app.oauth2.admin.consent.grant',
    (scopes: string) =>
      okta('2026-03-20T09:00:00', 'app.oauth2.admin.consent.grant', [...grants(scopes), app]),
  ],
  [
    'what was debugged',
    'app.oauth2.consent.grant',
    (scopes: string) =>
      okta('2026-03-20T09:00:00', 'app.oauth2.consent.grant', [app], {
        grantedScopes: scopes.replaceAll(' ', ', '),
      }),
  ],
])('of Okta tell their scopes, as %s (%s)', async (_, __, granted) => {
  const before = okta('2026-03-01T08:00:00', 'user.authentication.sso', [{ ...app, alternateId: 'Payroll' }]);
  const told = (scopes: string) =>
    toldOf('okta.ndjson', [before, granted(scopes)].map((each) => JSON.stringify(each)).join('\n'));
  expect(await told(SCOPES)).toEqual(mailAndFiles);
  expect(await told(HARMLESS)).toEqual([]);
});

it('of Microsoft 365 tell their scopes, once where they are several records', async () => {
  const later = { CreationTime: '2026-03-20T09:00:00' };
  const told = (scopes: string) =>
    toldOf(
      'audit.json',
      JSON.stringify([
        { ...signIn('OAuth2:Token'), CreationTime: '2026-03-01T08:00:00' },
        setting(
          'Add delegated permission grant.',
          { 'DelegatedPermissionGrant.Scope': scopes, 'ServicePrincipal.DisplayName': 'Reader' },
          [{ ID: 'Microsoft Graph', Type: 1 }],
          'NewValue',
          later,
        ),
        { ...consent(scopes), ...later },
      ]),
    );
  expect(await told(SCOPES)).toEqual(mailAndFiles);
  expect(await told(HARMLESS)).toEqual([]);
});
