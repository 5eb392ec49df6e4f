import { HOME, days, settled, DAY_28, read, reading, NETWORK_LOGON, type SignalCase } from './case-parts.ts';
import { at, minutes, seconds, times } from './events.ts';

export const COLLECTION_CASES: Readonly<
  Record<
    | 'after-hours-critical'
    | 'never-used-resource'
    | 'bulk-access'
    | 'unusual-transaction'
    | 'mass-deletion'
    | 'exfiltration-channel'
    | 'mail-forwarding'
    | 'public-share',
    SignalCase
  >
> = {
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
};
