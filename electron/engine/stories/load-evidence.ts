import { createHash } from 'node:crypto';
import type { FeatureId } from '../../../models/domain/features.ts';
import type { EntityKind, Severity, SignalId } from '../../../models/domain/signal.ts';
import { sql } from '../../../models/domain/sql.ts';
import { UNUSUAL_DAY, type Evidence } from '../../../models/domain/story.ts';
import { actionsFirst, summary } from '../../../models/figures/words.ts';
import { dayPoints, daySeverity, LEAST_DAY_RISK } from '../../../models/stories/days.ts';
import type { Database } from '../database/database.ts';

interface SignalRow extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly signal: SignalId;
  readonly kind: EntityKind;
  readonly entityId: number | null;
  readonly entity: string;
  readonly person: number | null;
  readonly start: number;
  readonly end: number;
  readonly severity: Severity;
  readonly did: string | null;
  readonly weight: number;
  readonly links: string | null;
}

const SIGNALS = sql`
  SELECT format('{:016x}', s.signal_id) AS id, s.signal, s.entity_kind AS kind, s.entity_id AS "entityId", s.entity, s.person_id AS person,
    s.start_us AS "start", s.end_us AS "end", s.severity, s.did, s.weight, l.links
  FROM signal s LEFT JOIN (
    SELECT signal_id, to_json(list([kind, value] ORDER BY kind, value))::VARCHAR AS links FROM signal_link GROUP BY ALL) l USING (signal_id)
  ORDER BY s.end_us, id`;

/** With the two features that made most of the risk. */
const DAYS = sql`
  SELECT r.person_id AS person, p.name, r.day, r.risk, d.first_us AS "start", d.last_us AS "end",
    to_json((SELECT list({feature: t.feature, seen: f.seen} ORDER BY t.points DESC, t.feature)[1:3] FROM risk_part t
      JOIN score_feature f ON f.person_id = t.person_id AND f.day = t.day AND f.feature = t.feature
      WHERE t.person_id = r.person_id AND t.day = r.day AND t.points > 0))::VARCHAR AS reasons
  FROM risk r JOIN person_day d ON d.person_id = r.person_id AND d.day = r.day JOIN person p ON p.person_id = r.person_id
  WHERE r.risk >= ${LEAST_DAY_RISK} ORDER BY r.day, r.person_id`;

/** An unusual day with what its story keeps of it. */
export interface UnusualDay {
  readonly evidence: Evidence;
  readonly day: number;
  readonly risk: number;
  readonly says: string;
}

/** The same for the same day of the same person in every run. */
export const unusualDayId = (name: string, day: number): string =>
  createHash('sha256').update(`${UNUSUAL_DAY} ${name} ${day}`).digest('hex').slice(0, 16);

/** Signals with their links; `factors`: what verdicts have taught about kinds. */
export async function loadSignals(
  database: Database,
  factors: ReadonlyMap<string, number>,
): Promise<Evidence[]> {
  const rows = await database.rows<SignalRow>(SIGNALS);
  return rows.map((row) => ({
    id: row.id,
    kind: row.signal,
    entity: { kind: row.kind, id: row.entityId, name: row.entity },
    person: row.person,
    startUs: row.start,
    endUs: row.end,
    severity: row.severity,
    did: row.did ?? '',
    weight: row.weight * (factors.get(row.signal) ?? 1),
    links: JSON.parse(row.links ?? '[]') as [string, string][],
  }));
}

/** Days on which somebody's risk stood out. */
export async function loadUnusualDays(
  database: Database,
  factors: ReadonlyMap<string, number>,
): Promise<UnusualDay[]> {
  const rows = await database.rows<{
    person: number;
    name: string;
    day: number;
    risk: number;
    start: number;
    end: number;
    reasons: string | null;
  }>(DAYS);
  return rows.map(({ person, name, day, risk, start, end, reasons }) => {
    const strongest = actionsFirst(JSON.parse(reasons ?? '[]') as { feature: FeatureId; seen: number }[]);
    const says = summary(strongest.slice(0, 2));
    const did = summary(strongest.slice(0, 1));
    return {
      day,
      risk,
      says,
      evidence: {
        id: unusualDayId(name, day),
        kind: UNUSUAL_DAY,
        entity: { kind: 'user', id: person, name },
        person,
        startUs: start,
        endUs: end,
        severity: daySeverity(risk),
        did: did.charAt(0).toLowerCase() + did.slice(1).replace(/\.$/, ''),
        weight: dayPoints(risk) * (factors.get(UNUSUAL_DAY) ?? 1),
        links: [['person', String(person)]],
      },
    };
  });
}

/** All that stories are made of. */
export async function loadEvidence(
  database: Database,
  factors: ReadonlyMap<string, number>,
): Promise<Evidence[]> {
  const days = await loadUnusualDays(database, factors);
  return [...(await loadSignals(database, factors)), ...days.map(({ evidence }) => evidence)];
}
