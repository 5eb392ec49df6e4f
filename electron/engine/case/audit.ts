import { createHash } from 'node:crypto';
import { sql } from '../../../models/domain/sql.ts';
import type { Database } from '../database/database.ts';

export interface AuditEntry {
  readonly seq: number;
  /** Microseconds UTC. */
  readonly at_us: number;
  readonly actor: string;
  readonly action: string;
  /** Canonical JSON. */
  readonly detail: string;
  /** Hash of the entry before; 64 zeros for the first. */
  readonly previous: string;
  /** SHA-256, hex. */
  readonly hash: string;
}

export interface AuditHead {
  readonly entries: number;
  readonly head: string;
}

export const NO_ENTRY: AuditHead = { entries: 0, head: '0'.repeat(64) };

/** JSON with sorted keys and no spaces: equal values have equal text. `undefined` members are left out. */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((item) => canonicalJson(item ?? null)).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value ?? null);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${members.map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`).join(',')}}`;
}

/** SHA-256 over the canonical JSON of everything else in the entry. */
export function auditHash(entry: Omit<AuditEntry, 'hash'>): string {
  const { seq, at_us, actor, action, detail, previous } = entry;
  return createHash('sha256')
    .update(canonicalJson({ seq, at_us, actor, action, detail, previous }))
    .digest('hex');
}

/** Writes the entry that follows `after` and returns the new head. */
export async function appendAudit(
  database: Database,
  after: AuditHead,
  entry: { atUs: number; actor: string; action: string; detail: Readonly<Record<string, unknown>> },
): Promise<AuditHead> {
  const whole = {
    seq: after.entries,
    at_us: entry.atUs,
    actor: entry.actor,
    action: entry.action,
    detail: canonicalJson(entry.detail),
    previous: after.head,
  };
  const hash = auditHash(whole);
  await database.run(
    sql`INSERT INTO audit VALUES (${BigInt(whole.seq)}, ${BigInt(whole.at_us)}, ${whole.actor}, ${whole.action}, ${whole.detail}, ${whole.previous}, ${hash})`,
  );
  return { entries: after.entries + 1, head: hash };
}

/** The newest entry, without checking those before. */
export async function auditHead(database: Database): Promise<AuditHead> {
  const last = await database.row<{ seq: number; hash: string }>(
    'SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1',
  );
  return last ? { entries: last.seq + 1, head: last.hash } : NO_ENTRY;
}

/** Follows the chain from the first entry; `brokenAt` is the seq that does not follow from the one before. */
export async function verifyAudit(
  database: Database,
): Promise<AuditHead & { readonly intact: true | { readonly brokenAt: number } }> {
  const rows = await database.rows<AuditEntry & Record<string, unknown>>('SELECT * FROM audit ORDER BY seq');
  let head = NO_ENTRY;
  for (const row of rows) {
    const follows = row.seq === head.entries && row.previous === head.head && auditHash(row) === row.hash;
    if (!follows)
      return { entries: rows.length, head: rows.at(-1)?.hash ?? head.head, intact: { brokenAt: row.seq } };
    head = { entries: head.entries + 1, head: row.hash };
  }
  return { ...head, intact: true };
}
