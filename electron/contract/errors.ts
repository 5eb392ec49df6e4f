/** Stable codes; the message says what happened, to what, and what to do. */
export const ERROR_CODES = [
  'BAD_REQUEST',
  'UNKNOWN_METHOD',
  'NOT_FOUND',
  'NO_CASE',
  'CASE_LOCKED',
  'CASE_NOT_A_CASE',
  'CASE_TOO_NEW',
  'PATH_MISSING',
  'FORMAT_UNKNOWN',
  'IMPORT_UNBALANCED',
  'DISK_FULL',
  'CANCELLED',
  'PEER_GONE',
  'BUSY',
  'INTERNAL',
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** The one error that crosses a channel. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly detail: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    message: string,
    detail: Readonly<Record<string, unknown>> = {},
    cause?: unknown,
  ) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'AppError';
    this.code = code;
    this.detail = detail;
  }
}
