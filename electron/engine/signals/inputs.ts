import type { Action } from '../../../models/domain/event.ts';
import { quoted, raw, sql } from '../../../models/domain/sql.ts';
import type { SignalId } from '../../../models/domain/signal.ts';
import {
  DAY_SIGNALS,
  FOLD_SIGNALS,
  LOG_SIGNALS,
  SESSION_SIGNALS,
  SIGNALS,
} from '../../../models/signals/index.ts';
import type { Database } from '../database/database.ts';
import { digest } from '../pipeline/staleness.ts';

/** What every signal reads besides events: who and what somebody is, and the lists. */
const SHARED = [
  'account',
  'person',
  'person_account',
  'person_role',
  'person_zone',
  'directory_entry',
  'directory_owner',
  'host',
  'host_identity',
  'host_address',
  'context_account',
  'context_allow',
  'context_asset',
  'context_change',
  'context_duty',
  'context_indicator',
  'context_network',
  'context_travel',
];

/** Sessions, days and holes of logs come from everything that was imported. */
const OF_EVERYTHING: ReadonlySet<SignalId> = new Set(
  [...SESSION_SIGNALS, ...DAY_SIGNALS, ...LOG_SIGNALS].map(({ id }) => id),
);

const ACTIONS_OF: ReadonlyMap<SignalId, readonly Action[]> = new Map(
  FOLD_SIGNALS.map(({ id, actions }) => [id, actions]),
);

/**
 * From what each signal is computed, as a digest: events of the actions that it reads, by the files they came from. So an
 * import reaches only the signals that read something of it. `basis`: a digest of everything.
 */
export async function inputsOf(
  database: Database,
  zone: string,
  basis: string,
): Promise<ReadonlyMap<SignalId, string>> {
  const tables = await database.rows(
    SHARED.map((table) => `SELECT '${table}' AS name, ${CONTENT('t')} AS content FROM ${table} t`).join(
      ' UNION ALL ',
    ),
  );
  const shared = digest([zone, await firstUsOf(database), tables]);
  const byAction = await eventsByAction(database);
  return new Map(
    SIGNALS.map(({ id }) => {
      const events = (ACTIONS_OF.get(id) ?? []).map((action) => byAction.get(action) ?? '');
      return [id, OF_EVERYTHING.has(id) ? digest([basis]) : digest([shared, events])];
    }),
  );
}

/** The same for the same rows in any order. */
const CONTENT = (row: string) => `count(*) || ' ' || coalesce(sum(hash(${row})::HUGEINT), 0)::VARCHAR`;

async function eventsByAction(database: Database): Promise<ReadonlyMap<string, string>> {
  const rows = await database.rows<{ action: string }>(sql`
    SELECT e.action, s.sha256, s.importer, s.importer_version, s.zone, count(*) AS events
    FROM event e JOIN source s USING (source_id) GROUP BY ALL ORDER BY ALL`);
  const byAction = new Map<string, unknown[]>();
  for (const { action, ...file } of rows) {
    const files = byAction.get(action) ?? [];
    byAction.set(action, files);
    files.push(Object.values(file).map(String));
  }
  return new Map([...byAction].map(([action, files]) => [action, digest(files)]));
}

const READ = raw([...new Set(FOLD_SIGNALS.flatMap(({ actions }) => actions))].map(quoted).join(', '));

/** When the first event that any signal reads happened, whichever of them run; Infinity without one. */
export async function firstUsOf(database: Database): Promise<number> {
  const row = await database.row<{ first: number | null }>(
    sql`SELECT min(at_us) AS first FROM event WHERE action IN (${READ})`,
  );
  return row?.first ?? Infinity;
}
