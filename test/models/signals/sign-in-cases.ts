import { HOME, AWAY, settled, failed, DAY_28, type SignalCase } from './case-parts.ts';
import { at, GENEVA, LAPTOP, LYON, minutes, OSAKA, OTHER, seconds, times } from './events.ts';

export const SIGN_IN_CASES: Readonly<
  Record<
    | 'impossible-travel'
    | 'unfamiliar-place'
    | 'risky-network'
    | 'new-device'
    | 'failed-then-success'
    | 'credential-stuffing'
    | 'password-spray'
    | 'mfa-fatigue'
    | 'mfa-method-added'
    | 'session-hijack',
    SignalCase
  >
> = {
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
        ...settled(6),
        at(8, 9, HOME),
        at(8, 9.2, AWAY),
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
};
