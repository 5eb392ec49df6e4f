import { existsSync, readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AppError } from '../../contract/errors.ts';

/** The files under `paths`, folders walked in the order of their names, hidden ones left out. Throws PATH_MISSING. */
export function filesUnder(paths: readonly string[]): string[] {
  const found = new Set<string>();
  for (const path of paths) {
    const file = resolve(path);
    if (!existsSync(file))
      throw new AppError('PATH_MISSING', `"${path}" does not exist. Check the path; nothing was imported.`, {
        path,
      });
    for (const each of walk(file)) found.add(each);
  }
  return [...found];
}

function* walk(path: string): Generator<string> {
  const stat = statSync(path);
  if (stat.isFile()) yield path;
  if (!stat.isDirectory()) return;
  const entries = readdirSync(path, { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1)))
    if (entry.isFile() || entry.isDirectory()) yield* walk(join(path, entry.name));
}
