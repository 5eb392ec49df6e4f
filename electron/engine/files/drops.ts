import { mkdir, open, rename, rm, stat, statfs } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import type { ReceivedPiece } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import { diskPath } from './dropped-name.ts';

/** No name holds this: a per cent sign in a name is escaped. */
const UNFINISHED = '%part';

/** `NAME.tracewell.work/drop/DROP/…`: it goes with the work folder when the case closes, or is opened after a crash. */
const folderOf = (workFolder: string, drop: string) => join(workFolder, 'drop', drop);

/** Paths that are being written: pieces of one file come one after the other. */
const writing = new Set<string>();

/**
 * Keeps one piece. The path exists from the last one on. Throws BAD_REQUEST (an unsafe name, a piece that does not
 * follow, more than the announced size), DISK_FULL.
 */
export async function receivePiece(workFolder: string, piece: ReceivedPiece): Promise<{ path: string }> {
  const path = join(folderOf(workFolder, piece.drop), diskPath(piece.name));
  if (writing.has(path)) throw notNext(piece, 'another piece of it is being written');
  writing.add(path);
  try {
    const have = await keptSoFar(workFolder, path, piece);
    await append(`${path}${UNFINISHED}`, piece);
    if (have + piece.bytes.byteLength === piece.size) await rename(`${path}${UNFINISHED}`, path);
    return { path };
  } catch (error) {
    throw full(error, piece) ?? error;
  } finally {
    writing.delete(path);
  }
}

/** Bytes that are there; checks that the piece follows them. */
async function keptSoFar(workFolder: string, path: string, piece: ReceivedPiece): Promise<number> {
  const { offset, size, bytes } = piece;
  if ((await sizeOf(path)) !== null) throw notNext(piece, 'all of it has come already');
  const have = await sizeOf(`${path}${UNFINISHED}`);
  if (offset !== (have ?? 0)) throw notNext(piece, `${have ?? 0} bytes of it have come`);
  if (offset + bytes.byteLength > size) throw notNext(piece, `it was announced with ${size} bytes`);
  if (bytes.byteLength === 0 && size > 0) throw notNext(piece, 'the piece is empty');
  if (have === null) {
    await checkRoom(workFolder, piece);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  }
  return have ?? 0;
}

async function append(path: string, { offset, bytes }: ReceivedPiece): Promise<void> {
  const file = await open(path, offset === 0 ? 'w' : 'r+', 0o600);
  try {
    for (let at = 0; at < bytes.byteLength;)
      at += (await file.write(bytes, at, bytes.byteLength - at, offset + at)).bytesWritten;
  } finally {
    await file.close();
  }
}

async function checkRoom(workFolder: string, piece: ReceivedPiece): Promise<void> {
  const { bavail, bsize } = await statfs(workFolder);
  if (bavail * bsize < piece.size) throw diskFull(piece);
}

async function sizeOf(path: string): Promise<number | null> {
  return (await stat(path).catch(() => null))?.size ?? null;
}

/** Drops that any of `paths` was received with. */
export function dropsOf(workFolder: string, paths: readonly string[]): string[] {
  const root = join(workFolder, 'drop') + sep;
  const inside = paths.filter((path) => path.startsWith(root));
  return [...new Set(inside.map((path) => path.slice(root.length).split(sep)[0] ?? ''))].filter(
    (drop) => drop !== '',
  );
}

export async function discardDrop(workFolder: string, drop: string): Promise<void> {
  await rm(folderOf(workFolder, drop), { recursive: true, force: true });
}

const notNext = (piece: ReceivedPiece, why: string) =>
  new AppError(
    'BAD_REQUEST',
    `"${piece.name}" was not received: the piece at byte ${piece.offset} does not follow, ${why}. Drop it again.`,
    { name: piece.name, offset: piece.offset },
  );

const diskFull = ({ name, size }: ReceivedPiece) =>
  new AppError(
    'DISK_FULL',
    `There is no room beside the case for "${name}" (${size} bytes). Free some, or give its path instead: then nothing is copied.`,
    { name, size },
  );

function full(error: unknown, piece: ReceivedPiece): AppError | null {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  return code === 'ENOSPC' || code === 'EDQUOT' ? diskFull(piece) : null;
}
