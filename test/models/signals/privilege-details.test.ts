import { describe, expect, it } from 'vitest';
import accountOrKey from '../../../models/signals/account-or-key-created.ts';
import alternate from '../../../models/signals/alternate-authentication.ts';
import explicitCredentials from '../../../models/signals/explicit-credentials.ts';
import firstPrivileged from '../../../models/signals/first-privileged-use.ts';
import kerberosAbuse from '../../../models/signals/kerberos-abuse.ts';
import oauthConsent from '../../../models/signals/oauth-consent.ts';
import privilegeEscalation from '../../../models/signals/privilege-escalation.ts';
import directoryReplication from '../../../models/signals/directory-replication.ts';
import { days, DOMAIN_ADMINS, HOME, RC4, settled } from './case-parts.ts';
import { at, seconds, times, told, type Setting, type Some } from './events.ts';

const lines = (found: readonly { readonly severity: string; readonly says: string }[]) =>
  found.map(({ severity, says }) => `${severity}: ${says}`);
const withNames = (names: Readonly<Record<number, string>>): Setting => ({
  nameOf: (who) => names[who] ?? `person${who}`,
});

const grant = (some: Some, setting: Setting = {}) =>
  lines(
    told(
      privilegeEscalation,
      [at(0, 9, { ...DOMAIN_ADMINS, target: 2, targetKind: 'user', ...some })],
      setting,
    ),
  );
const put = (day: number, target: number, group: string): ReturnType<typeof at> =>
  at(day, 9, { ...DOMAIN_ADMINS, fromAddress: '', target, targetKind: 'user', resource: group });
const toGroup = (day: number, account: string, target: number) =>
  at(day, 9, {
    action: 'group-member-added',
    channel: 'iam AddUserToGroup',
    target,
    targetKind: 'user',
    resource: 'ops',
    fromAddress: `group/ops@${account}`,
  });
const toPolicy = at(0, 9, {
  action: 'role-granted',
  channel: 'iam AttachGroupPolicy',
  target: 5,
  targetKind: 'service',
  resource: 'arn:aws:iam::aws:policy/AdministratorAccess',
});
const assumed = (day: number) => at(day, 10, { action: 'role-assumed', resource: 'role/Admin' });
const assumes = (day: number, account: string, session: number) =>
  at(day, 10, {
    action: 'role-assumed',
    account: 1,
    target: 100 + session,
    targetKind: 'user',
    resource: `arn:aws:iam::${account}:role/Deploy`,
  });
const tries = (count: number, apart: number, detail = '0x18') =>
  times(count, (i) =>
    at(0, 9 + seconds(i * apart), {
      action: 'preauthentication-failed',
      failed: true,
      detail,
      who: 100 + i,
      ip: '10.0.0.5',
      network: '10.0.0.0/24',
    }),
  );
const asMachine = (name: string): Setting => withNames({ [-9]: name });
const ticket = (day: number, some: Some = {}) =>
  at(day, 10, {
    action: 'service-ticket-requested',
    ip: '10.0.0.5',
    factor: '0x12',
    resource: 'cifs/fs',
    ...some,
  });
const bought = (day: number) => at(day, 9, { action: 'ticket-requested', ip: '10.0.0.5', factor: '0x12' });

describe('privilege-escalation', () => {
  it('is critical to oneself, high to others without a record, lower and said without any list', () => {
    expect(grant({ target: 1 })).toEqual([
      expect.stringMatching(/^critical: person1 granted themself .*; the case has no list/),
    ]);
    expect(grant({}, { lists: { hasChanges: true } })).toEqual([
      'high: person1 granted person2 CORP\\Domain Admins; no change record covers it',
    ]);
    expect(grant({})).toEqual([
      'medium: person1 granted person2 CORP\\Domain Admins; the case has no list of changes',
    ]);
  });
  it('takes a ticket that is only written beside it for little', () => {
    const said = { detail: 'as asked in CHG0012345' };
    expect(grant(said, { lists: { hasChanges: true } }).join()).toMatch(
      /^medium: .*, though CHG0012345 is written/,
    );
    expect(grant({ ...said, target: 1 }).join()).toMatch(/^high: /);
  });
  it('is no grant to oneself where a record names nobody', () => {
    const attach: Some = {
      action: 'role-granted',
      channel: 'iam AttachRolePolicy',
      resource: 'arn:aws:iam::aws:policy/AdministratorAccess',
      target: -1,
      code: -1,
    };
    expect(grant(attach)).toEqual([
      expect.stringMatching(/^medium: person1 granted a role, a group or somebody unnamed /),
    ]);
    expect(grant({ target: -1 }).join()).toMatch(/^medium: /);
    expect(
      grant({ ...attach, channel: 'group.privilege.grant', resource: 'Super administrator' }).join(),
    ).toMatch(/^medium: /);
  });
  it('is one where Okta or Entra leave out who acts on themself', () => {
    const role: Some = { action: 'role-granted', target: -1, code: -1, fromAddress: '' };
    expect(
      grant({ ...role, channel: 'user.account.privilege.grant', resource: 'Super administrator' }).join(),
    ).toMatch(/^critical: /);
    expect(
      grant({ ...role, channel: 'Add member to role', resource: 'Global Administrator' }).join(),
    ).toMatch(/^critical: /);
  });
  it.each([
    ['Badminton', 0],
    ['Administrative assistants', 0],
    ['Product Owner', 0],
    ['Server-Admins', 1],
    ['SecurityAdmin', 1],
    ['Exchange Operators', 1],
  ])('takes %s as its name says', (resource, count) =>
    expect(grant({ resource, fromAddress: '' }).length).toBe(count),
  );

  const named = withNames({ 5: 'CORP\\Helpers', 6: 'CORP\\Movers' });
  it('follows groups that are members of groups', () => {
    const found = told(
      privilegeEscalation,
      [put(0, 6, 'CORP\\Helpers'), put(1, 5, 'CORP\\Domain Admins'), put(2, 2, 'CORP\\Movers')],
      named,
    );
    expect(found.map(({ says }) => says.split(';')[0])).toEqual([
      'person1 granted CORP\\Helpers CORP\\Domain Admins',
      'person1 granted person2 CORP\\Movers',
    ]);
  });
  it('follows a group that a record names by its SID alone, as Windows names members', () => {
    const sid = 'S-1-5-21-7-1105';
    const found = told(
      privilegeEscalation,
      [
        put(0, 5, 'CORP\\Domain Admins'),
        { ...put(1, 2, 'CORP\\Helpers'), fromAddress: sid },
        { ...put(2, 3, 'CORP\\Movers'), fromAddress: 'S-1-5-21-7-1106' },
      ],
      withNames({ 5: sid }),
    );
    expect(found.map(({ says }) => says.split(';')[0])).toEqual([
      `person1 granted ${sid} CORP\\Domain Admins`,
      'person1 granted person2 CORP\\Helpers',
    ]);
  });
  it("follows policies of AWS's groups, each account's own", () => {
    const events = [toPolicy, toGroup(1, '1111', 2), toGroup(2, '2222', 3)];
    const found = told(privilegeEscalation, events, withNames({ 5: 'group/ops@1111' }));
    expect(found.map(({ says }) => says.split(';')[0])).toEqual([
      'person1 granted group/ops@1111 arn:aws:iam::aws:policy/AdministratorAccess',
      'person1 granted person2 ops',
    ]);
  });
  it('ends where groups are members of each other', () => {
    const loop = [put(0, 6, 'CORP\\Helpers'), put(1, 5, 'CORP\\Movers'), put(2, 2, 'CORP\\Movers')];
    expect(told(privilegeEscalation, loop, named)).toEqual([]);
    expect(
      told(
        privilegeEscalation,
        [...loop, put(3, 6, 'CORP\\Domain Admins'), put(4, 3, 'CORP\\Helpers')],
        named,
      ).length,
    ).toBe(2);
  });
  it('stays quiet for a clean-up that raises nobody', () => {
    const events = [
      put(0, 2, 'CORP\\Domain Admins'),
      put(1, 2, 'CORP\\Server-Admins'),
      { ...put(2, 3, 'CORP\\Domain Admins'), action: 'group-member-removed' as const },
      put(3, 3, 'CORP\\Readers'),
    ];
    expect(told(privilegeEscalation, events).length).toBe(1);
  });
  it('tells of an account that was deleted and made again', () => {
    const gone = at(1, 9, { action: 'account-deleted', stream: 'iam', target: 2, targetKind: 'user' });
    const twice = [put(0, 2, 'CORP\\Domain Admins'), put(2, 2, 'CORP\\Domain Admins')];
    expect(told(privilegeEscalation, twice).length).toBe(1);
    expect(told(privilegeEscalation, [...twice, gone]).length).toBe(2);
  });
});

describe('account-or-key-created', () => {
  it('stays quiet for who provisions accounts', () => {
    const made = days(30, (day) => [at(day, 9, { action: 'account-created', who: 9, target: 100 + day })]);
    const found = told(accountOrKey, [...made, at(44, 9, { action: 'account-created', who: 9, target: 77 })]);
    expect(found.map(({ history }) => history)).toEqual(['short']);
  });
  it('is linked with whom it made', () => {
    const [found] = told(accountOrKey, [at(0, 9, { action: 'account-created', target: 77 })]);
    expect(found?.links).toContainEqual(['person', '77']);
    expect(found?.says).toMatch(/; the logs began too lately to know$/);
  });
});

describe('oauth-consent', () => {
  const logs = [at(0, 9, { action: 'app-signed-in', resource: 'Payroll' })];
  const parts = (apart: number) =>
    lines(
      told(oauthConsent, [
        ...logs,
        at(30, 9, { action: 'consent-granted', resource: 'Reader', detail: 'User.Read' }),
        at(30, 9 + seconds(apart), { action: 'consent-granted', resource: 'Reader', detail: 'Mail.Read' }),
      ]),
    );
  const consent = (some: Some) =>
    lines(
      told(oauthConsent, [...logs, at(30, 9, { action: 'consent-granted', resource: 'Reader', ...some })]),
    );
  it('weighs rights over mail and files', () =>
    expect(consent({ detail: 'openid Mail.ReadWrite Files.Read.All' })).toEqual([
      'high: Consented to Reader, the first in the organisation; for Mail.ReadWrite and Files.Read.All',
    ]));
  it('stays quiet where it is for less', () =>
    expect(consent({ detail: 'openid profile User.Read' })).toEqual([]));
  it.each(['openid profile email', 'https://www.googleapis.com/auth/userinfo.email'])(
    "takes one's own address for no mail: %s",
    (detail) => expect(consent({ detail })).toEqual([]),
  );
  it('joins what one consent says in several records', () => {
    expect(parts(1)).toEqual([expect.stringMatching(/^high: .*for Mail\.Read$/)]);
    expect(parts(600)).toEqual([]);
  });
  it('says where the record does not tell', () =>
    expect(consent({}).join()).toMatch(/^medium: .*the record does not say for what$/));
  it('knows an application whatever its letters', () => expect(consent({ resource: 'PAYROLL' })).toEqual([]));
  it('is low while the logs are young', () =>
    expect(
      lines(told(oauthConsent, [at(0, 9, { action: 'consent-granted', resource: 'Reader' })])).join(),
    ).toMatch(/^low: /));
});

describe('first-privileged-use', () => {
  it('counts a break-glass account and root by sudo', () => {
    const names = withNames({ 9: 'root@web-01', [-2 - 88]: 'CORP\\svc-breakglass' });
    const sudo = at(44, 9, { action: 'explicit-credentials', target: 9, targetKind: 'user' });
    const glass = at(44, 10, { ...HOME, account: 88 });
    expect(told(firstPrivileged, [...settled(30), sudo, glass], names).map(({ says }) => says)).toEqual([
      'First use of root by sudo in 90 days',
      'First use of a break-glass account in 90 days',
    ]);
  });
  it('counts a role that is assumed, and not one that is assumed every day', () => {
    expect(told(firstPrivileged, [...settled(30), assumed(44)]).length).toBe(1);
    expect(told(firstPrivileged, [...settled(30), ...times(30, assumed), assumed(44)])).toEqual([]);
  });
});

describe('explicit-credentials', () => {
  const names = withNames({ [-2 - 1]: 'ann@111122223333' });
  it('tells a role of another account of the cloud, once however its sessions are named', () => {
    const found = told(
      explicitCredentials,
      [...settled(30), ...times(5, (i) => assumes(44 + i, '999900001111', i))],
      names,
    );
    expect(found.length).toBe(1);
  });
  it("leaves out a role of the person's own", () =>
    expect(told(explicitCredentials, [...settled(30), assumes(44, '111122223333', 1)], names)).toEqual([]));
});

describe('kerberos-abuse', () => {
  it('tells a ticket without preauthentication and with RC4', () => {
    const asked: Some = {
      action: 'ticket-requested',
      detail: '0',
      factor: '0x17',
      ip: '10.0.0.5',
      network: '10.0.0.0/24',
    };
    expect(
      told(kerberosAbuse, [at(0, 9, asked)])
        .map(({ says }) => says)
        .join(),
    ).toMatch(/AS-REP roasting/);
    expect(told(kerberosAbuse, [at(0, 9, { ...asked, factor: '0x12' })])).toEqual([]);
    expect(told(kerberosAbuse, [at(0, 9, { ...asked, detail: '2' })])).toEqual([]);
  });
  it('tells an address from which many accounts fail', () => {
    expect(told(kerberosAbuse, tries(12, 5)).map(({ says, person }) => `${person} ${says}`)).toEqual([
      'null 10 accounts failed Kerberos preauthentication from 10.0.0.5 in 45 s',
    ]);
    expect(told(kerberosAbuse, tries(12, 90))).toEqual([]);
    expect(told(kerberosAbuse, tries(12, 5, '0x12'))).toEqual([]);
  });
  it('stays quiet for legacy services on the list, and for krbtgt', () => {
    const legacy = times(12, (i) => at(0, 9 + seconds(i), { ...RC4, resource: `legacy-${i}` }));
    const allowed: Setting = {
      lists: { allowed: (_, value) => (value.startsWith('legacy-') ? 'old' : null) },
    };
    expect(told(kerberosAbuse, legacy, allowed)).toEqual([]);
    expect(
      told(
        kerberosAbuse,
        times(12, (i) => at(0, 9 + seconds(i), { ...RC4, resource: `krbtgt/R${i}` })),
      ),
    ).toEqual([]);
  });
});

describe('directory-replication', () => {
  const asks: Some = {
    action: 'directory-accessed',
    detail: '{1131F6AA-9C07-11D1-F79F-00C04FC2DCD2}',
    computer: 1,
    who: -9,
    kind: 'machine',
  };
  const known = [
    at(0, 7, { action: 'ticket-requested', computer: 1 }),
    at(0, 8, { action: 'logged-on', computer: 4 }),
  ];
  it("tells the computer of somebody's desk", () =>
    expect(told(directoryReplication, [...known, at(0, 9, asks)], asMachine('CORP\\HOST4$')).length).toBe(1));
  it('leaves out a controller, and a computer of which nothing is known', () => {
    expect(told(directoryReplication, [...known, at(0, 9, asks)], asMachine('CORP\\HOST1$'))).toEqual([]);
    expect(told(directoryReplication, [...known, at(0, 9, asks)], asMachine('CORP\\HOST7$'))).toEqual([]);
    expect(
      told(
        directoryReplication,
        [at(0, 8, { action: 'logged-on', computer: 4 }), at(0, 9, asks)],
        asMachine('HOST4$'),
      ),
    ).toEqual([]);
  });
  it.each([
    '1131f6aa-9c07-11d1-f79f-00c04fc2dcd2',
    '1131f6ad-9c07-11d1-f79f-00c04fc2dcd2',
    '89e95b76-444d-4c62-991a-0facbeda640c',
  ])('knows the right %s', (right) =>
    expect(
      told(directoryReplication, [at(0, 9, { action: 'directory-accessed', detail: `%%7688 {${right}}` })])
        .length,
    ).toBe(1),
  );
});

describe('alternate-authentication', () => {
  it("tells a ticket that was not given there, where the controllers' logs have all others", () => {
    const usual = times(25, (day) => [bought(day), ticket(day)]).flat();
    const found = told(alternate, [...usual, ticket(30, { ip: '10.0.0.77' })]);
    expect(found.map(({ says }) => says)).toEqual([
      'Used a ticket from 10.0.0.77 for cifs/fs though none was given there in 10 h (pass the ticket)',
    ]);
  });
  it('says nothing where these logs have gaps', () =>
    expect(
      told(
        alternate,
        times(40, (day) => (day % 2 === 0 ? [bought(day), ticket(day)] : [ticket(day)])).flat(),
      ),
    ).toEqual([]));
});
