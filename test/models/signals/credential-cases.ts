import {
  HOME,
  days,
  settled,
  DAY_28,
  NETWORK_LOGON,
  hop,
  DOMAIN_ADMINS,
  RC4,
  type SignalCase,
} from './case-parts.ts';
import { at, minutes, seconds, times } from './events.ts';

export const CREDENTIAL_CASES: Readonly<
  Record<
    | 'privilege-escalation'
    | 'account-or-key-created'
    | 'oauth-consent'
    | 'first-privileged-use'
    | 'explicit-credentials'
    | 'alternate-authentication'
    | 'lateral-movement'
    | 'remote-execution'
    | 'kerberos-abuse',
    SignalCase
  >
> = {
  'privilege-escalation': {
    fires: [at(0, 9, { ...DOMAIN_ADMINS, who: 1, target: 1, targetKind: 'user' })],
    says: /person1 granted themself CORP\\Domain Admins/,
    quiet: {
      'a grant with a ticket': {
        events: [at(0, 9, { ...DOMAIN_ADMINS, target: 2, targetKind: 'user' })],
        setting: { lists: { hasChanges: true, change: () => 'CHG-1' } },
      },
      'a group that raises nobody': [
        at(0, 9, {
          ...DOMAIN_ADMINS,
          resource: 'CORP\\Football',
          fromAddress: 'S-1-5-21-1-2-3-4711',
          target: 2,
          targetKind: 'user',
        }),
      ],
      refused: [at(0, 9, { ...DOMAIN_ADMINS, target: 2, failed: true })],
    },
  },
  'account-or-key-created': {
    fires: [
      ...days(30, (day) => [at(day, 9, { action: 'account-created', who: 9 })]),
      at(44, 9, { action: 'account-created', who: 1, target: 77 }),
    ],
    says: /Created an account \(person77\), which they had not done in 90 days/,
    quiet: { 'the provisioning account': [at(0, 9, { action: 'account-created', who: 9, kind: 'machine' })] },
  },
  'oauth-consent': {
    fires: [at(0, 9, { action: 'consent-granted', resource: 'Mail Reader' })],
    says: /Consented to Mail Reader, the first in the organisation/,
    quiet: {
      'an application in use': [
        at(0, 9, { action: 'app-signed-in', resource: 'Mail Reader' }),
        at(1, 9, { action: 'consent-granted', resource: 'Mail Reader' }),
      ],
    },
  },
  'first-privileged-use': {
    fires: [...settled(30), at(44, 9, { action: 'special-privileges', computer: 4 })],
    says: /First special privileges in 90 days: host4/,
    quiet: {
      'an administrator': [
        ...days(30, (day) => [at(day, 9, HOME), at(day, 10, { action: 'special-privileges', computer: 4 })]),
        at(44, 9, { action: 'special-privileges', computer: 5 }),
      ],
      'the system itself': [
        ...settled(30),
        at(44, 9, { action: 'special-privileges', kind: 'system', who: -1 }),
      ],
      'too little history': [...settled(5), at(8, 9, { action: 'special-privileges', computer: 4 })],
    },
  },
  'explicit-credentials': {
    fires: [
      ...settled(30),
      at(44, 9, { action: 'explicit-credentials', target: 9, targetKind: 'user', computer: 4 }),
    ],
    says: /Used the credentials of person9 on host4, for the first time in 90 days/,
    quiet: {
      'a known pair': [
        ...days(30, (day) => [
          at(day, 10, { action: 'explicit-credentials', target: 9, targetKind: 'user', computer: 4 }),
        ]),
        at(44, 9, { action: 'explicit-credentials', target: 9, targetKind: 'user', computer: 5 }),
      ],
      oneself: [...settled(30), at(44, 9, { action: 'explicit-credentials', target: 1, targetKind: 'user' })],
      'a computer': [
        ...settled(30),
        at(44, 9, { action: 'explicit-credentials', target: -20, targetKind: 'machine' }),
      ],
    },
  },
  'alternate-authentication': {
    fires: [
      at(0, 9, {
        action: 'new-credentials',
        logonType: 9,
        detail: 'seclogo',
        target: 9,
        targetKind: 'user',
        computer: 4,
      }),
    ],
    says: /New credentials of person9 by seclogo on host4/,
    quiet: {
      'a host that always uses NTLM': times(30, (day) =>
        at(day, 9, { ...NETWORK_LOGON, factor: 'NTLM', dst: 4 }),
      ),
      'tickets that were bought': times(60, (i) =>
        at(i, 9, {
          action: i % 2 === 0 ? 'ticket-requested' : 'service-ticket-requested',
          ip: '10.0.0.5',
          factor: '0x12',
        }),
      ).map((event, i) => (i % 2 === 0 ? event : { ...event, at: event.at - 23 * 3_600_000_000 })),
      'somebody at their own desk': [
        at(0, 9, { action: 'logged-on', computer: 4 }),
        at(0, 9.01, { action: 'ticket-requested', src: 4, ip: '10.0.0.5' }),
        at(0, 12, { action: 'logged-on', computer: 4 }),
      ],
    },
  },
  'lateral-movement': {
    fires: [
      ...days(20, (day) => [at(day, 9, { action: 'logged-on', computer: 1 })]),
      at(DAY_28, 9, { action: 'logged-on', computer: 1 }),
      at(DAY_28, 9.1, { action: 'explicit-credentials', computer: 1, target: 9, targetKind: 'user' }),
      at(DAY_28, 9.2, { ...hop(1, 2), who: 9 }),
      at(DAY_28, 9.4, { ...hop(2, 3), who: 9 }),
    ],
    says: /Came by host1 → host2 → host3 in 24 min to 2 hosts never reached before \(host2 and host3\), with the credentials of person9/,
    quiet: {
      "an administrator's usual fan-out": [
        ...days(20, (day) => times(5, (i) => at(day, 9 + minutes(i), hop(1, 2 + i)))),
        ...times(5, (i) => at(DAY_28, 9 + minutes(i), hop(1, 2 + i))),
      ],
      'one new host': [...days(20, (day) => [at(day, 9, hop(1, 2))]), at(DAY_28, 9, hop(1, 3))],
      'a server that everybody uses': [
        ...days(20, (day) => times(10, (who) => at(day, 9, hop(10 + who, 2, { who: who + 2 })))),
        ...days(20, (day) => [at(day, 9, { action: 'logged-on', computer: 1 })]),
        at(DAY_28, 9, hop(1, 2)),
      ],
      "one's own other account, known for weeks": [
        ...days(20, (day) => [
          at(day, 9, { action: 'logged-on', computer: 1 }),
          at(day, 9.1, { action: 'explicit-credentials', computer: 1, target: 9, targetKind: 'user' }),
          at(day, 9.2, { ...hop(1, 2), who: 9 }),
        ]),
        at(DAY_28, 9, { action: 'logged-on', computer: 1 }),
        at(DAY_28, 9.1, { action: 'explicit-credentials', computer: 1, target: 9, targetKind: 'user' }),
        at(DAY_28, 9.2, { ...hop(1, 3), who: 9 }),
      ],
    },
  },
  'remote-execution': {
    fires: [
      at(0, 9, hop(1, 2)),
      at(0, 9 + seconds(20), {
        action: 'service-installed',
        computer: 2,
        resource: 'Updater',
        who: -5,
        kind: 'system',
      }),
    ],
    says: /20 s after person1 signed in to host2 over the network from host1: a service \(Updater\)/,
    quiet: {
      'nobody came': [
        at(0, 9, { action: 'service-installed', computer: 2, resource: 'Updater', who: -5, kind: 'system' }),
      ],
      'long after': [
        at(0, 9, hop(1, 2)),
        at(0, 10, { action: 'service-installed', computer: 2, resource: 'Updater', who: -5, kind: 'system' }),
      ],
      'the computer itself': [
        at(0, 9, { ...hop(2, 2) }),
        at(0, 9.01, {
          action: 'service-installed',
          computer: 2,
          resource: 'Updater',
          who: -5,
          kind: 'system',
        }),
      ],
      'a deployment that is allowed': {
        events: [
          at(0, 9, hop(1, 2)),
          at(0, 9.01, { action: 'task-created', computer: 2, resource: '\\Patch' }),
        ],
        setting: { lists: { allowed: () => 'deployment' } },
      },
    },
  },
  'kerberos-abuse': {
    fires: times(12, (i) => at(0, 9 + seconds(i * 5), { ...RC4, resource: `svc-${i}` })),
    says: /Asked for RC4 tickets of 10 services in 45 s \(Kerberoasting\)/,
    quiet: {
      AES: times(12, (i) => at(0, 9 + seconds(i * 5), { ...RC4, factor: '0x12', resource: `svc-${i}` })),
      'one old service': times(12, (i) => at(0, 9 + seconds(i * 5), { ...RC4, resource: 'svc-1' })),
      computers: times(12, (i) => at(0, 9 + seconds(i * 5), { ...RC4, resource: `PC-${i}$` })),
    },
  },
};
