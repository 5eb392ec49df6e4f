import { randomUUID } from 'node:crypto';
import { copyFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { AppError } from '../../contract/errors.ts';

/** Throws PATH_MISSING where the folder of `path` is missing, BAD_REQUEST where `path` is a folder. */
export async function checkDestination(path: string): Promise<void> {
  const folder = await statOrNull(dirname(path));
  if (!folder?.isDirectory())
    throw new AppError('PATH_MISSING', `The folder "${dirname(path)}" does not exist. Create it first.`, {
      path,
    });
  const there = await statOrNull(path);
  if (there?.isDirectory())
    throw new AppError('BAD_REQUEST', `"${path}" is a folder. Name the file to write in it.`, { path });
}

const statOrNull = (path: string) => stat(path).catch(() => null);

/** Whole or not at all, replacing what is there; across disks through a hidden neighbour of `to`. */
export async function moveInto(from: string, to: string): Promise<void> {
  try {
    await rename(from, to);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw unwritable(to, error);
    const neighbour = `${to}.${randomUUID()}.partial`;
    try {
      await copyFile(from, neighbour);
      await rename(neighbour, to);
    } catch (failure) {
      throw unwritable(to, failure);
    } finally {
      await rm(neighbour, { force: true });
    }
  }
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined);

const unwritable = (path: string, error: unknown) =>
  ['EACCES', 'EPERM', 'EROFS'].includes(String(codeOf(error)))
    ? new AppError('BAD_REQUEST', `"${path}" may not be written. Choose another folder.`, { path }, error)
    : error;
