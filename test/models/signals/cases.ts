import type { SignalId } from '../../../models/domain/signal.ts';
import type { SignalEvent } from '../../../models/signals/parts/event.ts';
import {
  at,
  GENEVA,
  LAPTOP,
  LYON,
  minutes,
  OSAKA,
  OTHER,
  seconds,
  times,
  workdays,
  type Setting,
  type Some,
} from './events.ts';

/** Events on which a signal fires, and the benign ones that a naive rule would tell. */
export interface SignalCase {
  readonly fires: readonly SignalEvent[];
  /** A part of the sentence that it then says. */
  readonly says: RegExp;
  readonly firesWith?: Setting;
  /** By what is benign about it. */
  readonly quiet: Readonly<
    Record<
      string,
      readonly SignalEvent[] | { readonly events: readonly SignalEvent[]; readonly setting: Setting }
    >
  >;
}

type Folds = Exclude<SignalId, 'unusual-session-length' | 'slow-collection'>;

const HOME: Some = { ...LYON, ...LAPTOP };
const AWAY: Some = { ...OSAKA, ...OTHER };
const days = (count: number, make: (day: number) => readonly SignalEvent[]) => workdays(count).flatMap(make);
/** Somebody signs in at home on so many days. */
const settled = (count = 20, some: Some = {}) => days(count, (day) => [at(day, 9, { ...HOME, ...some })]);
const failed: Some = { action: 'logon-failed', failed: true };
const DAY_28 = 28;

const FILE: Some = { action: 'share-file-accessed', stream: 'share', detail: '0x1' };
const read = (name: string, some: Some = {}): Some => ({
  ...FILE,
  resource: `\\\\fs\\plans\\${name}`,
  container: '\\\\fs\\plans',
  ...some,
});
/** So many files on every day. */
const reading = (count: number, perDay: number) =>
  days(count, (day) => times(perDay, (i) => at(day, 10 + minutes(i), read(`usual-${i}`))));

const NETWORK_LOGON: Some = { action: 'remote-logon', logonType: 3 };
const hop = (from: number, to: number, some: Some = {}): Some => ({
  ...NETWORK_LOGON,
  src: from,
  dst: to,
  computer: to,
  ...some,
});
const CERT: Some = {
  action: 'certificate-used',
  certificate: 'fp1',
  certificateSubject: 'CN=ann',
  src: 5,
  ip: '10.0.0.5',
  network: '10.0.0.0/24',
  resource: 'git.example',
};
const certDays = (some: Some = {}) =>
  days(25, (day) => [at(day, 9, { ...CERT, ...some }), at(day, 14, { ...CERT, ...some })]);
const apiCall = (channel: string, some: Some = {}): Some => ({
  action: 'accessed',
  stream: 'access',
  channel,
  session: 's',
  ...some,
});
const SESSION = ['s3 ListBuckets', 's3 GetObject', 's3 GetObject', 's3 GetObject', 's3 GetObject'];
const apiSessions = (count: number) =>
  times(count, (n) =>
    SESSION.map((channel, i) => at(Math.floor(n / 5), (n % 5) * 3 + minutes(i), apiCall(channel))),
  ).flat();
const DOMAIN_ADMINS: Some = {
  action: 'group-member-added',
  stream: 'iam',
  resource: 'CORP\\Domain Admins',
  fromAddress: 'S-1-5-21-1-2-3-512',
  code: 4728,
};
const RC4: Some = {
  action: 'service-ticket-requested',
  factor: '0x17',
  ip: '10.0.0.5',
  network: '10.0.0.0/24',
};

export const SIGNAL_CASES: Readonly<Record<Folds, SignalCase>> = {
  'impossible-travel': {
    fires: [at(0, 9, HOME), at(0, 9 + minutes(8), AWAY)],
    says: /^Signed in from Osaka, JP 8 min after Lyon, FR: 9,\d{3} km, 7\d,\d{3} km\/h$/,
    quiet: {
      'a flight': [at(0, 9, HOME), at(1, 9, AWAY)],
      'a town nearby': [
        at(0, 9, HOME),
        at(0, 9.5, { ...LYON, latitude: 45.9, longitude: 4.9, city: 'Anse' }),
      ],
      'a VPN on the list': [at(0, 9, HOME), at(0, 9.2, { ...AWAY, networkKind: 'vpn' })],
      'a failed attempt': [at(0, 9, HOME), at(0, 9.2, { ...AWAY, ...failed })],
      'a relay that colleagues use': [
        ...[2, 3, 4].flatMap((who) => times(6, (day) => at(day, 8, { ...OSAKA, who }))),
        at(7, 9, HOME),
        at(7, 9.2, AWAY),
      ],
    },
  },
  'unfamiliar-place': {
    fires: [...settled(), at(DAY_28, 9, AWAY)],
    says: /First sign-in from Osaka, JP in 60 days: a new country/,
    quiet: {
      'the first two weeks': [...settled(5), at(8, 9, AWAY)],
      'the same city through another provider': [
        ...settled(),
        at(DAY_28, 9, { ...HOME, ip: '192.0.2.77', network: '192.0.2.0/24' }),
      ],
      'the place again': [...settled(20, GENEVA), at(DAY_28, 9, GENEVA)],
    },
  },
  'risky-network': {
    fires: [at(0, 9, { ...AWAY, networkKind: 'tor' })],
    says: /Signed in through a tor network: 203\.0\.113\.9/,
    quiet: {
      'an office network': [at(0, 9, { ...HOME, networkKind: 'office' })],
      'a proxy that is allowed': {
        events: [at(0, 9, { ...HOME, networkKind: 'proxy' })],
        setting: { lists: { allowed: () => 'corporate proxy' } },
      },
    },
  },
  'new-device': {
    fires: [...settled(), at(DAY_28, 9, { ...LYON, ...OTHER })],
    says: /First sign-in from this device in 60 days: Linux, Firefox/,
    quiet: {
      "a browser's version": [
        ...settled(20, { device: 'Windows, Chrome', agent: 'Windows, Chrome' }),
        at(DAY_28, 9, { ...LYON, device: 'Windows, Chrome', agent: 'Windows, Chrome' }),
      ],
      'a new starter': [at(0, 9, HOME), at(1, 9, { ...LYON, ...OTHER })],
    },
  },
  'failed-then-success': {
    fires: [
      ...settled(),
      ...times(4, (i) => at(DAY_28, 9 + minutes(i), { ...AWAY, ...failed })),
      at(DAY_28, 9.2, AWAY),
    ],
    says: /4 failed sign-ins in 12 min, then a success from what was never used before/,
    quiet: {
      'typing errors on the usual device': [
        ...settled(),
        ...times(4, (i) => at(DAY_28, 9 + minutes(i), { ...HOME, ...failed })),
        at(DAY_28, 9.2, HOME),
      ],
      'typing errors on a journey': [
        ...settled(),
        ...times(4, (i) => at(DAY_28, 9 + minutes(i), { ...OSAKA, ...LAPTOP, ...failed })),
        at(DAY_28, 9.2, { ...OSAKA, ...LAPTOP }),
      ],
      'a success from elsewhere': [
        ...settled(),
        ...times(4, (i) => at(DAY_28, 9 + minutes(i), { ...AWAY, ...failed })),
        at(DAY_28, 9.2, HOME),
      ],
      'long after': [
        ...settled(),
        ...times(4, (i) => at(DAY_28, 9 + minutes(i), { ...AWAY, ...failed })),
        at(DAY_28, 11, AWAY),
      ],
    },
  },
  'credential-stuffing': {
    fires: [
      ...times(30, (i) => at(0, 3 + seconds(i * 4), { ...OSAKA, ...failed, who: 100 + i })),
      at(0, 3.1, { ...AWAY, who: 7 }),
    ],
    says: /31 attempts on 31 accounts from 203\.0\.113\.0\/24 in 6 min, 97 % failed; signed in as person7/,
    quiet: {
      'a gateway where most succeed': times(60, (i) =>
        at(0, 9 + seconds(i * 5), { ...LYON, who: 100 + i, ...(i % 5 === 0 ? failed : {}) }),
      ),
      'one account': times(30, (i) => at(0, 3 + seconds(i * 4), { ...OSAKA, ...failed })),
      'a probe that is allowed': {
        events: times(30, (i) => at(0, 3 + seconds(i * 4), { ...OSAKA, ...failed, who: 100 + i })),
        setting: { lists: { allowed: () => 'probe' } },
      },
    },
  },
  'password-spray': {
    fires: times(40, (i) => at(0, i * 0.5, { ...OSAKA, ...failed, who: 100 + (i % 25) })),
    says: /At most 1 try on each of 20 accounts from 203\.0\.113\.0\/24/,
    quiet: {
      'many tries for one account': [
        ...times(40, (i) => at(0, i * 0.5, { ...OSAKA, ...failed, who: 100 + (i % 25) })),
        ...times(6, (i) => at(0, 0.01 * i, { ...OSAKA, ...failed, who: 100 })),
      ],
      'what is stuffing': times(40, (i) => at(0, 3 + seconds(i * 4), { ...OSAKA, ...failed, who: 100 + i })),
    },
  },
  'mfa-fatigue': {
    fires: [
      ...times(7, (i) => at(0, 2 + minutes(i), { action: 'mfa-challenged' })),
      at(0, 2 + minutes(8), { action: 'mfa-verified' }),
    ],
    says: /7 push challenges in 8 min, then an approval/,
    quiet: {
      'one challenge': [at(0, 9, { action: 'mfa-challenged' }), at(0, 9.01, { action: 'mfa-verified' })],
      'a challenge a day': times(9, (day) => at(day, 9, { action: 'mfa-challenged' })),
    },
  },
  'mfa-method-added': {
    fires: [...settled(), at(DAY_28, 9, AWAY), at(DAY_28, 9.1, { ...AWAY, action: 'mfa-method-added' })],
    says: /Registered a new sign-in method from what was never used before: Osaka, JP/,
    quiet: {
      'from the usual device': [...settled(), at(DAY_28, 9, { ...HOME, action: 'mfa-method-added' })],
      'on the first day': [at(0, 9, HOME), at(0, 9.1, { ...AWAY, action: 'mfa-method-added' })],
    },
  },
  'session-hijack': {
    fires: [
      at(0, 9, { ...HOME, session: 'a' }),
      at(0, 10, { ...AWAY, action: 'app-signed-in', session: 'a' }),
    ],
    says: /One session went on 1 h later with another device, Linux, Firefox instead of Windows, Chrome and JP instead of FR/,
    quiet: {
      'a phone from Wi-Fi to mobile': [
        at(0, 9, { ...HOME, session: 'a' }),
        at(0, 10, {
          ...HOME,
          session: 'a',
          ip: '192.0.2.9',
          network: '192.0.2.0/24',
          city: 'Paris',
          action: 'app-signed-in',
        }),
      ],
      'two sessions': [at(0, 9, { ...HOME, session: 'a' }), at(0, 10, { ...AWAY, session: 'b' })],
    },
  },
  'after-hours-critical': {
    fires: [...settled(30, { ...NETWORK_LOGON, dst: 3 }), at(44, 3, { ...NETWORK_LOGON, dst: 8 })],
    firesWith: { lists: { criticalHosts: new Set([8]) } },
    says: /Used host8 at 03:00, an hour at which they are active on 2 % of days/,
    quiet: {
      'by day': {
        events: [...settled(30), at(44, 9, { ...NETWORK_LOGON, dst: 8 })],
        setting: { lists: { criticalHosts: new Set([8]) } },
      },
      'a night on call': {
        events: [...settled(30), at(44, 3, { ...NETWORK_LOGON, dst: 8 })],
        setting: { lists: { criticalHosts: new Set([8]), onDuty: () => true } },
      },
      'somebody of the night shift': {
        events: [...days(30, (day) => [at(day, 3, HOME)]), at(44, 3, { ...NETWORK_LOGON, dst: 8 })],
        setting: { lists: { criticalHosts: new Set([8]) } },
      },
      'too little history': {
        events: [...settled(5), at(44, 3, { ...NETWORK_LOGON, dst: 8 })],
        setting: { lists: { criticalHosts: new Set([8]) } },
      },
    },
  },
  'never-used-resource': {
    fires: [
      ...days(20, (day) => times(8, (who) => at(day, 9, { ...NETWORK_LOGON, who, dst: 3 }))),
      at(20, 9, { ...NETWORK_LOGON, who: 50, role: 'other', dst: 8 }),
      at(DAY_28, 10, { ...NETWORK_LOGON, who: 1, dst: 8 }),
    ],
    says: /First use of host8, used by 0 % of their peers/,
    quiet: {
      'what peers use': [
        ...days(20, (day) =>
          times(8, (who) => at(day, 9, { ...NETWORK_LOGON, who, dst: who === 1 ? 3 : 8 })),
        ),
        at(DAY_28, 10, { ...NETWORK_LOGON, who: 1, dst: 8 }),
      ],
      'a new starter': [
        ...days(20, (day) => times(8, (who) => at(day, 9, { ...NETWORK_LOGON, who: who + 2, dst: 3 }))),
        at(20, 9, { ...NETWORK_LOGON, who: 50, dst: 8 }),
        at(DAY_28, 9, { ...NETWORK_LOGON, dst: 3 }),
        at(DAY_28, 10, { ...NETWORK_LOGON, dst: 8 }),
      ],
      'what is new to everyone': [
        ...days(20, (day) => times(8, (who) => at(day, 9, { ...NETWORK_LOGON, who, dst: 3 }))),
        at(DAY_28, 10, { ...NETWORK_LOGON, dst: 8 }),
      ],
    },
  },
  'bulk-access': {
    fires: [...reading(30, 4), ...times(120, (i) => at(44, 10 + seconds(i * 20), read(`archive-${i}`)))],
    says: /Read \d+ different items in \d+ min; (?:the busiest hour of )?a usual day has 4/,
    quiet: {
      'the same file often': [
        ...reading(30, 4),
        ...times(120, (i) => at(44, 10 + seconds(i * 20), read('archive'))),
      ],
      'somebody who always reads so much': [
        ...reading(30, 120),
        ...times(130, (i) => at(44, 10 + minutes(i), read(`archive-${i}`))),
      ],
      'too little history': [
        ...reading(3, 4),
        ...times(120, (i) => at(6, 10 + seconds(i * 20), read(`archive-${i}`))),
      ],
      'a backup that is allowed': {
        events: [...reading(30, 4), ...times(120, (i) => at(44, 10 + seconds(i * 20), read(`a-${i}`)))],
        setting: { lists: { allowed: () => 'backup' } },
      },
    },
  },
  'unusual-transaction': {
    fires: [
      ...times(30, (i) => at(i, 9, { action: 'transaction-made', amount: 100 + i, resource: 'usual' })),
      at(31, 9, { action: 'transaction-made', amount: 90_000, resource: 'new' }),
    ],
    says: /^90,000 to a first payee/,
    quiet: {
      'amounts as ever': times(40, (i) =>
        at(i, 9, { action: 'transaction-made', amount: 100 + (i % 30), resource: 'usual' }),
      ),
      'too few before': [
        ...times(5, (i) => at(i, 9, { action: 'transaction-made', amount: 100, resource: 'usual' })),
        at(6, 9, { action: 'transaction-made', amount: 90_000, resource: 'new' }),
      ],
    },
  },
  'mass-deletion': {
    fires: times(150, (i) =>
      at(0, 16 + seconds(i * 5), { action: 'object-deleted', stream: 'object', resource: `D:\\plans\\${i}` }),
    ),
    says: /Deleted \d+ items in \d+ min; they never deleted any before/,
    quiet: {
      'temporary files': times(150, (i) =>
        at(0, 16 + seconds(i * 5), {
          action: 'object-deleted',
          stream: 'object',
          resource: `C:\\Temp\\${i}.tmp`,
        }),
      ),
      'a few': times(20, (i) =>
        at(0, 16 + seconds(i * 5), {
          action: 'object-deleted',
          stream: 'object',
          resource: `D:\\plans\\${i}`,
        }),
      ),
      'a retention job that is allowed': {
        events: times(150, (i) =>
          at(0, 16 + seconds(i * 5), { action: 'object-deleted', stream: 'object', resource: `D:\\p\\${i}` }),
        ),
        setting: { lists: { allowed: () => 'retention' } },
      },
    },
  },
  'exfiltration-channel': {
    fires: [...settled(), at(DAY_28, 22, { action: 'device-connected', stream: 'device' })],
    firesWith: { recentUs: at(DAY_28, 21).at },
    says: /Used a removable device 1 h after collecting/,
    quiet: {
      'nothing was collected': {
        events: [...settled(), at(DAY_28, 22, { action: 'device-connected', stream: 'device' })],
        setting: {},
      },
      'a role that does so': {
        events: days(30, (day) => [at(day, 9, { action: 'device-connected', stream: 'device' })]),
        setting: { recentUs: at(40, 0).at },
      },
      'mail inside': {
        events: [
          ...times(30, (i) =>
            at(i, 9, {
              action: 'email-sent',
              stream: 'email',
              fromAddress: 'ann@corp.example',
              resource: 'bob@corp.example',
            }),
          ),
        ],
        setting: { recentUs: at(29, 8).at },
      },
    },
  },
  'mail-forwarding': {
    fires: [
      at(0, 9, { action: 'mail-forwarded', resource: 'ann@gmail.com', fromAddress: 'ann@corp.example' }),
    ],
    says: /Mail is forwarded to ann@gmail\.com/,
    quiet: {
      'inside the organisation': [
        at(0, 9, { action: 'mail-forwarded', resource: 'bob@corp.example', fromAddress: 'ann@corp.example' }),
      ],
    },
  },
  'public-share': {
    fires: [at(0, 9, { action: 'shared-outside', resource: 'bucket-1', channel: 's3 PutBucketPolicy' })],
    says: /bucket-1 was made public or shared outside/,
    quiet: {
      refused: [at(0, 9, { action: 'shared-outside', resource: 'bucket-1', failed: true })],
      'already public, on the list': {
        events: [at(0, 9, { action: 'shared-outside', resource: 'bucket-1' })],
        setting: { lists: { allowed: () => 'public site' } },
      },
    },
  },
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
  'directory-replication': {
    fires: [
      at(0, 9, { action: 'directory-accessed', detail: '%%7688 {1131f6ad-9c07-11d1-f79f-00c04fc2dcd2}' }),
    ],
    says: /person1, which is no domain controller, asked for a replication of the directory/,
    quiet: {
      'a domain controller': [
        at(0, 9, {
          action: 'directory-accessed',
          kind: 'machine',
          detail: '{1131f6ad-9c07-11d1-f79f-00c04fc2dcd2}',
        }),
      ],
      'another right': [
        at(0, 9, { action: 'directory-accessed', detail: '{bf967a86-0de6-11d0-a285-00aa003049e2}' }),
      ],
    },
  },
  'cert-new-device': {
    fires: [
      ...certDays(),
      at(40, 22, { ...CERT, src: 9, ip: '10.7.0.9', network: '10.7.0.0/24', tlsClient: 'other' }),
    ],
    says: /Certificate CN=ann was used from host9, for the first time in 90 days/,
    quiet: {
      'a renewed certificate on the same host': [...certDays(), at(40, 9, { ...CERT, certificate: 'fp2' })],
      'a new starter': [
        at(0, 9, CERT),
        at(1, 9, { ...CERT, src: 9, ip: '10.7.0.9', network: '10.7.0.0/24' }),
      ],
      'the address before its host was known': [...certDays({ src: -1 }), at(40, 9, CERT)],
    },
  },
  'cert-odd-hour': {
    fires: [...certDays(), ...workdays(20).map((day) => at(day, 11, CERT)), at(42, 3, CERT)],
    firesWith: { tuned: { share: 5 } },
    says: /Certificate CN=ann was used at 03:00/,
    quiet: {
      'automation with a flat day': [
        ...times(30, (day) => times(24, (hour) => at(day, hour, CERT))).flat(),
        at(42, 3, CERT),
      ],
      'too little history': [at(0, 9, CERT), at(1, 9, CERT), at(2, 3, CERT)],
    },
  },
  'cert-never-used-service': {
    fires: [
      ...certDays(),
      ...times(8, (i) =>
        certDays({ who: 10 + i, certificate: `fp${i}`, certificateSubject: `CN=p${i}` }),
      ).flat(),
      ...certDays({
        who: 2,
        certificate: 'fpb',
        certificateSubject: 'CN=bob',
        resource: 'vault.example',
        role: 'other',
      }),
      at(40, 9, { ...CERT, resource: 'vault.example' }),
    ],
    says: /Certificate CN=ann was presented to vault\.example, which it never used/,
    quiet: {
      'a service new to everyone that week': [
        ...certDays(),
        at(40, 9, { ...CERT, resource: 'new.example', certificateSubject: 'CN=bob' }),
        at(40, 10, { ...CERT, resource: 'new.example' }),
      ],
      'its own service': certDays(),
    },
  },
  'cert-shared': {
    fires: [
      at(0, 9, CERT),
      at(0, 9 + minutes(2), { ...CERT, src: 9, ip: '10.7.0.9', network: '10.7.0.0/24' }),
    ],
    says: /Certificate CN=ann was used from host9 2 min after host5/,
    quiet: {
      'an hour later': [at(0, 9, CERT), at(0, 10, { ...CERT, src: 9 })],
      'a pair that is allowed': {
        events: [at(0, 9, CERT), at(0, 9.01, { ...CERT, src: 9 })],
        setting: { lists: { allowed: () => 'balanced pair' } },
      },
    },
  },
  'rare-api-sequence': {
    fires: [
      ...apiSessions(220),
      ...[
        'iam CreateUser',
        'iam AttachUserPolicy',
        'iam CreateAccessKey',
        'ec2 RunInstances',
        'kms Decrypt',
      ].map((channel, i) => at(60, 9 + minutes(i), apiCall(channel))),
    ],
    says: /5 calls at [\d.]+ nats each, more than 99\.5 % of \d+ earlier sessions/,
    quiet: {
      'a session like all others': apiSessions(221),
      'too few sessions': [
        ...apiSessions(50),
        ...['iam CreateUser', 'iam A', 'iam B', 'ec2 C', 'kms D'].map((channel, i) =>
          at(60, 9 + minutes(i), apiCall(channel)),
        ),
      ],
    },
  },
  'dormant-account': {
    fires: [...settled(10), ...days(150, (day) => [at(day, 9, { ...HOME, who: 2 })]), at(215, 9, AWAY)],
    says: /Signed in after \d+ days of silence/,
    quiet: { 'two weeks off': [...settled(20), at(44, 9, HOME)] },
  },
  'audit-tampering': {
    fires: [at(0, 9, { action: 'log-cleared', resource: 'Security', computer: 4 })],
    says: /Cleared the log Security on host4/,
    quiet: {
      'a shutdown': [at(0, 9, { action: 'log-stopped', code: 6006, computer: 4 })],
      'a planned window': {
        events: [at(0, 9, { action: 'log-cleared', computer: 4 })],
        setting: { lists: { allowed: () => 'rebuild' } },
      },
      "the system's own policy": [at(0, 9, { action: 'audit-policy-changed', kind: 'system' })],
    },
  },
};
