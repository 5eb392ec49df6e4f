import { sql } from '../../../models/domain/sql.ts';

/** One word that changes with whatever the case holds: imports, removals, identities, finished stages. */
export const caseStamp = () => sql`
  SELECT concat_ws('/',
    (SELECT count(*) || ':' || coalesce(sum(source_id), 0) || ':' || coalesce(max(imported_us), 0) FROM source),
    (SELECT count(*) FROM account), (SELECT count(*) FROM person), (SELECT count(*) FROM person_account),
    (SELECT count(*) FROM directory_entry), (SELECT coalesce(max(finished_us), 0) FROM stage_state)) AS stamp`;
