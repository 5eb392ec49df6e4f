import { ASKED_FOR, LOWERING, UNCOVERED } from '../../../models/domain/privilege.ts';
import type { PrivilegeStep } from '../../../models/graph/privileges/steps.ts';
import type { Database } from '../database/database.ts';
import { changesOf } from '../signals/changes.ts';

/** The ticket that covers a raise; UNCOVERED where none does, null where nothing asks for one or there is no list of changes. */
export type CoveredBy = (step: PrivilegeStep) => string | null;

/** A record covers a raise if it is about the account, the group or role, or the host, and somebody who did it. */
export async function coveredBy(database: Database): Promise<CoveredBy> {
  const { hasChanges, covering } = await changesOf(database);
  if (!hasChanges) return () => null;
  const names = await namesOf(database);
  const hosts = new Map(
    (await database.rows<{ id: number; name: string }>('SELECT host_id AS id, name FROM host')).map(
      ({ id, name }) => [id, name],
    ),
  );
  return ({ account, host, level, reason, by, granted, through, atUs }) => {
    if (level < 2 || LOWERING.has(reason)) return null;
    const own = names.get(account) ?? [];
    const about = [...own, granted, through, hosts.get(host) ?? ''].filter((name) => name !== '');
    const ticket = covering(about, by < 0 ? own : (names.get(by) ?? []), atUs);
    return ticket ?? (ASKED_FOR.has(reason) ? UNCOVERED : null);
  };
}

/** What records may call whom an account belongs to. */
async function namesOf(database: Database): Promise<ReadonlyMap<number, readonly string[]>> {
  const rows = await database.rows<{ id: number; name: string }>(`
    SELECT account_id AS id, name FROM account
    UNION SELECT v.account_id, p.name FROM person_account v JOIN person p USING (person_id) ORDER BY 1, 2`);
  const names = new Map<number, string[]>();
  for (const { id, name } of rows) names.set(id, [...(names.get(id) ?? []), name]);
  return names;
}
