import { US_PER_DAY } from '../domain/time.ts';
import { about, links, personLink } from './parts/about.ts';
import { isPerson, type SignalEvent } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import { Known } from './parts/known.ts';
import type { FoldSignal } from './parts/signal.ts';
import { shortHost } from './parts/words.ts';

const TAKES: ReadonlySet<string> = new Set(['explicit-credentials', 'new-credentials', 'role-assumed']);

/** The account of AWS that a name or a role belongs to. */
const cloudAccount = (text: string) => /(?:@|::)(\d{12})(?!\d)/.exec(text)?.[1];

/** A role of the person's own account of the cloud is no other's credential. */
function isOwnRole({ action, account, resource }: SignalEvent, nameOf: (who: number) => string): boolean {
  if (action !== 'role-assumed') return false;
  const [from, to] = [account < 0 ? undefined : cloudAccount(nameOf(-2 - account)), cloudAccount(resource)];
  return from !== undefined && from === to;
}

const signal: FoldSignal = {
  id: 'explicit-credentials',
  title: "Another account's credentials",
  techniques: ['T1134', 'T1550'],
  weight: 22,
  needs: 'explicit credentials, sudo or assumed roles',
  tunables: {
    lookBack: { title: 'Look-back', unit: 'days', value: 90, least: 7, most: 730 },
    learning: { title: 'Learning', unit: 'days', value: 30, least: 0, most: 365 },
  },
  actions: [
    'explicit-credentials',
    'new-credentials',
    'role-assumed',
    'logged-on',
    'remote-logon',
    'app-signed-in',
  ],
  sees: ({ action, target }) => target !== -1 && TAKES.has(action),
  begin: (context) => {
    const used = new Known();
    return (event, tell) => {
      const { who, at, role, target, targetKind, computer } = event;
      if (event.failed || !isPerson(event)) return;
      if (!TAKES.has(event.action)) {
        used.add(who, 'signed in', at);
        return;
      }
      if (target === -1 || target === who || (targetKind !== 'user' && targetKind !== 'service')) return;
      if (isOwnRole(event, context.nameOf)) return;
      // Sessions of one role have names of their own, each an account.
      const pair = event.action === 'role-assumed' ? `role ${event.resource}` : `as ${target}`;
      const known = used.has(who, pair, at, context.value('lookBack', role) * US_PER_DAY);
      const learned = used.learned(who, at, context.value('learning', role), Infinity);
      used.add(who, pair, at);
      const name = context.nameOf(target);
      if (known || isExpected('explicit-credentials', event, context, name)) return;
      const where = computer >= 0 ? ` on ${context.hostName(computer)}` : '';
      tell({
        ...about(event, context),
        key: `${who} ${event.event}`,
        severity: learned ? 'high' : 'low',
        history: learned ? 'enough' : 'none',
        did: `used another account's credentials${computer >= 0 ? ` on ${shortHost(context.hostName(computer))}` : ''}`,
        says: `Used the credentials of ${name}${where}, ${learned ? `for the first time in ${context.value('lookBack', role)} days` : 'with no history to compare with'}`,
        links: links(...about(event, context).links, ...(target >= 0 ? [personLink(target)] : []), [
          'network',
          event.network,
        ]),
      });
    };
  },
};
export default signal;
