import { lstatSync, readdirSync, realpathSync, statSync, type Stats } from 'node:fs';
import { join, resolve, sep } from 'node:path';
import { AppError } from '../../contract/errors.ts';

/** What lies under the paths: a file, or something that is not opened, and why. */
export interface Found {
  readonly path: string;
  readonly fault: string | null;
}

/**
 * Everything under `paths`, folders walked in the order of their names, hidden ones left out. A link in a folder is never
 * followed: what it leads to was not given. Throws PATH_MISSING.
 */
export function filesUnder(paths: readonly string[]): Found[] {
  const found = new Map<string, Found>();
  for (const path of paths) {
    const given = resolve(path);
    const stat = statSync(given, { throwIfNoEntry: false });
    if (!stat)
      throw new AppError('PATH_MISSING', `"${path}" does not exist. Check the path; nothing was imported.`, {
        path,
      });
    for (const each of walk(given, stat, given)) if (!found.has(each.path)) found.set(each.path, each);
  }
  return [...found.values()];
}

function* walk(path: string, stat: Stats, root: string): Generator<Found> {
  if (stat.isFile()) yield { path, fault: null };
  else if (stat.isSymbolicLink()) yield { path, fault: linkFault(path, root) };
  else if (stat.isDirectory()) yield* inFolder(path, root);
  else yield { path, fault: `not a file but ${kindOf(stat)}: it is not opened` };
}

function* inFolder(path: string, root: string): Generator<Found> {
  let names: string[];
  try {
    names = readdirSync(path).filter((name) => !name.startsWith('.'));
  } catch (error) {
    yield { path, fault: `the folder cannot be opened: ${readFault(error)}` };
    return;
  }
  for (const name of names.sort((a, b) => (a < b ? -1 : 1))) {
    const inside = join(path, name);
    const stat = lstatSync(inside, { throwIfNoEntry: false });
    if (stat) yield* walk(inside, stat, root);
    else yield { path: inside, fault: 'it is gone, or its name is no valid text: rename it' };
  }
}

function linkFault(path: string, root: string): string {
  try {
    const target = realpathSync(path);
    const home = realpathSync(root);
    return target === home || target.startsWith(home + sep)
      ? 'a link to another place in this folder, which is read there'
      : 'a link that leads out of the folder: it is not followed. Import what it leads to by its own path';
  } catch {
    return 'a link that leads nowhere';
  }
}

function kindOf(stat: Stats): string {
  if (stat.isFIFO()) return 'a pipe';
  if (stat.isSocket()) return 'a socket';
  return 'a device';
}

const FAULTS: Readonly<Record<string, string>> = {
  EACCES: 'you may not read it. Ask for the right to, or import a copy',
  EPERM: 'you may not read it. Ask for the right to, or import a copy',
  ENOENT: 'it is gone, or its name is no valid text: rename it',
  EIO: 'the disk cannot read it. Copy it from where it came',
  ELOOP: 'a link that leads back to itself',
};

/** Why a file could not be read, in words. */
export function readFault(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | null)?.code;
  const known = code === undefined ? undefined : FAULTS[code];
  return known ?? (error instanceof Error ? error.message : String(error));
}
