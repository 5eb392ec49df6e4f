import { AppError } from '../../contract/errors.ts';

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));

export const notACase = (path: string, why: string, cause?: unknown) =>
  new AppError(
    'CASE_NOT_A_CASE',
    `"${path}" is no Tracewell case: ${why}. It was left as it is; choose a .tracewell file, or create a case under another name.`,
    { path },
    cause,
  );

export const heldBy = (path: string, pid: number | null) =>
  new AppError(
    'CASE_LOCKED',
    `The case "${path}" is open in ${pid === null ? 'another process' : `process ${pid}`}. Close it there and try again.`,
    { path, pid },
  );

export const tooNew = (path: string, found: string, known: string) =>
  new AppError(
    'CASE_TOO_NEW',
    `The case "${path}" was written by a newer Tracewell (${found}; this one knows ${known}). It was left as it is; open it with the newer version.`,
    { path, found, known },
  );

/** What DuckDB says when it cannot open a file, in our words. */
export function openError(path: string, error: unknown): AppError {
  const message = messageOf(error);
  if (/Could not set lock/.test(message))
    return heldBy(path, Number(/PID (\d+)/.exec(message)?.[1] ?? NaN) || null);
  if (/newer|version number/i.test(message)) return tooNew(path, 'its file format is newer', 'an older one');
  if (/not a valid DuckDB|corrupt|checksum|Serialization/i.test(message))
    return notACase(path, 'its contents are damaged or of another kind', error);
  return (
    diskError(error) ??
    new AppError('INTERNAL', `The case "${path}" cannot be opened: ${message}`, { path }, error)
  );
}

/** DISK_FULL where that is what happened, else null. */
export function diskError(error: unknown, where?: string): AppError | null {
  const message = messageOf(error);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (
    code !== 'ENOSPC' &&
    code !== 'EDQUOT' &&
    !/No space left on device|disk quota|ENOSPC|max_temp_directory_size/i.test(message)
  )
    return null;
  return new AppError(
    'DISK_FULL',
    `The disk is full${where === undefined ? '' : ` at "${where}"`}. Nothing was changed; free some space and try again.`,
    where === undefined ? {} : { path: where },
    error,
  );
}
