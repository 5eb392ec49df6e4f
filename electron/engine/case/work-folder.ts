import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/** `NAME.tracewell.work` beside the case: staging comes in, exports go out, DuckDB may touch nothing else. */
export const workFolderOf = (casePath: string) => `${casePath}.work`;

/** Again for a while where a killed engine's importer, which ends by itself, is still writing. */
const REMOVE = { recursive: true, force: true, maxRetries: 10, retryDelay: 50 } as const;

/** Makes it afresh, readable by its owner only: what a killed engine left behind goes. */
export function makeWorkFolder(folder: string): void {
  clearWorkFolder(folder);
  for (const part of ['in', 'out', 'tmp']) mkdirSync(join(folder, part), { recursive: true, mode: 0o700 });
}

export function clearWorkFolder(folder: string): void {
  rmSync(folder, REMOVE);
}

/** Empties one part of it. */
export function emptyPart(folder: string, part: 'in' | 'out'): void {
  for (const name of readdirSync(join(folder, part))) rmSync(join(folder, part, name), REMOVE);
}
