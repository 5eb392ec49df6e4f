import { about } from './parts/about.ts';
import type { FoldSignal } from './parts/signal.ts';

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
  actions: ['directory-accessed'],
  sees: () => true,
  begin: (context) => {
    const told = new Set<string>();
    return (event, tell) => {
      const { who, day, kind, detail } = event;
      if (event.failed || kind === 'machine' || kind === 'system' || who === -1) return;
      if (!RIGHTS.some((right) => detail.includes(right))) return;
      const name = context.nameOf(who);
      const key = `${who} ${day}`;
      if (told.has(key) || context.lists.allowed('directory-replication', name, day) !== null) return;
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
