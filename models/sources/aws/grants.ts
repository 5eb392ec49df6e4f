import type { FieldOf } from '../parts/json-log.ts';

type HolderField = 'name' | 'account' | 'onRole' | 'onGroup';

/** Whose trust is changed, not what the role may do. */
const TRUST = 'UpdateAssumeRolePolicy';

/** SQL for a role or group as its own name, `role/Ops@111122223333`; NULL where a record is about neither. */
export const holderOf = (of: FieldOf<HolderField>): string => `CASE WHEN ${of('name')} = '${TRUST}' THEN NULL
  WHEN ${of('onRole')} IS NOT NULL THEN concat_ws('@', 'role/' || ${of('onRole')}, ${of('account')})
  WHEN ${of('onGroup')} IS NOT NULL THEN concat_ws('@', 'group/' || ${of('onGroup')}, ${of('account')}) END`;

const listOf = (json: string) =>
  `CASE json_type(${json}) WHEN 'ARRAY' THEN try_cast(${json} AS JSON[]) ELSE [${json}] END`;
const allows = (key: string, words: string) =>
  `len(list_filter(${listOf(`s->'$.${key}'`)}, lambda w: regexp_full_match(lower(w->>'$'), '${words}'))) > 0`;

/**
 * SQL for what a policy's document allows on everything: ` *:*` for all actions, ` iam:*` for all on identities, else ''.
 * (docs.aws.amazon.com, "Grammar of the IAM JSON policy language".)
 */
export function grantOf(document: string): string {
  const read = `try_cast(CASE WHEN starts_with(${document}, '%7B') THEN url_decode(${document}) ELSE ${document} END AS JSON)`;
  const statements = listOf(`${read}->'$.Statement'`);
  const some = (actions: string) =>
    `len(list_filter(${statements}, lambda s: s->>'$.Effect' = 'Allow' AND ${allows('Action', actions)} AND ${allows('Resource', '\\*')})) > 0`;
  return `CASE WHEN ${document} IS NULL THEN '' WHEN ${some('\\*(:\\*)?')} THEN ' *:*' WHEN ${some('iam:\\*')} THEN ' iam:*' ELSE '' END`;
}
