import { raw, type Sql } from '../../domain/sql.ts';

/** What may change a level, in the order in which facts of one moment count. */
export const FACT_KINDS = [
  'controller',
  'begin',
  'special-privileges',
  'group-member-added',
  'role-granted',
  'explicit-credentials',
  'new-credentials',
  'sudo',
  'role-assumed',
  'group-member-removed',
  'role-revoked',
  'account-deleted',
  'end',
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

/** The number that a query gives a kind. */
export const kind = (name: FactKind): Sql => raw(String(FACT_KINDS.indexOf(name)));
