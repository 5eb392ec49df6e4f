import { SIGNALS } from '../../../models/signals/index.ts';
import type { EvaluationRow } from '../../contract/api.ts';
import { ACTIVE_MODEL } from '../../../models/domain/score.ts';
import { BASELINE } from './baseline.ts';

/** Text between single quotes: COPY takes no bound values. */
export const literal = (text: string) => `'${text.replaceAll("'", "''")}'`;

const TOP_FEATURES = 5;

/** `2010-06-28T13:51:08.000001Z`, without the fraction where it is zero: as isoTime writes it. */
const isoTime = (us: string) =>
  `CASE WHEN ${us} % 1000000 = 0 THEN strftime(make_timestamp(${us}), '%Y-%m-%dT%H:%M:%SZ')
    ELSE strftime(make_timestamp(${us}), '%Y-%m-%dT%H:%M:%S.%fZ') END`;

/**
 * `usual` is the same 5 % to 95 % as on screen: the frame is the baseline, and where the guard still reaches into the
 * first 20 active days these are the baseline.
 */
export const scores = () => `
  WITH listed AS (
    SELECT person_id, day, feature, seen, share FROM score_feature WHERE share > 0
    QUALIFY row_number() OVER (PARTITION BY person_id, day ORDER BY share DESC, feature) <= ${TOP_FEATURES}
  ), dense AS (
    SELECT d.person_id, d.day, d.active_index, f.feature, coalesce(v.value, 0) AS value
    FROM person_day d JOIN (SELECT DISTINCT person_id, feature FROM listed) f USING (person_id)
    LEFT JOIN feature_value v ON v.person_id = d.person_id AND v.day = d.day AND v.feature = f.feature
  ), first AS (
    SELECT person_id, feature, max(day) AS until, quantile_cont(value, [0.05, 0.95]) AS range
    FROM dense WHERE active_index < ${BASELINE.firstDays} GROUP BY ALL
  ), framed AS (
    SELECT person_id, day, feature, quantile_cont(value, [0.05, 0.95]) OVER (PARTITION BY person_id, feature ORDER BY day
      RANGE BETWEEN ${BASELINE.reachDays} PRECEDING AND ${BASELINE.guardDays + 1} PRECEDING) AS range
    FROM dense
  ), named AS (
    SELECT l.person_id, l.day, to_json(list({'feature': l.feature, 'seen': l.seen,
      'usual': CASE WHEN b.until < l.day - ${BASELINE.guardDays} THEN w.range ELSE b.range END, 'share': l.share}
      ORDER BY l.share DESC, l.feature)) AS top
    FROM listed l JOIN framed w USING (person_id, day, feature) LEFT JOIN first b USING (person_id, feature)
    GROUP BY ALL
  )
  SELECT s.entity_kind, p.name AS entity, strftime(DATE '1970-01-01' + s.day, '%Y-%m-%d') AS day, r.risk, s.surprise,
    s.rank, s.model, coalesce(n.top, '[]'::JSON) AS top_features
  FROM score s JOIN person p ON p.person_id = s.entity_id
  JOIN risk r ON r.person_id = s.entity_id AND r.day = s.day
  LEFT JOIN named n ON n.person_id = s.entity_id AND n.day = s.day
  WHERE s.entity_kind = 'user' AND s.model = ${literal(ACTIVE_MODEL)} ORDER BY s.rank, p.name, s.day`;

export const sessions = () => `
  SELECT s.session_id AS session, p.name AS user, h.name AS host, s.kind, ${isoTime('s.start_us')} AS start,
    ${isoTime('s.end_us')} AS "end", s.events, s.closed
  FROM session s JOIN person p USING (person_id) LEFT JOIN host h USING (host_id)
  ORDER BY s.start_us, s.session_id`;

/** In the order in which they lie in the case: no sort, so any number of events streams through. */
export const events = () => `
  SELECT format('{:016x}', e.event_id) AS event, ${isoTime('e.at_us')} AS time, coalesce(p.name, a.name) AS user,
    a.name AS account, e.action, e.outcome, h.name AS src_host, e.src_ip, t.name AS dst_host, e.resource,
    s.path AS source, (e.event_id - s.event_base)::BIGINT AS record
  FROM event e JOIN account a USING (account_id) JOIN source s USING (source_id)
  LEFT JOIN person_account o ON o.account_id = e.account_id
    AND e.at_us >= coalesce(o.valid_from_us, e.at_us) AND e.at_us < coalesce(o.valid_to_us, e.at_us + 1)
  LEFT JOIN person p ON p.person_id = o.person_id
  LEFT JOIN host h ON h.host_id = e.src_host_id LEFT JOIN host t ON t.host_id = e.dst_host_id`;

export const signals = () => `
  WITH proof AS (
    SELECT signal_id, to_json(list(format('{:016x}', event_id) ORDER BY number)) AS events FROM signal_event GROUP BY ALL)
  SELECT format('{:016x}', s.signal_id) AS id, s.signal, s.entity_kind, s.entity, ${isoTime('s.start_us')} AS start,
    ${isoTime('s.end_us')} AS "end", s.severity, s.weight, t.techniques, s.explanation, coalesce(p.events, '[]'::JSON) AS events
  FROM signal s JOIN (${techniques()}) t USING (signal) LEFT JOIN proof p USING (signal_id)
  ORDER BY s.start_us, s.end_us, s.signal, s.signal_id`;

export const stories = () => `
  WITH joined AS (
    SELECT j.story_id, to_json(list(format('{:016x}', s.signal_id) ORDER BY s.start_us, s.signal_id)) AS signals,
      to_json(list_sort(list_distinct(flatten(list(from_json(t.techniques, '["VARCHAR"]')))))) AS techniques
    FROM story_signal j JOIN signal s USING (signal_id) JOIN (${techniques()}) t USING (signal) GROUP BY ALL),
  involved AS (SELECT story_id, to_json(list(name ORDER BY name)) AS users FROM story_person JOIN person USING (person_id) GROUP BY ALL)
  SELECT y.story_id AS story, y.principal, coalesce(i.users, '[]'::JSON) AS users, ${isoTime('y.start_us')} AS start,
    ${isoTime('y.end_us')} AS "end", y.risk, y.title, coalesce(j.signals, '[]'::JSON) AS signals, coalesce(j.techniques, '[]'::JSON) AS techniques, y.verdict
  FROM story y LEFT JOIN joined j USING (story_id) LEFT JOIN involved i USING (story_id) ORDER BY y.rank`;

const techniques = () =>
  SIGNALS.map(
    ({ id, techniques: of }) =>
      `SELECT ${literal(id)} AS signal, ${literal(JSON.stringify(of))}::JSON AS techniques`,
  ).join(' UNION ALL ');

const EVALUATION =
  '[{"model":"VARCHAR","scenario":"VARCHAR","metric":"VARCHAR","value":"DOUBLE","low":"DOUBLE","high":"DOUBLE","labels_used":"VARCHAR"}]';

export const evaluation = (rows: readonly EvaluationRow[]) => `
  SELECT unnest(from_json(${literal(JSON.stringify(rows))}::JSON, ${literal(EVALUATION)}), recursive := true)`;
