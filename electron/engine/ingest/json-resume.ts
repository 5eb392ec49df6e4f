import { stringEnd } from './json-value.ts';

const NEWLINE = 10;
const QUOTE = 34;
const COMMA = 44;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;

export interface Resume {
  /** At the line end before the line that may start a record, or where the window ends. */
  readonly end: number;
  /** Line ends before it. */
  readonly newlines: number;
  readonly resumes: boolean;
}

/**
 * How far a bad record reaches: to the line end before a line that begins with a bracket, indented no deeper than
 * `indent`; with an infinite one to the next line end.
 */
export function resumeAt(window: Buffer, pos: number, limit: number, final: boolean, indent: number): Resume {
  let newlines = 0;
  for (let from = pos; ; newlines++) {
    const newline = window.indexOf(NEWLINE, from);
    if (newline < 0 || newline >= limit) return { end: limit, newlines, resumes: false };
    if (indent === Infinity) return { end: newline, newlines, resumes: true };
    let first = newline + 1;
    while (first < limit && (window[first] === 32 || window[first] === 9)) first++;
    if (first === limit) return { end: newline, newlines, resumes: final };
    if (first - newline - 1 <= indent && isBracket(window[first]))
      return { end: newline, newlines, resumes: true };
    from = newline + 1;
  }
}

const isBracket = (byte: number | undefined) =>
  byte === OPEN_OBJECT || byte === OPEN_ARRAY || byte === CLOSE_ARRAY;

/** Past an element of an array that is no object: before the comma, the bracket or the line end. */
export function scalarEnd(window: Buffer, pos: number, limit: number): number {
  for (let at = pos; at < limit; at++) {
    const byte = window[at];
    if (at > pos && (byte === COMMA || byte === CLOSE_ARRAY)) return at;
    if (byte === NEWLINE) return at;
    if (byte !== QUOTE) continue;
    const end = stringEnd(window, at + 1, limit);
    if (end < 0) return -end;
    at = end;
  }
  return limit;
}
