import { join, sep } from 'node:path';
import { AppError } from '../../contract/errors.ts';

const MOST_SEGMENTS = 64;
/** What every file system takes for one name. */
const MOST_SEGMENT_BYTES = 240;

/** Signs that some file system refuses, and those that the encoding itself uses. */
const UNSAFE = /[\p{Cc}<>:"|?*\\%]|[. ]$/gu;
/** Names that Windows keeps for devices, also with an ending. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?=\.|$)/i;

const escaped = (sign: string) => `%${(sign.codePointAt(0) ?? 0).toString(16).padStart(2, '0')}`;

/** A name as it may stand on any disk; `shownName` gives it back. */
const diskName = (segment: string) =>
  segment.replace(UNSAFE, escaped).replace(DEVICE, (device) => escaped(device.charAt(0)) + device.slice(1));

const shownName = (segment: string) =>
  segment.replace(/%([0-9a-f]{2})/g, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)));

/**
 * A dropped path as it is kept: below the drop's own folder, base name and endings as they were. Throws BAD_REQUEST
 * where it leads anywhere else.
 */
export function diskPath(name: string): string {
  const segments = name.split('/');
  const wrong = segments.find((segment) => segment === '' || segment === '.' || segment === '..');
  if (wrong !== undefined || segments.length > MOST_SEGMENTS)
    throw refused(name, 'it is no path inside what was dropped');
  const kept = segments.map(diskName);
  if (kept.some((segment) => Buffer.byteLength(segment) > MOST_SEGMENT_BYTES))
    throw refused(name, 'a name in it is too long');
  return join(...kept);
}

const refused = (name: string, why: string) =>
  new AppError('BAD_REQUEST', `"${name}" cannot be received: ${why}. Rename it, or give its path instead.`, {
    name,
  });

const INSIDE = /^.*\.tracewell\.work[\\/]drop[\\/][a-z0-9-]{8,64}[\\/]/s;

/** What to call a path: for one that was received, the path inside what was dropped; else itself. */
export function shownPath(path: string): string {
  if (!INSIDE.test(path)) return path;
  return path.replace(INSIDE, '').split(sep).map(shownName).join('/');
}

/** An error that names received files, as the person who dropped them knows them. */
export function withoutDropFolder(error: unknown, workFolder: string): unknown {
  if (!(error instanceof AppError)) return error;
  const folder = `${join(workFolder, 'drop')}${sep}`;
  const clean = (text: string) =>
    text
      .split(folder)
      .map((part, i) => (i === 0 ? part : part.replace(/^[a-z0-9-]{8,64}[\\/]/, '')))
      .join('');
  if (clean(error.message) === error.message) return error;
  return new AppError(error.code, clean(error.message), {}, error);
}
