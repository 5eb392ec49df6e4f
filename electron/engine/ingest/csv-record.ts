/** Longest record that is read; a longer line is rejected and skipped. */
export const MAX_RECORD_BYTES = 1 << 20;

const QUOTE = 34;
const COMMA = 44;
const NEWLINE = 10;
const RETURN = 13;

/** One record as found at `pos` of a window. `end` is past its line end. */
export interface FoundRecord {
  readonly end: number;
  readonly quotedNewlines: number;
  /** Why it cannot be read, or null. A bad record is always exactly one physical line. */
  readonly fault: string | null;
}

/** What tells records of a format apart. */
export interface RecordShape {
  readonly columns: number;
  /** True where the first line is a record already. */
  readonly headerless?: boolean;
  /** The byte that parts the fields; a comma where it is left out. */
  readonly delimiter?: number;
  readonly startsRecord: (line: string) => boolean;
}

/**
 * The record at `pos`, or null where the window ends before it does (`final` says that no more will come). A quote is
 * special at the start of a field only, a quoted field may hold line ends as long as no line inside it looks like a
 * record of its own; else the first line alone is at fault and reading goes on at the next one.
 */
export function findRecord(
  window: Uint8Array,
  pos: number,
  limit: number,
  final: boolean,
  shape: RecordShape,
): FoundRecord | null {
  const delimiter = shape.delimiter ?? COMMA;
  const most = Math.max(QUOTE, delimiter);
  let commas = 0;
  let odd = false;
  for (let i = pos; i < limit; i++) {
    const byte = window[i] as number;
    if (byte > most) continue;
    if (byte === delimiter) commas++;
    else if (byte === NEWLINE) return plainRecord(window, pos, i, i + 1, commas, odd, shape);
    else if (byte === QUOTE) return quotedRecord(window, pos, limit, final, shape);
    else if (byte === 0 || byte === RETURN) odd = true;
  }
  return final ? plainRecord(window, pos, limit, limit, commas, odd, shape) : null;
}

function plainRecord(
  window: Uint8Array,
  pos: number,
  lineEnd: number,
  end: number,
  commas: number,
  odd: boolean,
  shape: RecordShape,
): FoundRecord {
  let fault: string | null = null;
  if (odd) fault = controlFault(window, pos, lineEnd);
  fault ??= commas + 1 === shape.columns ? null : countFault(commas + 1, shape.columns);
  return { end, quotedNewlines: 0, fault };
}

const countFault = (columns: number, expected: number) => `${columns} of ${expected} columns`;

/** NUL bytes and carriage returns that end no line. */
function controlFault(window: Uint8Array, from: number, to: number): string | null {
  for (let i = from; i < to; i++) {
    if (window[i] === 0) return 'NUL byte';
    if (window[i] === RETURN && i + 1 < to) return 'carriage return inside the line';
  }
  return null;
}

function quotedRecord(
  window: Uint8Array,
  pos: number,
  limit: number,
  final: boolean,
  shape: RecordShape,
): FoundRecord | null {
  const delimiter = shape.delimiter ?? COMMA;
  let commas = 0;
  let newlines = 0;
  for (let i = pos; ; i++) {
    if (window[i] === QUOTE) {
      const close = closingQuote(window, i + 1, limit, pos, shape);
      if (close.state === 'more' && !final) return null;
      if (close.state !== 'closed') return firstLine(window, pos, limit, final, 'quote that is not closed');
      if (!final && close.end >= limit - 1) return null;
      if (!endsField(window, close.end, limit, delimiter))
        return firstLine(window, pos, limit, final, 'quote inside a field');
      newlines += close.newlines;
      i = close.end;
    }
    for (; i < limit && window[i] !== delimiter && window[i] !== NEWLINE && window[i] !== QUOTE; i++)
      if (window[i] === RETURN && i + 1 < limit && window[i + 1] !== NEWLINE)
        return firstLine(window, pos, limit, final, 'carriage return inside the line');
    if (i === limit && !final) return null;
    if (i < limit && window[i] === QUOTE) return firstLine(window, pos, limit, final, 'quote inside a field');
    if (i < limit && window[i] === delimiter) commas++;
    else return endOfQuoted(window, pos, i, limit, final, { commas, newlines, shape });
  }
}

/** Of the byte after a closing quote. */
function endsField(window: Uint8Array, at: number, limit: number, delimiter: number): boolean {
  const byte = window[at];
  return (
    at >= limit || byte === delimiter || byte === NEWLINE || (byte === RETURN && window[at + 1] === NEWLINE)
  );
}

function endOfQuoted(
  window: Uint8Array,
  pos: number,
  at: number,
  limit: number,
  final: boolean,
  { commas, newlines, shape }: { commas: number; newlines: number; shape: RecordShape },
): FoundRecord | null {
  const nul = window.indexOf(0, pos);
  if (nul >= 0 && nul < at) return firstLine(window, pos, limit, final, 'NUL byte');
  if (commas + 1 !== shape.columns)
    return firstLine(window, pos, limit, final, countFault(commas + 1, shape.columns));
  return { end: Math.min(at + 1, limit), quotedNewlines: newlines, fault: null };
}

interface Closing {
  readonly state: 'closed' | 'stray' | 'more';
  readonly end: number;
  readonly newlines: number;
}

/** Past the quote that closes the field opened before `from`. */
function closingQuote(
  window: Uint8Array,
  from: number,
  limit: number,
  pos: number,
  shape: RecordShape,
): Closing {
  let newlines = 0;
  for (let i = from; i < limit; i++) {
    const byte = window[i];
    if (i - pos > MAX_RECORD_BYTES) return { state: 'stray', end: i, newlines };
    if (byte === NEWLINE) {
      newlines++;
      const next = window.indexOf(NEWLINE, i + 1);
      const lineEnd = next < 0 || next > limit ? limit : next;
      if (
        shape.startsRecord(
          Buffer.from(window.buffer, window.byteOffset + i + 1, lineEnd - i - 1).toString('latin1'),
        )
      )
        return { state: 'stray', end: i, newlines };
    } else if (byte === QUOTE) {
      if (window[i + 1] !== QUOTE || i + 1 >= limit) return { state: 'closed', end: i + 1, newlines };
      i++;
    }
  }
  return { state: 'more', end: limit, newlines };
}

function firstLine(
  window: Uint8Array,
  pos: number,
  limit: number,
  final: boolean,
  fault: string,
): FoundRecord | null {
  const newline = window.indexOf(NEWLINE, pos);
  if (newline < 0 || newline >= limit) return final ? { end: limit, quotedNewlines: 0, fault } : null;
  return { end: newline + 1, quotedNewlines: 0, fault };
}
