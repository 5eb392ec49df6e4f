import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import type { DirectoryListing, Handlers, Input } from '../../contract/api.ts';
import { AppError } from '../../contract/errors.ts';
import { requireCase, type EngineState } from '../engine-state.ts';
import { discardDrop, receivePiece } from '../files/drops.ts';

export const filesHandlers = (state: EngineState) =>
  ({
    'files.browse': browse,
    'files.receive': async (piece) => receivePiece(requireCase(state).workFolder, piece),
    'files.discard': async ({ drop }) => {
      await discardDrop(requireCase(state).workFolder, drop);
      return {};
    },
  }) satisfies Pick<Handlers, `files.${string}` & keyof Handlers>;

/** The file chooser of an interface that has none of its own: folders first, by name; hidden ones left out. */
async function browse({ directory }: Input<'files.browse'>): Promise<DirectoryListing> {
  const asked = resolve(directory ?? homedir());
  const real = await realpath(asked).catch((error: unknown) => Promise.reject(unreadable(asked, error)));
  const found = await readdir(real, { withFileTypes: true }).catch((error: unknown) =>
    Promise.reject(unreadable(asked, error)),
  );
  const entries = await Promise.all(
    found.filter(({ name }) => !name.startsWith('.')).map((each) => entryOf(real, each)),
  );
  const parent = dirname(real);
  return {
    directory: real,
    parent: parent === real ? null : parent,
    entries: entries.filter((entry) => entry !== null).toSorted(byKindAndName),
  };
}

type Entry = DirectoryListing['entries'][number];

/** Follows links; null for what is neither file nor folder, or cannot be looked at. */
async function entryOf(directory: string, { name }: Dirent): Promise<Entry | null> {
  const info = await stat(join(directory, name)).catch(() => null);
  if (info?.isDirectory()) return { name, kind: 'directory', bytes: 0 };
  if (info?.isFile()) return { name, kind: 'file', bytes: info.size };
  return null;
}

const order = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const byKindAndName = (a: Entry, b: Entry) =>
  a.kind === b.kind ? order.compare(a.name, b.name) : a.kind === 'directory' ? -1 : 1;

function unreadable(directory: string, error: unknown): AppError {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
  if (code === 'ENOENT')
    return new AppError('PATH_MISSING', `There is no folder "${directory}". Check the path.`);
  if (code === 'ENOTDIR') return new AppError('PATH_MISSING', `"${directory}" is a file, not a folder.`);
  return new AppError('PATH_MISSING', `The folder "${directory}" cannot be read (${code}). Choose another.`);
}
