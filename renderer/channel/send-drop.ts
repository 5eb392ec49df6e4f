import type { Client } from '../../electron/contract/api.ts';
import { AppError } from '../../electron/contract/errors.ts';
import { PIECE_BYTES } from '../../electron/contract/handshake.ts';
import type { DroppedFile } from './dropped-files.ts';

export interface SendProgress {
  readonly name: string;
  readonly fileIndex: number;
  readonly files: number;
  readonly bytesDone: number;
  readonly bytes: number;
}

interface SendOptions {
  readonly signal: AbortSignal;
  readonly progress: (progress: SendProgress) => void;
}

/**
 * Brings the files to the engine, a piece at a time, and returns where they lie. At most two pieces are in memory.
 * What has come is let go of where it fails. Rejects with the engine's errors, CANCELLED, or PATH_MISSING for a file
 * that cannot be read any more.
 */
export async function sendDrop(
  client: Client,
  drop: string,
  files: readonly DroppedFile[],
  { signal, progress }: SendOptions,
): Promise<readonly string[]> {
  const bytes = files.reduce((sum, { file }) => sum + file.size, 0);
  const paths: string[] = [];
  let before = 0;
  try {
    for (const [fileIndex, { name, file }] of files.entries()) {
      const tell = (sent: number) =>
        progress({ name, fileIndex, files: files.length, bytesDone: before + sent, bytes });
      paths.push(await sendFile(client, { drop, name, file, signal, tell }));
      before += file.size;
    }
    return paths;
  } catch (error) {
    await client.call('files.discard', { drop }).catch(() => undefined);
    throw error;
  }
}

interface OneFile {
  readonly drop: string;
  readonly name: string;
  readonly file: File;
  readonly signal: AbortSignal;
  readonly tell: (sent: number) => void;
}

async function sendFile(client: Client, { drop, name, file, signal, tell }: OneFile): Promise<string> {
  let path = '';
  let next = read(name, file, 0);
  for (let offset = 0; offset < Math.max(1, file.size); offset += PIECE_BYTES) {
    tell(offset);
    const bytes = await next;
    // Read while the last piece is on its way.
    next = read(name, file, offset + PIECE_BYTES);
    // Awaited only where it is sent; what was read ahead of a failure may fail as well.
    next.catch(() => undefined);
    path = (await client.call('files.receive', { drop, name, offset, size: file.size, bytes }, { signal }))
      .path;
  }
  return path;
}

async function read(name: string, file: File, offset: number): Promise<Uint8Array> {
  try {
    return new Uint8Array(await file.slice(offset, offset + PIECE_BYTES).arrayBuffer());
  } catch (error) {
    throw new AppError(
      'PATH_MISSING',
      `“${name}” could not be read: it was changed, moved or locked after it was dropped. Drop it again.`,
      { name },
      error,
    );
  }
}
