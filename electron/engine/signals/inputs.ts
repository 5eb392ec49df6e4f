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
import { COLLECTION } from '../../../models/signals/parts/collection.ts';
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

const ACTIONS_OF: ReadonlyMap<SignalId, readonly Action[]> = new Map([
  ...DAY_SIGNALS.map(({ id }) => [id, COLLECTION] as const),
  ...FOLD_SIGNALS.map(({ id, actions }) => [id, actions] as const),
]);
const OF_SESSIONS: ReadonlySet<SignalId> = new Set(SESSION_SIGNALS.map(({ id }) => id));
/** Any record may fill or make a hole of a log. */
const OF_EVERYTHING: ReadonlySet<SignalId> = new Set(LOG_SIGNALS.map(({ id }) => id));

/**
 * From what each signal is computed, as a digest: events of the actions that it reads, by the files they came from. So an
 * import reaches only the signals that read something of it. `basis`: a digest of everything.
 */
export async function inputsOf(
  database: Database,
  zone: string,
  basis: string,
): Promise<ReadonlyMap<SignalId, string>> {
  const shared = [zone, await firstUsOf(database), await contentsOf(database, SHARED)];
  const sessions = await contentsOf(database, ['session']);
  const byAction = await eventsByAction(database);
  const events = (id: SignalId) => (ACTIONS_OF.get(id) ?? []).map((action) => byAction.get(action) ?? '');
  return new Map(
    SIGNALS.map(({ id }) => {
      if (OF_EVERYTHING.has(id)) return [id, digest([basis])];
      return [id, digest([shared, events(id), OF_SESSIONS.has(id) ? sessions : null])];
    }),
  );
}

/** The same for the same rows in any order. */
const contentsOf = (database: Database, tables: readonly string[]) =>
  database.rows(
    tables
      .map(
        (table) =>
          `SELECT '${table}' AS name, count(*) AS rows, sum(hash(t)::HUGEINT)::VARCHAR AS hash FROM ${table} t`,
      )
      .join(' UNION ALL ') + ' ORDER BY name',
  );

async function eventsByAction(database: Database): Promise<ReadonlyMap<string, string>> {
  const rows = await database.rows<{ action: string }>(sql`
    SELECT e.action, s.sha256, s.importer, s.importer_version, s.zone, s.mapping, s.start_us, count(*) AS events
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
