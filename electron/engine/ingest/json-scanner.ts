import { findValue, MAX_JSON_DEPTH } from './json-value.ts';
import { findMember, isSpace, isWrapper } from './json-wrapper.ts';
import { JsonBlocks } from './json-blocks.ts';
import { WindowChecks } from './json-checks.ts';
import { JsonOutput, type JsonSink } from './json-output.ts';
import { resumeAt, scalarEnd } from './json-resume.ts';
import { ORIGINAL_BYTES, type ScanCounts } from './scan.ts';

/** Longest JSON record that is read. Script blocks and event messages go past CSV's 1 MiB; a reader's line buffer is a multiple of it. */
export const MAX_JSON_BYTES = 16 << 20;
/** After so many records that were one line each, a line from `{` to `}` is believed to be one. */
const TRUSTED_LINES = 64;
/** An object this long without an array of records is none around them. */
const WRAPPER_HEAD_BYTES = 64 << 10;
const ANY_LINE = Infinity;

const NEWLINE = 10;
const RETURN = 13;
const COMMA = 44;
const OPEN_ARRAY = 91;
const CLOSE_ARRAY = 93;
const OPEN_OBJECT = 123;
const CLOSE_OBJECT = 125;
const QUOTE = 34;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** What a line holds so far: nothing, what stands around records, or a record. */
type LineClass = 'blank' | 'wrapper' | 'record';

export interface JsonCounts extends ScanCounts {
  readonly longest: number;
  /** An array or the object around the records has no end. */
  readonly unclosed: boolean;
  /** Keys of the object around the records that hold none. */
  readonly wrapperKeys: readonly string[];
}

/**
 * One pass over the bytes of a JSON file: a record is an object on a line of its own, in an array, pretty-printed, or
 * in the array of an object around it. Every byte and every line is accounted for. Whether a good record is valid JSON
 * to the last byte is the reader's to say; what a bad one takes along ends at the next line that starts an object.
 */
export class JsonScanner {
  private readonly sink: JsonSink;
  private rest: Buffer = Buffer.alloc(0);
  private window: Buffer = this.rest;
  private limit = 0;
  private pos = 0;
  private final = false;
  /** Of the window's first byte in the file. */
  private base = 0;

  private readonly around: ('array' | 'object')[] = [];
  private readonly wrapperKeys = new Set<string>();
  private mayWrap = true;
  private trust = 0;
  private line: LineClass = 'blank';
  private indent = 0;
  /** Inside a bad record: the indentation at which a line may start the next one. */
  private skipping: number | null = null;

  private readonly checks = new WindowChecks();

  private readonly output: JsonOutput;
  private readonly blocks: JsonBlocks;
  private lastByte = NEWLINE;
  private longest = 0;
  private counts = {
    bytes: 0,
    lines: 0,
    headers: 0,
    quotedNewlines: 0,
    blankLines: 0,
    sharedLines: 0,
    records: 0,
    badRecords: 0,
  };

  constructor(sink: JsonSink) {
    this.sink = sink;
    this.output = new JsonOutput(sink);
    this.blocks = new JsonBlocks(sink);
  }

  push(chunk: Buffer): void {
    const last = chunk.at(-1);
    if (last === undefined) return;
    this.lastByte = last;
    this.counts.bytes += chunk.length;
    const window = this.rest.length === 0 ? chunk : Buffer.concat([this.rest, chunk]);
    this.rest = Buffer.from(window.subarray(this.scan(window, false)));
  }

  finish(): JsonCounts {
    this.scan(this.rest, true);
    if (this.lastByte !== NEWLINE) this.endLine();
    return {
      ...this.counts,
      returnLines: 0,
      endsWithNewline: this.lastByte === NEWLINE,
      longest: this.longest,
      unclosed: this.around.length > 0,
      wrapperKeys: [...this.wrapperKeys],
    };
  }

  /** Returns how much of the window was used up. */
  private scan(window: Buffer, final: boolean): number {
    this.window = window;
    this.final = final;
    this.limit = window.length;
    this.pos = 0;
    this.output.start(window, this.base);
    this.blocks.start(window);
    this.checks.start(window, final);
    while (this.pos < this.limit && this.step());
    this.output.flush();
    this.blocks.cut(this.pos, this.counts.records);
    this.base += this.pos;
    return this.pos;
  }

  /** Goes on by one record or token; false where the window ends before it does. */
  private step(): boolean {
    if (this.skipping !== null) return this.skip(this.skipping);
    const trusted = this.trust >= TRUSTED_LINES ? this.trustedLine() : 'other';
    if (trusted !== 'other') return trusted === 'taken';
    const byte = this.window[this.pos] as number;
    if (isSpace(byte)) return this.space(byte);
    if (this.around.at(-1) === 'object') return this.member(byte);
    if (byte === COMMA) return this.punctuation();
    if (byte === OPEN_OBJECT) return this.object();
    if (byte === OPEN_ARRAY) {
      if (this.around.length >= MAX_JSON_DEPTH) return this.bad('arrays in arrays', ANY_LINE);
      this.around.push('array');
      return this.punctuation();
    }
    if (this.base + this.pos === 0 && byte === BOM[0]) return this.byteOrderMark();
    if (this.around.length === 0) return this.stray(byte);
    if (byte !== CLOSE_ARRAY) return this.scalar();
    this.around.pop();
    return this.punctuation();
  }

  private space(byte: number): boolean {
    this.output.differ(this.pos);
    this.pos++;
    if (byte === NEWLINE) this.endLine();
    else if (this.line === 'blank') this.indent++;
    return true;
  }

  private punctuation(): boolean {
    if (this.window[this.pos] !== COMMA) this.blocks.enter('wrapper', this.pos, this.counts.records);
    this.output.differ(this.pos);
    this.pos++;
    if (this.line === 'blank') this.line = 'wrapper';
    return true;
  }

  private byteOrderMark(): boolean {
    if (this.limit < BOM.length && !this.final) return false;
    if (!this.window.subarray(0, BOM.length).equals(BOM)) return this.stray(0);
    this.blocks.enter('wrapper', this.pos, this.counts.records);
    this.output.differ(this.pos);
    this.pos = BOM.length;
    return true;
  }

  /** Inside the object around the records, before or after their array. */
  private member(byte: number): boolean {
    if (byte === COMMA) return this.punctuation();
    if (byte === CLOSE_OBJECT) {
      this.around.pop();
      return this.punctuation();
    }
    const found = byte === QUOTE ? findMember(this.window, this.pos, this.limit) : null;
    if (found?.kind === 'more' && !this.final && this.limit - this.pos < MAX_JSON_BYTES) return false;
    if (found?.kind !== 'records' && found?.kind !== 'other')
      return this.bad('not JSON, in the object around the records', ANY_LINE);
    if (found.kind === 'records') this.around.push('array');
    else if (this.wrapperKeys.size < 10) this.wrapperKeys.add(found.key);
    this.blocks.enter('wrapper', this.pos, this.counts.records);
    this.output.differ(this.pos);
    for (let at = this.pos; at < found.at; at++) {
      if (this.line === 'blank') this.line = 'wrapper';
      if (this.window[at] === NEWLINE) this.endLine();
    }
    if (this.line === 'blank') this.line = 'wrapper';
    this.pos = found.at;
    return true;
  }

  private stray(byte: number): boolean {
    return this.bad(byte === CLOSE_ARRAY ? 'a "]" without its "["' : 'no JSON object', ANY_LINE);
  }

  /** An element of an array that is no object. */
  private scalar(): boolean {
    const end = scalarEnd(this.window, this.pos, this.limit);
    if (end === this.limit && !this.final && end - this.pos < MAX_JSON_BYTES) return false;
    this.reject('no JSON object', end);
    this.pos = end;
    return true;
  }

  private object(): boolean {
    const { window, pos, limit, final } = this;
    if (this.mayWrap && this.around.length === 0) {
      const head = Math.min(limit, pos + WRAPPER_HEAD_BYTES);
      const wraps = isWrapper(window, pos, head);
      if (wraps === null && !final && head === limit) return false;
      if (wraps === true) {
        this.around.push('object');
        return this.punctuation();
      }
      this.mayWrap = false;
    }
    const found = findValue(window, pos, limit);
    const length = (found.more ? limit : found.end) - pos;
    if (length > MAX_JSON_BYTES)
      return this.bad(`record longer than ${MAX_JSON_BYTES >> 20} MiB`, this.indent);
    if (!final && (found.more || (found.fault === null && found.end === limit))) return false;
    if (found.more) return this.bad('cut off: the record has no end', this.indent);
    if (found.fault !== null) return this.bad(found.fault, this.indent);
    this.good(found.end, found.newlines);
    return true;
  }

  /** A whole line that is one record; every place where a window may end comes to the same. */
  private trustedLine(): 'taken' | 'more' | 'other' {
    const { window, pos, limit } = this;
    if (this.line !== 'blank' || this.indent > 0 || this.around.at(-1) === 'object') return 'other';
    const found = window.indexOf(NEWLINE, pos);
    if (found < 0 && !this.final && limit - pos <= MAX_JSON_BYTES) return 'more';
    const newline = found < 0 ? limit : found;
    let from = pos;
    let to = window[newline - 1] === RETURN ? newline - 1 : newline;
    if (this.around.length > 0) {
      while (from < to && isSpace(window[from] as number)) from++;
      if (window[to - 1] === COMMA) to--;
    }
    if (window[from] !== OPEN_OBJECT || window[to - 1] !== CLOSE_OBJECT || to - from > MAX_JSON_BYTES)
      return 'other';
    if (this.checks.joined(pos, to, this.around.length > 0) || this.checks.hasReturn(from, to))
      return 'other';
    if (this.checks.fault(from, to) !== null) return 'other';
    this.takeLine(from, to, newline);
    return 'taken';
  }

  private takeLine(from: number, to: number, newline: number): void {
    this.blocks.enter('records', this.pos, this.counts.records);
    this.takeRecord(from, to, null);
    const end = Math.min(newline + 1, this.limit);
    if (from === this.pos && to === newline) this.output.same(from, end);
    else {
      this.output.differ(this.pos);
      this.output.line(from, to);
    }
    this.pos = end;
    if (newline < end) this.endLine();
    this.blocks.cutIfLong(this.pos, this.counts.records);
  }

  private good(end: number, newlines: number): void {
    const { window, pos, limit } = this;
    const fault = this.checks.fault(pos, end);
    if (fault !== null) return this.unreadable(fault, end, newlines);
    const alone = this.line === 'blank' && newlines === 0;
    const plain =
      alone &&
      this.indent === 0 &&
      (end === limit || window[end] === NEWLINE) &&
      !this.checks.hasReturn(pos, end);
    this.trust = alone ? this.trust + 1 : 0;
    this.blocks.enter('records', this.pos, this.counts.records);
    this.takeRecord(pos, end, null);
    if (plain) this.output.same(pos, Math.min(end + 1, limit));
    else {
      this.output.differ(this.pos);
      this.output.line(pos, end);
    }
    this.goOn(end, newlines);
    if (plain && end < limit) {
      this.pos++;
      this.endLine();
    }
    this.blocks.cutIfLong(this.pos, this.counts.records);
  }

  /** A whole record whose text is at fault. */
  private unreadable(fault: string, end: number, newlines: number): void {
    this.reject(fault, end);
    this.goOn(end, newlines);
  }

  private goOn(end: number, newlines: number): void {
    this.counts.lines += newlines;
    this.counts.quotedNewlines += newlines;
    this.pos = end;
  }

  /** Counts a record whose first line is the current one. */
  private takeRecord(from: number, end: number, fault: string | null): void {
    if (this.line === 'record') this.counts.sharedLines++;
    this.line = 'record';
    const ordinal = this.counts.records++;
    if (fault === null && end - from > this.longest) this.longest = end - from;
    this.sink.record?.(this.window.subarray(from, end), ordinal, this.counts.lines + 1, fault);
  }

  /** A bad record from here to the line that may start another one. */
  private bad(reason: string, indent: number): boolean {
    const { end, resumes } = resumeAt(this.window, this.pos, this.limit, this.final, indent);
    if (!resumes && !this.final && end - this.pos < ORIGINAL_BYTES) return false;
    this.reject(reason, Math.max(end, this.pos + 1));
    this.skipping = indent;
    return this.skip(indent) || this.final;
  }

  private reject(reason: string, end: number): void {
    const { pos } = this;
    this.trust = 0;
    this.mayWrap = false;
    this.blocks.cut(pos, this.counts.records);
    this.blocks.enter('bad', this.pos, this.counts.records);
    this.output.differ(this.pos);
    const record = this.counts.records;
    const line = this.counts.lines + 1;
    this.takeRecord(pos, end, reason);
    this.counts.badRecords++;
    const original = Buffer.from(this.window.subarray(pos, Math.min(end, pos + ORIGINAL_BYTES)));
    this.sink.bad?.({ record, line, reason, original });
  }

  private skip(indent: number): boolean {
    const { end, newlines, resumes } = resumeAt(this.window, this.pos, this.limit, this.final, indent);
    this.goOn(end, newlines);
    if (resumes || this.final) this.skipping = null;
    return resumes;
  }

  private endLine(): void {
    this.counts.lines++;
    if (this.line === 'blank') this.counts.blankLines++;
    else if (this.line === 'wrapper') this.counts.headers++;
    this.line = 'blank';
    this.indent = 0;
  }
}
