import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeOkta } from '../../bench/generate/okta.ts';
import { bring, file, folder, newCase, remove } from './cases.ts';
import { sharedData } from './shared-data.ts';

const SAMPLE = sharedData('vendor-samples/Okta.SystemLog.jsonl');
const COLUMNS = `strftime(make_timestamp(at_us), '%Y-%m-%d %H:%M:%S') AS "at", stream, action, outcome, a.name AS account, a.kind,
  t.name AS target, src_ip, country, city, latitude, longitude, device, user_agent, session_ref, network, factor, resource, channel, detail, e.bytes`;

const SIGN_IN = {
  uuid: 'u-1',
  published: '2026-03-01T08:00:00.123Z',
  eventType: 'user.session.start',
  displayMessage: 'User login to Okta',
  legacyEventType: 'core.user_auth.login_success',
  actor: { id: '00u1', type: 'User', alternateId: 'ann@corp.example', displayName: 'Ann' },
  client: {
    ipAddress: '198.51.100.7',
    userAgent: { rawUserAgent: 'Mozilla/5.0 X', os: 'Windows 10', browser: 'CHROME' },
    geographicalContext: { city: 'Lyon', country: 'France', geolocation: { lat: 45.76, lon: 4.84 } },
  },
  device: { id: 'guo1' },
  authenticationContext: { externalSessionId: '102s', credentialType: 'OTP' },
  securityContext: { asNumber: 64500, asOrg: 'Example' },
  outcome: { result: 'SUCCESS' },
  target: [],
};

const signInFrom = (country: string) => ({
  ...SIGN_IN,
  uuid: country,
  client: { ...SIGN_IN.client, geographicalContext: { country } },
});

async function imported(...records: readonly object[]) {
  const open = await newCase();
  const [receipt] = await bring(
    open,
    file('okta.ndjson', records.map((record) => JSON.stringify(record)).join('\n')),
  );
  const events = await open.writer.rows(
    `SELECT ${COLUMNS} FROM event e JOIN account a USING (account_id) LEFT JOIN account t ON t.account_id = e.target_account_id ORDER BY e.event_id`,
  );
  return { receipt, events };
}

const user = (name: string) => ({ id: `00u-${name}`, type: 'User', alternateId: `${name}@corp.example` });
const group = { id: '00g1', type: 'UserGroup', alternateId: 'unknown', displayName: 'Payroll Admins' };
const app = { id: '0oa1', type: 'AppInstance', alternateId: 'Files', displayName: 'Files' };
const okta = { id: 'okta', type: 'SystemPrincipal', alternateId: 'system@okta.com' };
const debug = (data: object) => ({ debugContext: { debugData: data } });
const failure = (reason: string) => ({ outcome: { result: 'FAILURE', reason } });

describe("Okta's System Log", () => {
  it('tells who signed in from where, on which device, in which session, by which factor', async () => {
    const { receipt, events } = await imported(SIGN_IN);
    expect(receipt).toMatchObject({ source: 'okta-system-log', records: 1, stored: 1, balanced: true });
    expect(events).toEqual([
      {
        at: '2026-03-01 08:00:00',
        stream: 'authentication',
        action: 'logged-on',
        outcome: 'success',
        account: 'ann@corp.example',
        kind: 'user',
        target: null,
        src_ip: '198.51.100.7',
        country: 'FR',
        city: 'Lyon',
        latitude: 45.76,
        longitude: 4.84,
        device: 'guo1',
        user_agent: 'Mozilla/5.0 X',
        session_ref: '102s',
        network: 'AS64500 Example',
        factor: 'OTP',
        resource: null,
        channel: 'user.session.start',
        detail: null,
        bytes: null,
      },
    ]);
  });

  it('tells grants, refused factors and applications, also with names in small letters', async () => {
    const { events } = await imported(
      {
        ...SIGN_IN,
        uuid: 'u-2',
        eventType: 'user.account.privilege.grant',
        target: [{ id: '00u2', type: 'User', alternateId: 'bob@corp.example' }],
        debugContext: { debugData: { privilegeGranted: 'Super administrator' } },
      },
      {
        ...SIGN_IN,
        uuid: 'u-3',
        eventType: 'user.authentication.auth_via_mfa',
        outcome: { result: 'FAILURE' },
      },
      {
        uuid: 'u-4',
        published: '2026-03-01 09:00:00.000000000',
        eventtype: 'user.authentication.sso',
        displaymessage: 'User single sign on to app',
        actor: { alternateid: 'ann@corp.example', type: 'User' },
        outcome: { result: 'SUCCESS' },
        target: [{ type: 'AppInstance', displayname: 'Payroll', alternateid: 'unknown' }],
        authenticationcontext: { externalsessionid: 'trs' },
      },
      {
        ...SIGN_IN,
        uuid: 'u-5',
        device: null,
        authenticationContext: undefined,
        authenticationcontext: { externalSessionId: 'mix' },
        debugcontext: { debugData: { dtHash: 'd9' } },
      },
    );
    expect(events).toMatchObject([
      { stream: 'iam', action: 'role-granted', target: 'bob@corp.example', resource: 'Super administrator' },
      { stream: 'authentication', action: 'mfa-refused', outcome: 'failure' },
      { action: 'app-signed-in', account: 'ann@corp.example', resource: 'Payroll', session_ref: 'trs' },
      { session_ref: 'mix', device: 'd9' },
    ]);
  });

  it.each<[string, object, object]>([
    ['user.session.end', {}, { action: 'logged-off', account: 'ann@corp.example' }],
    [
      'user.authentication.auth_via_mfa',
      debug({ factor: 'OKTA_VERIFY_PUSH' }),
      { action: 'mfa-verified', factor: 'OKTA_VERIFY_PUSH' },
    ],
    [
      'user.mfa.okta_verify.deny_push',
      debug({ factor: 'OKTA_VERIFY_PUSH' }),
      { action: 'mfa-refused', outcome: 'failure', account: 'ann@corp.example' },
    ],
    [
      'system.push.send_factor_verify_push',
      { actor: okta, target: [user('bob')] },
      { action: 'mfa-challenged', account: 'bob@corp.example', kind: 'user', target: null },
    ],
    ['user.mfa.factor.activate', { target: [user('ann')] }, { action: 'mfa-method-added', target: null }],
    [
      'group.user_membership.add',
      { target: [user('bob'), group] },
      { action: 'group-member-added', target: 'bob@corp.example', resource: 'Payroll Admins' },
    ],
    [
      'application.user_membership.add',
      { target: [{ id: '0ua', type: 'AppUser', alternateId: 'bobby' }, app, user('bob')] },
      { action: 'group-member-added', target: 'bob@corp.example', resource: 'Files' },
    ],
    [
      'user.session.impersonation.initiate',
      { target: [user('bob')] },
      { action: 'role-assumed', account: 'ann@corp.example', target: 'bob@corp.example' },
    ],
    ['user.session.impersonation.grant', {}, { action: 'role-granted' }],
    [
      'system.api_token.create',
      { target: [{ id: '00T', type: 'Token', displayName: 'ci' }] },
      { action: 'key-created', resource: 'ci' },
    ],
    [
      'policy.evaluate_sign_on',
      { outcome: { result: 'DENY', reason: 'Sign-on policy evaluation resulted in DENY' } },
      { action: 'recorded', outcome: 'failure', detail: 'Sign-on policy evaluation resulted in DENY' },
    ],
    [
      'security.threat.detected',
      { ...debug({ threatSuspected: 'true' }), securityContext: { isProxy: true, isp: 'VPN Ltd' } },
      { action: 'recorded', network: 'VPN Ltd', detail: 'by a proxy, threat suspected' },
    ],
    [
      'user.session.start',
      failure('INVALID_CREDENTIALS'),
      { action: 'logon-failed', detail: 'INVALID_CREDENTIALS' },
    ],
    [
      'app.generic.file_download',
      { target: [app, { id: 'f', type: 'File', displayName: 'plan.pdf' }], ...debug({ bytes: '4096' }) },
      { action: 'accessed', stream: 'access', resource: 'plan.pdf', bytes: 4096 },
    ],
    [
      'user.authentication.sso',
      {
        client: { ipAddress: null },
        request: {
          ipChain: [{ ip: '203.0.113.9', geographicalContext: { city: 'Oslo', country: 'Norway' } }],
        },
        device: null,
        ...debug({ dtHash: 'd7' }),
      },
      { action: 'app-signed-in', src_ip: '203.0.113.9', city: 'Oslo', country: 'NO', device: 'd7' },
    ],
  ])('tells %s', async (eventType, more, told) => {
    const { events } = await imported({ ...SIGN_IN, eventType, ...more });
    expect(events).toMatchObject([told]);
  });

  it('keeps the ids that outlive a change of the name, as evidence of one account', async () => {
    const open = await newCase();
    const renamed = {
      ...SIGN_IN,
      uuid: 'u-2',
      actor: { ...SIGN_IN.actor, alternateId: 'ann.b@corp.example' },
    };
    const nameless = { ...SIGN_IN, uuid: 'u-3', actor: { id: '00u1', type: 'User', alternateId: 'unknown' } };
    await bring(
      open,
      file('okta.ndjson', [SIGN_IN, renamed, nameless].map((each) => JSON.stringify(each)).join('\n')),
    );
    expect(
      await open.reader.rows('SELECT account, alias, kind, source_id FROM account_alias ORDER BY account'),
    ).toEqual([
      { account: 'ann.b@corp.example', alias: '00u1', kind: 'user-id', source_id: 1 },
      { account: 'ann@corp.example', alias: '00u1', kind: 'user-id', source_id: 1 },
    ]);
    expect(await open.reader.rows("SELECT name FROM account WHERE kind = 'user' ORDER BY name")).toEqual([
      { name: '00u1' },
      { name: 'ann.b@corp.example' },
      { name: 'ann@corp.example' },
    ]);
    await remove(open, 1);
    expect(await open.reader.rows('SELECT * FROM account_alias')).toEqual([]);
  });

  it('stores a type that it does not know whole, and rejects what has neither time nor type', async () => {
    const { receipt, events } = await imported(
      {
        ...SIGN_IN,
        uuid: 'u-5',
        eventType: 'some.new.event',
        actor: { type: 'SystemPrincipal', alternateId: 'system@okta.com' },
      },
      { ...SIGN_IN, uuid: 'u-6', published: 'yesterday' },
      { ...SIGN_IN, uuid: 'u-7', eventType: '' },
    );
    expect(receipt).toMatchObject({ records: 3, stored: 1, rejected: 2, balanced: true });
    expect(events).toMatchObject([{ action: 'recorded', kind: 'none', channel: 'some.new.event' }]);
  });

  it('knows an event again through another collector, by its uuid', async () => {
    const open = await newCase();
    await bring(open, file('api.ndjson', JSON.stringify(SIGN_IN)));
    const [again] = await bring(
      open,
      file('stream.ndjson', JSON.stringify({ ...SIGN_IN, p_log_type: 'Okta.SystemLog' })),
    );
    expect(again).toMatchObject({ records: 1, stored: 0, duplicate: 1, balanced: true });
  });

  it('takes a country by the code that it has today', async () => {
    const names = ['Germany', 'France', 'Serbia', 'Vietnam', 'United Kingdom', 'Turkey'];
    const { events } = await imported(...names.map(signInFrom));
    expect(events.map(({ country }) => country)).toEqual(['DE', 'FR', 'RS', 'VN', 'GB', 'TR']);
  });

  it('takes generated work in whole', async () => {
    const at = folder();
    writeOkta(join(at, 'okta.ndjson'), { events: 2000, people: 20, days: 14, seed: 3 });
    const open = await newCase();
    const [receipt] = await bring(open, at);
    expect(receipt).toMatchObject({ records: 2000, stored: 2000, rejected: 0, balanced: true });
    const found = await open.writer.row(
      'SELECT count(DISTINCT session_ref) > 50 AS sessions, count(*) FILTER (country IS NULL) AS nowhere FROM event',
    );
    expect(found).toEqual({ sessions: true, nowhere: 0 });
  });

  it.skipIf(!SAMPLE)('accounts for every trimmed record of a vendor sample', async () => {
    const lines = readFileSync(SAMPLE ?? '', 'utf8')
      .trim()
      .split('\n');
    const logs = lines.map((line) => (JSON.parse(line) as { log: object }).log);
    const { receipt, events } = await imported(...logs);
    expect(receipt).toMatchObject({ source: 'okta-system-log', records: 26, balanced: true });
    expect(receipt?.rejected).toBe(
      logs.filter((log) => !('published' in log) || log.published === null).length,
    );
    expect(events.filter(({ action }) => action !== 'recorded').length).toBeGreaterThan(10);
  });
});
