import { sql } from '../../../models/domain/sql.ts';

/** The source that an event id belongs to (docs/decisions/0001), and the record's ordinal in it. */
export const recordOfEvent = (hex: string) => sql`
  WITH wanted AS (SELECT ('0x' || ${hex})::UBIGINT AS id)
  SELECT source_id AS source, (id - event_base)::BIGINT AS record FROM source, wanted
  WHERE id >= event_base AND id - event_base < records
  ORDER BY stored = 0, source_id LIMIT 1`;
