import { realpathSync } from 'node:fs';
import type { Handlers } from '../../contract/api.ts';
import { sql } from '../../../models/domain/sql.ts';
import { createCase, openCase } from '../case/case-file.ts';
import { caseStatus } from '../case/case-status.ts';
import type { OpenCase } from '../case/open-case.ts';
import { recentCases, rememberCase } from '../case/recent-cases.ts';
import { verifyCase } from '../case/verify-case.ts';
import { shown } from '../masking/shown.ts';
import { reading } from './reading.ts';
import { requireCase, type EngineState } from '../engine-state.ts';

type CaseHandlers = Pick<
  Handlers,
  | 'cases.recent'
  | 'cases.create'
  | 'cases.open'
  | 'cases.close'
  | 'cases.status'
  | 'cases.looked'
  | 'cases.verify'
>;

/** One case at a time: the new one opens before the old one closes, so that a failure leaves the old one open. */
export const casesHandlers = (state: EngineState) => {
  const { settings } = state;

  async function replace(next: OpenCase) {
    const previous = state.current;
    state.current = next;
    rememberCase(settings.userDataDirectory, next.path, settings.nowUs());
    await previous?.close();
    state.broadcast('case.changed', { what: 'case' });
    return caseStatus(next);
  }

  return {
    'cases.recent': async () => recentCases(settings.userDataDirectory),
    'cases.create': async ({ path, zone }) => replace(await createCase(path, zone, settings)),
    'cases.open': async ({ path }) =>
      state.current && isOpen(state.current, path)
        ? caseStatus(state.current)
        : replace(await openCase(path, settings)),
    'cases.close': async () => {
      const open = state.current;
      state.current = null;
      await open?.close();
      if (open) state.broadcast('case.changed', { what: 'case' });
      return {};
    },
    'cases.status': async () => (state.current ? caseStatus(state.current) : null),
    'cases.verify': (_, context) =>
      reading(state, context, async (database, open) =>
        verifyCase(database, await shown(state, open, database, context.unmasked)),
      ),
    'cases.looked': async () => {
      const open = requireCase(state);
      const looked = String(settings.nowUs());
      // One row, written beside whatever the writer is busy with.
      await open.reader.run(sql`INSERT OR REPLACE INTO meta VALUES ('looked_us', ${looked})`);
      return {};
    },
  } satisfies CaseHandlers;
};

function isOpen(open: OpenCase, path: string): boolean {
  try {
    return realpathSync(path) === open.path;
  } catch {
    return false;
  }
}
