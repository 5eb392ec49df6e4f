import { sql } from '../../../models/domain/sql.ts';

/** Newest first. */
export const auditRows = (offset: number, limit: number) => sql`
  SELECT seq, at_us, actor, action, detail, hash FROM audit ORDER BY seq DESC
  LIMIT ${limit}::BIGINT OFFSET ${offset}::BIGINT`;
