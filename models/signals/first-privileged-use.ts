import { US_PER_DAY } from '../domain/time.ts';
import { about } from './parts/about.ts';
import { isPerson, type SignalEvent } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import { Known } from './parts/known.ts';
import type { FoldSignal, SignalContext } from './parts/signal.ts';

/** Accounts that are kept for emergencies. */
const BREAK_GLASS = /break.?glass|emergency.?(?:access|admin)|fire.?call/i;
/** Who is root by sudo or by another's credentials. */
const ROOT = /^(?:root|administrator)(?:@|$)/i;

/** What is told in a few words where "used …" does not say it. */
const DID: Readonly<Record<string, string>> = {
  'assumed role': 'took on a role',
  'use of root by sudo': 'became root',
  'use of a break-glass account': 'used a break-glass account',
};

/** How somebody is privileged for the moment, in words; '' where they are not. */
function privilegeOf({ action, account, target }: SignalEvent, nameOf: SignalContext['nameOf']): string {
  switch (action) {
    case 'special-privileges':
      return 'special privileges';
    case 'role-assumed':
      return 'assumed role';
    case 'explicit-credentials':
      return target !== -1 && ROOT.test(nameOf(target).split('\\').at(-1) ?? '') ? 'use of root by sudo' : '';
    default:
      return account >= 0 && BREAK_GLASS.test(nameOf(-2 - account)) ? 'use of a break-glass account' : '';
  }
}

const signal: FoldSignal = {
  id: 'first-privileged-use',
  title: 'First use of special privileges',
  techniques: ['T1078.003', 'T1548'],
  weight: 15,
  needs: 'special privileges, sudo or assumed roles',
  tunables: {
    lookBack: { title: 'Look-back', unit: 'days', value: 90, least: 7, most: 730 },
    learning: { title: 'Learning', unit: 'days', value: 30, least: 0, most: 365 },
  },
  actions: [
    'special-privileges',
    'role-assumed',
    'explicit-credentials',
    'logged-on',
    'app-signed-in',
    'remote-logon',
  ],
  sees: ({ action }) => action === 'special-privileges' || action === 'role-assumed',
  begin: (context) => {
    const used = new Known();
    const names = new Map<number, string>();
    /** Names of accounts are looked at once; most events are ordinary sign-ins. */
    const ofSignIn = (event: SignalEvent) => {
      let what = names.get(event.account);
      if (what === undefined) names.set(event.account, (what = privilegeOf(event, context.nameOf)));
      return what;
    };
    return (event, tell) => {
      const { who, at, role, action, computer, resource } = event;
      if (event.failed || !isPerson(event)) return;
      const isSignIn = action === 'logged-on' || action === 'app-signed-in' || action === 'remote-logon';
      const what = isSignIn ? ofSignIn(event) : privilegeOf(event, context.nameOf);
      if (what === '') {
        if (isSignIn) used.add(who, 'signed in', at);
        return;
      }
      const known = used.has(who, what, at, context.value('lookBack', role) * US_PER_DAY);
      const learned = used.learned(who, at, context.value('learning', role), Infinity);
      used.add(who, what, at);
      if (known || !learned || isExpected('first-privileged-use', event, context)) return;
      const where = action === 'role-assumed' ? resource : computer >= 0 ? context.hostName(computer) : '';
      tell({
        ...about(event, context),
        key: `${who} ${event.event}`,
        severity: 'medium',
        did: `${DID[what] ?? `used ${what}`} for the first time`,
        says: `First ${what} in ${context.value('lookBack', role)} days${where === '' ? '' : `: ${where}`}`,
      });
    };
  },
};
export default signal;
