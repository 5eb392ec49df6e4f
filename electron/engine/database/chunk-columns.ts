import type { DuckDBDataChunk } from '@duckdb/node-api';

type Numbers = Int32Array | Float64Array | BigUint64Array;

/** DuckDB's own buffer behind a numeric vector, which must hold no NULL; the client keeps it private. */
export const numbersOf = (chunk: DuckDBDataChunk, column: number): Numbers =>
  (chunk.getColumnVector(column) as unknown as { readonly items: Numbers }).items;

/** A DuckDB string is 16 bytes: its length, then its bytes with zeros after them, or the first four and where the rest is. */
const WORDS = 4;
const INLINE_BYTES = 12;
const SLOTS = 1024;

/** Reads one column of text, which must hold no NULL: short texts that come again are the same string. */
export class TextReader {
  readonly #column: number;
  readonly #texts = Array.from({ length: SLOTS }, () => '');
  readonly #known = new Int32Array(SLOTS * WORDS);

  constructor(column: number) {
    this.#column = column;
  }

  /** Texts of a chunk by their row. */
  of(chunk: DuckDBDataChunk): (row: number) => string {
    const vector = chunk.getColumnVector(this.#column);
    const { buffer, byteOffset } = (vector as unknown as { readonly dataView: DataView }).dataView;
    const words = new Int32Array(buffer, byteOffset, chunk.rowCount * WORDS);
    const [known, texts] = [this.#known, this.#texts];
    return (row) => {
      const at = row * WORDS;
      const length = words[at] ?? 0;
      if (length === 0) return '';
      if (length > INLINE_BYTES) return vector.getItem(row) as string;
      const [a = 0, b = 0, c = 0] = [words[at + 1], words[at + 2], words[at + 3]];
      const mixed = Math.imul(a ^ Math.imul(b, 0x9e3779b1) ^ Math.imul(c, 0x85ebca6b), 0x27d4eb2f);
      const slot = ((mixed >>> 16) ^ length) & (SLOTS - 1);
      const place = slot * WORDS;
      if (
        known[place] === length &&
        known[place + 1] === a &&
        known[place + 2] === b &&
        known[place + 3] === c
      )
        return texts[slot] ?? '';
      const text = vector.getItem(row) as string;
      known.set([length, a, b, c], place);
      texts[slot] = text;
      return text;
    };
  }
}
