import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { RecentCase } from '../../contract/api.ts';
import { timestampUs } from '../../../models/domain/time.ts';

const MOST = 20;

interface Entry {
  readonly path: string;
  readonly openedUs: number;
}

const fileIn = (directory: string) => join(directory, 'recent.json');

/** A file that cannot be read counts as none: the list is a convenience. */
function entries(directory: string): Entry[] {
  try {
    const list: unknown = JSON.parse(readFileSync(fileIn(directory), 'utf8'));
    return Array.isArray(list) ? list.filter(isEntry) : [];
  } catch {
    return [];
  }
}

const isEntry = (value: unknown): value is Entry =>
  typeof value === 'object' &&
  value !== null &&
  'path' in value &&
  typeof value.path === 'string' &&
  'openedUs' in value &&
  typeof value.openedUs === 'number';

/** Newest first. */
export function recentCases(directory: string): RecentCase[] {
  return entries(directory).map(({ path, openedUs }) => {
    const exists = existsSync(path);
    const bytes = exists ? statSync(path).size : null;
    return { path, name: basename(path, '.tracewell'), openedUs: timestampUs(openedUs), bytes, exists };
  });
}

export function rememberCase(directory: string, path: string, openedUs: number): void {
  const others = entries(directory).filter((entry) => entry.path !== path);
  mkdirSync(directory, { recursive: true });
  const passing = `${fileIn(directory)}.${process.pid}`;
  writeFileSync(passing, JSON.stringify([{ path, openedUs }, ...others].slice(0, MOST), null, 2), {
    mode: 0o600,
  });
  renameSync(passing, fileIn(directory));
}
