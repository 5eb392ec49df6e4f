import type { Handlers } from '../../contract/api.ts';
import { timestampUs } from '../../../models/domain/time.ts';
import { verifyAudit } from '../case/audit.ts';
import type { EngineState } from '../engine-state.ts';
import { shown } from '../masking/shown.ts';
import { auditRows } from '../queries/audit.ts';
import { reading } from './reading.ts';

const MOST_ROWS = 1000;

interface Entry extends Record<string, unknown> {
  readonly seq: number;
  readonly at_us: number;
  readonly actor: string;
  readonly action: string;
  readonly detail: string;
  readonly hash: string;
}

/** The whole chain is checked with every page: 100,000 entries take well under a second. */
export const auditHandlers = (state: EngineState) =>
  ({
    'audit.list': ({ offset, limit }, context) =>
      reading(state, context, async (database, open) => {
        const { entries, head, intact } = await verifyAudit(database);
        const names = await shown(state, open, database);
        const rows = await database.rows<Entry>(auditRows(offset, Math.min(limit, MOST_ROWS)));
        return {
          entries,
          head,
          intact,
          rows: rows.map(({ seq, at_us, actor, action, detail, hash }) => ({
            seq,
            atUs: timestampUs(at_us),
            actor: names.text(actor),
            action,
            detail: names.text(detail),
            hash,
          })),
        };
      }),
  }) satisfies Pick<Handlers, 'audit.list'>;
