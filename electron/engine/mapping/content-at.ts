import { existsSync } from 'node:fs';
import { AppError } from '../../contract/errors.ts';
import type { ContentPath } from '../ingest/file-bytes.ts';

/** A file, or a file in an archive (`logs.zip!auth.csv`). Throws PATH_MISSING. */
export function contentAt(path: string): ContentPath {
  if (existsSync(path)) return { path };
  const [, archive, member] = /^(.*?\.zip)!(.+)$/is.exec(path) ?? [];
  if (archive !== undefined && member !== undefined && existsSync(archive)) return { path: archive, member };
  throw new AppError('PATH_MISSING', `"${path}" does not exist. Check the path.`, { path });
}
