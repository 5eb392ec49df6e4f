/** Deeper nesting is refused: no log has it. */
export const MAX_JSON_DEPTH = 256;

const QUOTE = 34;
const COMMA = 44;
const COLON = 58;
const BACKSLASH = 92;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const NEWLINE = 10;

/** What may come next. */
const VALUE = 0;
const VALUE_OR_END = 1;
const KEY = 2;
const KEY_OR_END = 3;
const AFTER_KEY = 4;
const AFTER_VALUE = 5;

/** `end` is past the value; `more`: the window ends inside it; else why it is none. */
export interface FoundValue {
  readonly end: number;
  readonly newlines: number;
  readonly fault: string | null;
  readonly more: boolean;
}

const ends = (end: number, newlines: number): FoundValue => ({ end, newlines, fault: null, more: false });
const MORE: FoundValue = { end: 0, newlines: 0, fault: null, more: true };
const faulty = (end: number, fault: string): FoundValue => ({ end, newlines: 0, fault, more: false });

/** One bit a level: true where it is an object. */
const levels = new Uint8Array(MAX_JSON_DEPTH + 1);

/**
 * The object or array that starts at `pos` (RFC 8259). Structure and strings are checked, numbers and words are not: a
 * line end inside a string or a token out of its place is what a record that was cut off shows.
 */
export function findValue(window: Uint8Array, pos: number, limit: number): FoundValue {
  let depth = 0;
  let newlines = 0;
  let state = VALUE;
  for (let i = pos; i < limit; i++) {
    const byte = window[i] as number;
    if (byte === QUOTE) {
      if (state > KEY_OR_END) return faulty(i, 'not JSON');
      const end = stringEnd(window, i + 1, limit);
      if (end === limit) return MORE;
      if (end < 0) return faulty(-end, 'line end inside a text');
      i = end;
      state = state >= KEY ? AFTER_KEY : AFTER_VALUE;
    } else if (byte <= 32) {
      if (byte === NEWLINE) newlines++;
    } else if (byte === COMMA) {
      if (state !== AFTER_VALUE) return faulty(i, 'not JSON');
      state = levels[depth] === 1 ? KEY : VALUE;
    } else if (byte === COLON) {
      if (state !== AFTER_KEY) return faulty(i, 'not JSON');
      state = VALUE;
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      if (state > VALUE_OR_END) return faulty(i, 'not JSON');
      if (++depth > MAX_JSON_DEPTH) return faulty(i, `nested more than ${MAX_JSON_DEPTH} deep`);
      levels[depth] = byte === OPEN_OBJECT ? 1 : 0;
      state = byte === OPEN_OBJECT ? KEY_OR_END : VALUE_OR_END;
    } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
      if (!mayClose(byte, state, levels[depth] as number)) return faulty(i, 'not JSON');
      if (--depth === 0) return ends(i + 1, newlines);
      state = AFTER_VALUE;
    } else {
      if (state > VALUE_OR_END || !isWord(byte)) return faulty(i, 'not JSON');
      while (i + 1 < limit && isWord(window[i + 1] as number)) i++;
      state = AFTER_VALUE;
    }
  }
  return MORE;
}

function mayClose(byte: number, state: number, level: number): boolean {
  return byte === CLOSE_OBJECT
    ? level === 1 && (state === AFTER_VALUE || state === KEY_OR_END)
    : level === 0 && (state === AFTER_VALUE || state === VALUE_OR_END);
}

/** Of a number, `true`, `false` or `null`. */
const isWord = (byte: number) =>
  (byte >= 48 && byte <= 57) ||
  (byte >= 97 && byte <= 122) ||
  (byte >= 65 && byte <= 90) ||
  byte === 43 ||
  byte === 45 ||
  byte === 46;

/** At the closing quote of the string whose text starts at `from`; `limit` where it does not come; −at of a line end in it. */
export function stringEnd(window: Uint8Array, from: number, limit: number): number {
  for (let i = from; i < limit; i++) {
    const byte = window[i] as number;
    if (byte === QUOTE) return i;
    if (byte === BACKSLASH) i++;
    // Also behind a backslash: no escape goes over a line end.
    if (window[i] === NEWLINE && i < limit) return -i;
  }
  return limit;
}
