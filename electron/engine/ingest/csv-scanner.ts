import { isUtf8 } from 'node:buffer';
import { findRecord, MAX_RECORD_BYTES, type RecordShape } from './csv-record.ts';
import { ORIGINAL_BYTES, type ScanCounts, type ScanSink } from './scan.ts';

/**
 * Blocks of source text are cut at the first record that ends past this. DuckDB compresses 2048 of them together and
 * writes 122,880 at a time: larger blocks would have to wait in memory for the end of the transaction.
 */
const BLOCK_BYTES = 2 << 10;
const NEWLINE = 10;
const RETURN = 13;

/** One pass over the bytes of a CSV file, in windows of any size. Every byte and every line is accounted for. */
export class CsvScanner {
  private readonly shape: RecordShape;
  private readonly sink: ScanSink;
  private rest: Buffer = Buffer.alloc(0);
  /** A record past the limit whose end has not come yet. */
  private overlong = false;
  private headerPending: boolean;
  private blockFirst = 0;
  private lastByte = NEWLINE;
  private counts = {
    bytes: 0,
    lines: 0,
    headers: 0,
    quotedNewlines: 0,
    blankLines: 0,
    records: 0,
    badRecords: 0,
    returnLines: 0,
  };

  constructor(shape: RecordShape, sink: ScanSink, hasHeader = true) {
    this.shape = shape;
    this.sink = sink;
    this.headerPending = hasHeader;
  }

  push(chunk: Buffer): void {
    const last = chunk.at(-1);
    if (last === undefined) return;
    this.lastByte = last;
    this.counts.bytes += chunk.length;
    const window = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    this.rest = Buffer.from(window.subarray(this.scan(window, false)));
  }

  finish(): ScanCounts {
    this.scan(this.rest, true);
    return { ...this.counts, sharedLines: 0, endsWithNewline: this.lastByte === NEWLINE };
  }

  /** Returns how much of the window was used up. */
  private scan(window: Buffer, final: boolean): number {
    let pos = this.overlong ? this.skipOverlong(window, final) : 0;
    let blockStart = 0;
    let keepStart = pos;
    const checkText = !isUtf8(window.subarray(0, final ? window.length : window.lastIndexOf(NEWLINE) + 1));
    while (pos < window.length) {
      const found = findRecord(window, pos, window.length, final, this.shape);
      const end = found?.end ?? window.length;
      const tooLong = end - pos > MAX_RECORD_BYTES;
      if (!found && !tooLong) break;
      const line = window.subarray(pos, end);
      const fault = tooLong
        ? 'line longer than 1 MiB'
        : checkText && !isUtf8(line)
          ? 'invalid UTF-8'
          : (found?.fault ?? null);
      if (!this.take(line, found?.quotedNewlines ?? 0, fault)) {
        this.keep(window, keepStart, pos);
        keepStart = end;
      }
      this.overlong = !found;
      pos = end;
      if (pos - blockStart >= BLOCK_BYTES) blockStart = this.block(window, blockStart, pos);
    }
    this.keep(window, keepStart, pos);
    this.block(window, blockStart, pos);
    return pos;
  }

  /** Counts one record, header or blank line; true where it is to be read. */
  private take(line: Buffer, quotedNewlines: number, fault: string | null): boolean {
    const { counts } = this;
    counts.lines++;
    if (line.at(-1) === NEWLINE && line.at(-2) === RETURN) counts.returnLines++;
    if (this.headerPending) {
      this.headerPending = false;
      counts.headers++;
      return true;
    }
    if (line[0] === NEWLINE || (line[0] === RETURN && (line.length === 1 || line[1] === NEWLINE))) {
      counts.blankLines++;
      return false;
    }
    const record = counts.records++;
    const at = counts.lines;
    this.sink.record?.(line, record, at, fault);
    if (fault !== null) {
      counts.badRecords++;
      const original = Buffer.from(line.subarray(0, ORIGINAL_BYTES));
      this.sink.bad?.({ record, line: at, reason: fault, original });
      return false;
    }
    counts.lines += quotedNewlines;
    counts.quotedNewlines += quotedNewlines;
    return true;
  }

  private skipOverlong(window: Buffer, final: boolean): number {
    const newline = window.indexOf(NEWLINE);
    const end = newline < 0 ? window.length : newline + 1;
    this.overlong = newline < 0 && !final;
    return end;
  }

  private keep(window: Buffer, from: number, to: number): void {
    if (to > from) this.sink.keep?.(window.subarray(from, to));
  }

  private block(window: Buffer, from: number, to: number): number {
    if (to > from)
      this.sink.block?.(window.subarray(from, to), this.blockFirst, this.counts.records - this.blockFirst);
    this.blockFirst = this.counts.records;
    return to;
  }
}
