import { readdir, readFile } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { AppError } from '../contract/errors.ts';
import { pageFileOf } from '../contract/page.ts';

export interface StaticFile {
  readonly type: string;
  readonly body: Buffer;
}

/** The built page, held in memory: no request reaches the disk. */
export async function loadPage(directory: string): Promise<(pathname: string) => StaticFile | null> {
  const found = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => []);
  const bodies = new Map<string, Buffer>();
  for (const entry of found) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isFile())
      bodies.set(path.slice(directory.length + 1).replaceAll(sep, '/'), await readFile(path));
  }
  const names = new Set(bodies.keys());
  if (!names.has('index.html'))
    throw new AppError(
      'PATH_MISSING',
      `The page is not built ("${directory}" holds none). Run npm run build.`,
    );
  return (pathname) => {
    const file = pageFileOf(pathname, names);
    const body = file && bodies.get(file.name);
    return file && body ? { type: file.type, body } : null;
  };
}
