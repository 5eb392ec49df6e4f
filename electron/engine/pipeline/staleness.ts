import { createHash } from 'node:crypto';
import type { Database } from '../database/database.ts';
import { allDecisions } from './decisions.ts';
import type { Stage } from './stage.ts';

/** A stage with what it would be computed from now, and whether it was. */
export interface StageState {
  readonly stage: Stage;
  readonly inputs: string;
  /** What these would be without decisions. */
  readonly basis: string;
  readonly stale: boolean;
}

export const digest = (parts: readonly unknown[]) =>
  createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);

/**
 * Each stage's inputs are the imports, decisions where it takes them and, through the stages it needs, their versions:
 * known without running any. A decision that is taken back leaves the inputs as they were before it.
 */
export async function stageStates(
  database: Database,
  stages: readonly Stage[],
  zone: string,
): Promise<StageState[]> {
  const imports = await importsOf(database, zone);
  const decided = await allDecisions(database);
  const done = new Map(
    (
      await database.rows<{ stage: string; version: number; inputs: string }>(
        'SELECT stage, version, inputs FROM stage_state',
      )
    ).map((row) => [row.stage, row]),
  );
  const inputs = new Map<string, string>();
  return stages.map((stage) => {
    const needed = stage.needs.map((need) => [need, inputs.get(need)]);
    const own = digest([imports, decided.filter(([kind]) => stage.decisions?.includes(kind)), needed]);
    inputs.set(stage.id, digest([own, stage.version]));
    const last = done.get(stage.id);
    const basis = digest([imports, needed]);
    return { stage, inputs: own, basis, stale: last?.inputs !== own || last.version !== stage.version };
  });
}

/** What was imported, in no order: the same files in any order give the same. */
async function importsOf(database: Database, zone: string): Promise<string> {
  const sources = await database.rows(
    'SELECT sha256, name, importer, importer_version, zone, mapping, start_us, known_from::VARCHAR AS known_from, stored, other FROM source ORDER BY ALL',
  );
  return digest([zone, sources.map((row) => Object.values(row).map(String))]);
}
