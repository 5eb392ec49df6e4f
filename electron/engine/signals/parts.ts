import type { AllowDetail, TuneDetail } from '../../../models/domain/decision.ts';
import type { SignalId } from '../../../models/domain/signal.ts';
import { sql } from '../../../models/domain/sql.ts';
import { SIGNALS } from '../../../models/signals/index.ts';
import type { Database } from '../database/database.ts';
import { digest } from '../pipeline/staleness.ts';

const PREFIX = 'signals/';

/** What each signal is computed from: its version, its inputs, and the decisions about it alone. */
export type Parts = ReadonlyMap<SignalId, string>;

export const partsOf = (
  version: number,
  inputs: ReadonlyMap<SignalId, string>,
  tunes: readonly TuneDetail[],
  allows: readonly AllowDetail[],
): Parts =>
  new Map(
    SIGNALS.map(({ id }) => [
      id,
      digest([
        version,
        inputs.get(id),
        tunes.filter(({ signal }) => signal === id).map(({ key, role, value }) => [key, role ?? null, value]),
        allows.filter(({ signal }) => signal === id).map(({ value, until, why }) => [value, until, why]),
      ]),
    ]),
  );

/** Signals whose rows were computed from something else, or not at all. */
export const changedParts = (parts: Parts, done: ReadonlyMap<string, string>): ReadonlySet<SignalId> =>
  new Set([...parts].filter(([id, inputs]) => done.get(id) !== inputs).map(([id]) => id));

export async function keepParts(database: Database, parts: Parts, nowUs: number): Promise<void> {
  for (const [id, inputs] of parts)
    await database.run(
      sql`INSERT OR REPLACE INTO stage_state VALUES (${PREFIX + id}, 1, ${inputs}, ${nowUs})`,
    );
}
