import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { imported, ndjson } from './cloud-events.ts';
import { sharedData } from './shared-data.ts';

/** The vendor's records of a sample, trimmed as their authors left them. */
function trimmed(name: string): readonly Readonly<Record<string, unknown>>[] {
  const path = sharedData('vendor-samples', `${name}.jsonl`);
  if (path === null) return [];
  const lines = readFileSync(path, 'utf8').trim().split('\n');
  return lines.map((line) => (JSON.parse(line) as { log: Record<string, unknown> }).log);
}

const SIGN_IN = {
  id: 's-1',
  createdDateTime: '2026-03-01T08:00:00.5Z',
  userPrincipalName: 'ann@corp.example',
  appDisplayName: 'Payroll',
  ipAddress: '2001:db8::7',
  userAgent: 'Mozilla/5.0 X',
  sessionId: 'ses-1',
  autonomousSystemNumber: 64500,
  authenticationRequirement: 'multiFactorAuthentication',
  status: { errorCode: 0 },
  deviceDetail: { deviceId: 'dev-1', displayName: 'LAPTOP-7', operatingSystem: 'Windows', browser: 'Edge' },
  location: { city: 'Lyon', countryOrRegion: 'FR' },
};
const AUDIT = {
  id: 'a-1',
  category: 'RoleManagement',
  activityDateTime: '2026-03-01T09:00:00Z',
  activityDisplayName: 'Add member to role',
  result: 'success',
  initiatedBy: { user: { userPrincipalName: 'ann@corp.example', ipAddress: '198.51.100.7' } },
  targetResources: [
    {
      userPrincipalName: 'bob@corp.example',
      modifiedProperties: [
        { displayName: 'Role.ObjectID' },
        { displayName: 'Role.DisplayName', newValue: '"Global Administrator"' },
      ],
    },
  ],
};

describe('Microsoft Entra', () => {
  it('tells sign-ins and grants, as Graph writes them', async () => {
    const { receipt, events } = await imported(
      'graph.json',
      JSON.stringify({ '@odata.context': 'x', value: [SIGN_IN, AUDIT] }),
    );
    expect(receipt).toMatchObject({ source: 'entra-logs', records: 2, stored: 2, balanced: true });
    expect(events).toMatchObject([
      {
        at: '2026-03-01 08:00:00',
        stream: 'authentication',
        action: 'logged-on',
        outcome: 'success',
        account: 'ann@corp.example',
        src_ip: '2001:db8::7',
        src_host: 'LAPTOP-7',
        country: 'FR',
        city: 'Lyon',
        device: 'dev-1',
        user_agent: 'Mozilla/5.0 X',
        session_ref: 'ses-1',
        network: 'AS64500',
        factor: 'multiFactorAuthentication',
        resource: 'Payroll',
      },
      { stream: 'iam', action: 'role-granted', target: 'bob@corp.example', resource: 'Global Administrator' },
    ]);
  });

  it('reads the same under properties, as the diagnostic settings ship it, and refused sign-ins', async () => {
    const shipped = {
      time: '2026-03-01T08:00:02Z',
      operationName: 'Sign-in activity',
      category: 'SignInLogs',
      tenantId: 't',
      resultType: '50126',
      properties: { ...SIGN_IN, status: { errorCode: 50126 } },
    };
    const { events } = await imported('insights.json', JSON.stringify({ records: [shipped] }));
    expect(events).toMatchObject([
      {
        at: '2026-03-01 08:00:00',
        action: 'logon-failed',
        outcome: 'failure',
        account: 'ann@corp.example',
        country: 'FR',
        device: 'dev-1',
      },
    ]);
  });
});

describe('Duo', () => {
  it('tells approved and refused factors', async () => {
    const approved = {
      txid: 't-1',
      isotimestamp: '2026-03-01T08:00:00.000000+00:00',
      timestamp: 1_772_352_000,
      event_type: 'authentication',
      factor: 'duo_push',
      reason: 'user_approved',
      result: 'success',
      user: { name: 'ann@corp.example' },
      application: { name: 'VPN' },
      access_device: {
        ip: '198.51.100.7',
        os: 'Mac OS X',
        browser: 'Safari',
        location: { city: 'Lyon', country: 'France' },
      },
      auth_device: { name: 'phone' },
    };
    const { receipt, events } = await imported(
      'duo.json',
      ndjson([approved, { ...approved, txid: 't-2', result: 'denied', reason: 'no_response' }]),
    );
    expect(receipt).toMatchObject({ source: 'duo-authentication', stored: 2, balanced: true });
    expect(events).toMatchObject([
      {
        at: '2026-03-01 08:00:00',
        action: 'mfa-verified',
        country: 'FR',
        factor: 'duo_push',
        user_agent: 'Mac OS X Safari',
        resource: 'VPN',
      },
      { action: 'mfa-refused', outcome: 'failure', channel: 'no_response' },
    ]);
  });
});

describe.skipIf(sharedData('vendor-samples') === null)('trimmed records of vendors', () => {
  it.each([
    ['AWS.CloudTrail', 'aws-cloudtrail', 'eventTime'],
    ['Azure.Audit', 'entra-logs', 'time'],
    ['Duo.Authentication', 'duo-authentication', 'isotimestamp'],
  ])('are all accounted for: %s', async (name, source, time) => {
    const logs = trimmed(name);
    const { receipt } = await imported(`${name}.ndjson`, ndjson(logs));
    expect(receipt).toMatchObject({ source, records: logs.length, balanced: true });
    const timed = logs.filter(
      (log) => log[time] !== undefined || log[time.toLowerCase()] !== undefined,
    ).length;
    expect(receipt?.stored, JSON.stringify(receipt)).toBeLessThanOrEqual(timed);
    expect(receipt?.stored).toBeGreaterThanOrEqual(Math.floor(timed * 0.95));
  });
});
