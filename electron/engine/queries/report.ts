import { raw, sql } from '../../../models/domain/sql.ts';

/** What a report prints of chosen events. Ids come as 16 hex digits in a JSON list. */
export const reportEvents = (idsJson: string) => sql`
  WITH wanted AS (SELECT DISTINCT unnest(from_json(${idsJson}::JSON, '["VARCHAR"]')) AS hex),
  found AS (
    SELECT hex, e.* FROM wanted JOIN event e ON e.event_id = ('0x' || hex)::UBIGINT
    QUALIFY row_number() OVER (PARTITION BY hex ORDER BY e.source_id) = 1
  )
  SELECT hex AS event, e.at_us AS at, e.source_id AS source, (e.event_id - s.event_base)::BIGINT AS record, e.action,
    a.person_id AS person, e.account_id AS account, e.target_account_id AS target,
    coalesce(e.dst_host_id, e.src_host_id, e.computer_id) AS host, coalesce(e.resource, '') AS resource
  FROM found e JOIN source s USING (source_id)
  LEFT JOIN person_account a ON a.account_id = e.account_id
    AND e.at_us >= coalesce(a.valid_from_us, e.at_us) AND e.at_us < coalesce(a.valid_to_us, e.at_us + 1)
  ORDER BY e.at_us, hex`;

/** The newest run of every model. */
export const lastRuns = () => sql`
  SELECT model, version, seed, backend, settings, finished_us AS finished FROM model_run
  QUALIFY row_number() OVER (PARTITION BY model ORDER BY run_id DESC) = 1 ORDER BY run_id`;

/** Stored events without a mapping, by channel and id. */
export const unmappedTypes = () => sql`
  SELECT coalesce(channel || ' ' || code, channel, 'no channel') AS type, count(*) AS events
  FROM event WHERE action = 'recorded' GROUP BY ALL ORDER BY events DESC, type`;

/** A person's highest scored days, in order of time; their last active ones where none is scored. */
export const topDays = (person: number, limit: number) => sql`
  WITH ranked AS (
    SELECT d.day FROM person_day d LEFT JOIN risk r ON r.person_id = d.person_id AND r.day = d.day
    WHERE d.person_id = ${person}::INTEGER
    ORDER BY r.risk DESC NULLS LAST, d.day DESC LIMIT ${raw(String(Math.trunc(limit)))}
  )
  SELECT day FROM ranked ORDER BY day`;
