import type { DuckDBDataChunk } from '@duckdb/node-api';

type Numbers = Int32Array | Float64Array | BigUint64Array;

/** DuckDB's own buffer behind a numeric vector, which must hold no NULL; the client keeps it private. */
export const numbersOf = (chunk: DuckDBDataChunk, column: number): Numbers =>
  (chunk.getColumnVector(column) as unknown as { readonly items: Numbers }).items;

/** A DuckDB string is 16 bytes: its length, then its bytes with zeros after them, or the first four and where the rest is. */
const WORDS = 4;
const INLINE_BYTES = 12;
const SLOTS = 1 << 14;

/**
 * Reads one column of text, which must hold no NULL: texts that come again are mostly the same string. Short ones are known
 * by their bytes, long ones by their length, their beginning and DuckDB's `hash()` of them, which stands in another column:
 * bringing a long text over costs more than all that is done with it.
 */
export class TextReader {
  readonly #column: number;
  readonly #hashes: number;
  readonly #texts = Array.from({ length: SLOTS }, () => '');
  readonly #known = new Int32Array(SLOTS * WORDS);

  constructor(column: number, hashes: number) {
    this.#column = column;
    this.#hashes = hashes;
  }

  /** Texts of a chunk by their row. */
  of(chunk: DuckDBDataChunk): (row: number) => string {
    const vector = chunk.getColumnVector(this.#column);
    const { buffer, byteOffset } = (vector as unknown as { readonly dataView: DataView }).dataView;
    const words = new Int32Array(buffer, byteOffset, chunk.rowCount * WORDS);
    const hashes = numbersOf(chunk, this.#hashes);
    const halves = new Int32Array(hashes.buffer, hashes.byteOffset, chunk.rowCount * 2);
    return (row) => {
      const at = row * WORDS;
      const length = words[at] ?? 0;
      if (length === 0) return '';
      const a = words[at + 1] ?? 0;
      const isLong = length > INLINE_BYTES;
      const b = (isLong ? halves[row * 2] : words[at + 2]) ?? 0;
      const c = (isLong ? halves[row * 2 + 1] : words[at + 3]) ?? 0;
      return this.#kept(a, b, c, length) ?? this.#keep(a, b, c, length, vector.getItem(row) as string);
    };
  }

  #kept(a: number, b: number, c: number, length: number): string | undefined {
    const slot = slotOf(a, b, c, length);
    const known = this.#known;
    const at = slot * WORDS;
    const isSame = known[at] === length && known[at + 1] === a && known[at + 2] === b && known[at + 3] === c;
    return isSame ? this.#texts[slot] : undefined;
  }

  #keep(a: number, b: number, c: number, length: number, text: string): string {
    const slot = slotOf(a, b, c, length);
    const at = slot * WORDS;
    this.#known[at] = length;
    this.#known[at + 1] = a;
    this.#known[at + 2] = b;
    this.#known[at + 3] = c;
    return (this.#texts[slot] = text);
  }
}

function slotOf(a: number, b: number, c: number, length: number): number {
  const mixed = Math.imul(a ^ Math.imul(b, 0x9e3779b1) ^ Math.imul(c, 0x85ebca6b) ^ length, 0x27d4eb2f);
  return (mixed >>> 16) & (SLOTS - 1);
}
