import { findValue, stringEnd } from './json-value.ts';

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;

/** Keys under which exporters wrap the array of their records, in lower case. */
const WRAPPERS: ReadonlySet<string> = new Set(['records', 'events', 'value', 'logs', 'results']);

/** A member of the object around the records. */
export type Member =
  | { readonly kind: 'more' | 'fault' }
  /** `at` is past the `[` of the array with the records. */
  | { readonly kind: 'records'; readonly at: number }
  | { readonly kind: 'other'; readonly at: number; readonly key: string };

const MORE: Member = { kind: 'more' };
const FAULT: Member = { kind: 'fault' };

/** The member whose key starts at `pos`. */
export function findMember(window: Buffer, pos: number, limit: number): Member {
  const keyEnd = window[pos] === QUOTE ? stringEnd(window, pos + 1, limit) : -1;
  if (keyEnd < 0) return FAULT;
  const colon = skipSpace(window, keyEnd + 1, limit);
  const value = skipSpace(window, colon + 1, limit);
  if (value >= limit) return MORE;
  if (window[colon] !== COLON) return FAULT;
  const key = window.toString('utf8', pos + 1, keyEnd);
  const first = window[value];
  if (first === OPEN_ARRAY && WRAPPERS.has(key.toLowerCase())) {
    const inside = skipSpace(window, value + 1, limit);
    if (inside >= limit) return MORE;
    if (window[inside] === OPEN_OBJECT || window[inside] === CLOSE_ARRAY)
      return { kind: 'records', at: value + 1 };
  }
  if (first === OPEN_ARRAY || first === OPEN_OBJECT) {
    const found = findValue(window, value, limit);
    if (found.more) return MORE;
    return found.fault === null ? { kind: 'other', at: found.end, key } : FAULT;
  }
  const end = first === QUOTE ? stringEnd(window, value + 1, limit) + 1 : wordEnd(window, value, limit);
  if (end <= 0) return FAULT;
  return end >= limit ? MORE : { kind: 'other', at: end, key };
}

/** Whether the object at `pos` is one around records rather than a record; null where the window is too short to tell. */
export function isWrapper(window: Buffer, pos: number, limit: number): boolean | null {
  let at = skipSpace(window, pos + 1, limit);
  while (at < limit) {
    if (window[at] === CLOSE_OBJECT) return false;
    const member = findMember(window, at, limit);
    if (member.kind === 'more') return null;
    if (member.kind !== 'other') return member.kind === 'records';
    at = skipSpace(window, member.at, limit);
    if (window[at] === COMMA) at = skipSpace(window, at + 1, limit);
  }
  return null;
}

export function skipSpace(window: Uint8Array, from: number, limit: number): number {
  let at = from;
  while (at < limit && isSpace(window[at] as number)) at++;
  return at;
}

export const isSpace = (byte: number) => byte === 32 || byte === 9 || byte === 10 || byte === 13;

function wordEnd(window: Uint8Array, from: number, limit: number): number {
  let at = from;
  while (at < limit && !isSpace(window[at] as number) && !isDelimiter(window[at] as number)) at++;
  return at === from ? -1 : at;
}

const isDelimiter = (byte: number) => byte === COMMA || byte === CLOSE_OBJECT || byte === CLOSE_ARRAY;
