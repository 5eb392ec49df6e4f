import { about } from './parts/about.ts';
import type { SignalEvent } from './parts/event.ts';
import { isExpected } from './parts/expected.ts';
import type { FoldSignal, SignalContext } from './parts/signal.ts';

/** DS-Replication-Get-Changes, -All and -In-Filtered-Set ([MS-ADTS] 5.1.3.2.1). */
const RIGHTS = [
  '1131f6aa-9c07-11d1-f79f-00c04fc2dcd2',
  '1131f6ad-9c07-11d1-f79f-00c04fc2dcd2',
  '89e95b76-444d-4c62-991a-0facbeda640c',
];

const signal: FoldSignal = {
  id: 'directory-replication',
  title: 'Replication of the directory (DCSync)',
  techniques: ['T1003.006'],
  weight: 55,
  needs: 'accesses to objects of the directory',
  tunables: {},
  actions: ['directory-accessed', 'ticket-requested', 'service-ticket-requested', 'logged-on'],
  sees: ({ action }) => action === 'directory-accessed',
  begin: (context) => {
    const told = new Set<string>();
    const roles = hostRoles(context);
    return (event, tell) => {
      if (event.action !== 'directory-accessed') {
        roles.learn(event);
        return;
      }
      const { who, day, kind, detail } = event;
      if (event.failed || kind === 'system' || who === -1) return;
      const asked = detail.toLowerCase();
      if (!RIGHTS.some((right) => asked.includes(right))) return;
      const name = context.nameOf(who);
      if (kind === 'machine' && !roles.isNoController(name)) return;
      const key = `${who} ${day}`;
      if (told.has(key) || isExpected('directory-replication', event, context)) return;
      told.add(key);
      tell({
        ...about(event, context),
        key,
        severity: 'critical',
        history: 'none',
        says: `${name}, which is no domain controller, asked for a replication of the directory`,
      });
    };
  },
};
export default signal;

/** Which computers give out tickets, and at which ones people sit. */
function hostRoles({ hostName }: Pick<SignalContext, 'hostName'>) {
  const controllers = new Set<number>();
  const desks = new Set<number>();
  const names = (hosts: ReadonlySet<number>) =>
    new Set([...hosts].map((host) => hostName(host).split('.')[0]?.toLowerCase()));
  return {
    learn: ({ action, computer, failed }: SignalEvent): void => {
      if (computer < 0) return;
      if (action !== 'logged-on') controllers.add(computer);
      else if (!failed) desks.add(computer);
    },
    /** Of an account of a computer: only where the controllers' own logs are there to know them by. */
    isNoController: (account: string): boolean => {
      const name = (account.split('\\').at(-1) ?? '').split('@')[0]?.replace(/\$$/, '').toLowerCase();
      return controllers.size > 0 && names(desks).has(name) && !names(controllers).has(name);
    },
  };
}
