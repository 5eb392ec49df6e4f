import type { ScanSink } from './scan.ts';

const NEWLINE = 10;
const RETURN = 13;
const SPACE = 32;

export interface JsonSink extends ScanSink {
  /** Once, where `keep` begins to differ from the file: its first `offset` bytes were all kept as they are. */
  readonly differs?: (offset: number) => void;
}

/** The good records as DuckDB is to read them: one a line. */
export class JsonOutput {
  private readonly sink: JsonSink;
  private window: Buffer = Buffer.alloc(0);
  private base = 0;
  private from = 0;
  private to = 0;
  private differed = false;

  constructor(sink: JsonSink) {
    this.sink = sink;
  }

  /** `base`: of the window's first byte in the file. */
  start(window: Buffer, base: number): void {
    this.window = window;
    this.base = base;
    this.from = this.to = 0;
  }

  /** Bytes that go as they are, their line end with them. */
  same(from: number, to: number): void {
    if (this.to !== from) {
      this.flush();
      this.from = from;
    }
    this.to = to;
  }

  /** The byte at `pos` does not go as it is. */
  differ(pos: number): void {
    if (this.differed) return;
    this.differed = true;
    this.flush();
    this.sink.differs?.(this.base + pos);
  }

  /** A record as one line: between its tokens line ends become spaces. */
  line(from: number, to: number): void {
    this.flush();
    if (!this.sink.keep) return;
    const end = to - from;
    const line = Buffer.allocUnsafe(end + 1);
    this.window.copy(line, 0, from, to);
    line[end] = NEWLINE;
    for (const byte of [NEWLINE, RETURN])
      for (let at = line.indexOf(byte); at >= 0 && at < end; at = line.indexOf(byte, at)) line[at] = SPACE;
    this.sink.keep(line);
  }

  flush(): void {
    if (this.to > this.from) this.sink.keep?.(this.window.subarray(this.from, this.to));
    this.from = this.to;
  }
}
