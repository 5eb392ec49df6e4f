import { isUtf8 } from 'node:buffer';
import type { OtherReason } from '../../../models/domain/source.ts';
import type { LineReader, LineRecord } from '../../../models/sources/parts/format.ts';
import { ORIGINAL_BYTES, type ScanCounts, type ScanSink } from './scan.ts';

/** As for CSV: docs/decisions/0010. */
const BLOCK_BYTES = 2 << 10;
const MAX_LINE_BYTES = 1 << 20;
const NEWLINE = 10;

export interface LineSink extends ScanSink {
  /** A record that is no event. */
  readonly other?: (record: number, reason: OtherReason) => void;
}

export interface LineCounts extends ScanCounts {
  /** Of the longest record as JSON. */
  readonly longest: number;
  readonly otherRecords: number;
}

/** One pass over the bytes of a text: every line is a record, but for blank ones. */
export class LineScanner {
  private readonly reader: LineReader;
  private readonly sink: LineSink;
  private rest: Buffer = Buffer.alloc(0);
  /** Inside a line past the limit, which has been counted. */
  private overlong = false;
  private blockFirst = 0;
  private lastByte = NEWLINE;
  private longest = 0;
  private counts = { bytes: 0, lines: 0, blankLines: 0, records: 0, badRecords: 0, otherRecords: 0 };

  constructor(reader: LineReader, sink: LineSink) {
    this.reader = reader;
    this.sink = sink;
  }

  push(chunk: Buffer): void {
    const last = chunk.at(-1);
    if (last === undefined) return;
    this.lastByte = last;
    this.counts.bytes += chunk.length;
    const window = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    this.rest = Buffer.from(window.subarray(this.scan(window, false)));
  }

  finish(): LineCounts {
    this.scan(this.rest, true);
    const { counts, longest, lastByte } = this;
    const none = { headers: 0, quotedNewlines: 0, sharedLines: 0, returnLines: 0 };
    return { ...counts, ...none, longest, endsWithNewline: lastByte === NEWLINE };
  }

  /** Returns how much of the window was used up. */
  private scan(window: Buffer, final: boolean): number {
    let pos = 0;
    let from = 0;
    while (pos < window.length) {
      const newline = window.indexOf(NEWLINE, pos);
      const whole = newline >= 0 || final;
      const end = newline >= 0 ? newline + 1 : window.length;
      if (!whole && !this.overlong && end - pos <= MAX_LINE_BYTES) break;
      if (this.overlong) this.overlong = !whole;
      else {
        this.line(window.subarray(pos, end));
        this.overlong = !whole;
      }
      pos = end;
      if (pos - from >= BLOCK_BYTES) from = this.block(window, from, pos);
    }
    this.block(window, from, pos);
    return pos;
  }

  private block(window: Buffer, from: number, to: number): number {
    const { records } = this.counts;
    if (to > from) this.sink.block?.(window.subarray(from, to), this.blockFirst, records - this.blockFirst);
    this.blockFirst = records;
    return to;
  }

  private line(bytes: Buffer): void {
    const { counts, sink } = this;
    counts.lines++;
    const text = bytes.length > MAX_LINE_BYTES ? null : lineOf(bytes);
    if (text === '') {
      counts.blankLines++;
      return;
    }
    const record = counts.records++;
    const found = text === null ? TOO_LONG : this.read(bytes, text);
    const fault = found.kind === 'bad' ? found.reason : null;
    sink.record?.(bytes, record, counts.lines, fault);
    if (found.kind === 'record') this.keep(found.json);
    else if (found.kind === 'other') {
      counts.otherRecords++;
      counts.badRecords++;
      sink.other?.(record, found.reason);
    } else {
      counts.badRecords++;
      const original = Buffer.from(bytes.subarray(0, ORIGINAL_BYTES));
      sink.bad?.({ record, line: counts.lines, reason: found.reason, original });
    }
  }

  private read(bytes: Buffer, text: string): LineRecord {
    if (!isUtf8(bytes)) return { kind: 'bad', reason: 'invalid UTF-8' };
    if (bytes.includes(0)) return { kind: 'bad', reason: 'NUL byte' };
    return this.reader.read(text);
  }

  private keep(json: string): void {
    const line = Buffer.from(`${json}\n`);
    this.longest = Math.max(this.longest, line.length);
    this.sink.keep?.(line);
  }
}

const TOO_LONG: LineRecord = { kind: 'bad', reason: 'line longer than 1 MiB' };

/** Without its line end and a byte order mark; empty where it is blank. */
export function lineOf(bytes: Buffer): string {
  const text = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .replace(/\r?\n$/, '');
  return text.trim() === '' ? '' : text;
}

/** The text of record `index` of a block that the scanner cut. */
export function lineInBlock(block: Buffer, index: number): string | null {
  const lines = block
    .toString('utf8')
    .split('\n')
    .map((line) => lineOf(Buffer.from(line)));
  return lines.filter((line) => line !== '')[index] ?? null;
}
