import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** Real exports, where this machine has them. */
export function sharedData(...parts: readonly string[]): string | null {
  const base = process.env['TRACEWELL_SHARED'] ?? resolve(import.meta.dirname, '../../../../shared');
  const path = join(base, 'data', ...parts);
  return existsSync(path) ? path : null;
}
