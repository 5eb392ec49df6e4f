import { sql } from '../../../models/domain/sql.ts';
import type { EntityKind, Severity, SignalId } from '../../../models/domain/signal.ts';
import type { StorySignal } from '../../../models/domain/story.ts';
import type { Database } from '../database/database.ts';

interface Row extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly signal: SignalId;
  readonly kind: EntityKind;
  readonly entityId: number | null;
  readonly entity: string;
  readonly person: number | null;
  readonly start: number;
  readonly end: number;
  readonly severity: Severity;
  readonly weight: number;
  readonly links: string | null;
}

const SIGNALS = sql`
  SELECT format('{:016x}', s.signal_id) AS id, s.signal, s.entity_kind AS kind, s.entity_id AS "entityId", s.entity, s.person_id AS person,
    s.start_us AS "start", s.end_us AS "end", s.severity, s.weight, l.links
  FROM signal s LEFT JOIN (
    SELECT signal_id, to_json(list([kind, value] ORDER BY kind, value))::VARCHAR AS links FROM signal_link GROUP BY ALL) l USING (signal_id)
  ORDER BY s.end_us, id`;

/** Signals with their links; `factors`: what verdicts have taught about kinds. */
export async function loadSignals(
  database: Database,
  factors: ReadonlyMap<string, number>,
): Promise<StorySignal[]> {
  const rows = await database.rows<Row>(SIGNALS);
  return rows.map((row) => ({
    id: row.id,
    signal: row.signal,
    entity: { kind: row.kind, id: row.entityId, name: row.entity },
    person: row.person,
    startUs: row.start,
    endUs: row.end,
    severity: row.severity,
    weight: row.weight * (factors.get(row.signal) ?? 1),
    links: JSON.parse(row.links ?? '[]') as [string, string][],
  }));
}
