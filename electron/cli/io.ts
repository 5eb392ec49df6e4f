import { resolve } from 'node:path';
import { AppError } from '../contract/errors.ts';

/** One run of a command: where it prints, whose folder relative paths start from, and whether it is to stop. */
export interface Io {
  /** One JSON document on stdout instead of text. */
  readonly json: boolean;
  /** Aborts on Ctrl-C. */
  readonly signal: AbortSignal;
  /** A path as the caller means it. */
  readonly path: (text: string) => string;
  /** The result: `text` for people, `document` with --json. */
  readonly print: (document: unknown, text: () => string) => void;
  /** For people, on stderr. */
  readonly note: (text: string) => void;
}

/** npm runs a script in its package's folder and keeps the caller's in INIT_CWD. */
const callersFolder = () => process.env['INIT_CWD'] ?? process.cwd();

export function createIo(json: boolean, signal: AbortSignal): Io {
  return {
    json,
    signal,
    path: (text) => resolve(callersFolder(), text),
    print: (document, text) => void process.stdout.write(`${json ? JSON.stringify(document) : text()}\n`),
    note: (text) => void process.stderr.write(`${text}\n`),
  };
}

export const EXIT = { done: 0, failed: 1, calledWrongly: 2, interrupted: 130 } as const;

/** The result is printed and is a bad one: exit code 1 without a further word. */
export class FoundWanting extends Error {}

export function exitCodeOf({ code }: AppError): number {
  if (code === 'BAD_REQUEST') return EXIT.calledWrongly;
  return code === 'CANCELLED' ? EXIT.interrupted : EXIT.failed;
}

/** `error CODE: message` on stderr; with --json also the same as the one document on stdout. */
export function printError({ code, message, detail }: AppError, json: boolean): void {
  process.stderr.write(`error ${code}: ${message}\n`);
  if (json) process.stdout.write(`${JSON.stringify({ error: { code, message, detail } })}\n`);
}

export function asAppError(error: unknown): AppError {
  if (error instanceof AppError) return error;
  const reason = error instanceof Error ? error.message : String(error);
  return new AppError('INTERNAL', `This is a fault of Tracewell: ${reason}`, {}, error);
}
