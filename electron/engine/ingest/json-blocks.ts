import type { ScanSink } from './scan.ts';

/** As for CSV: docs/decisions/0010. */
const BLOCK_BYTES = 2 << 10;

/** A bad record lies in blocks of its own, and so does what stands around records. */
export type BlockPart = 'records' | 'wrapper' | 'bad';

/** Cuts a file's bytes into blocks. `pos`: how far the window is used up; `records`: how many began before it. */
export class JsonBlocks {
  private readonly sink: ScanSink;
  private window: Buffer = Buffer.alloc(0);
  private part: BlockPart = 'wrapper';
  private from = 0;
  private first = 0;

  constructor(sink: ScanSink) {
    this.sink = sink;
  }

  start(window: Buffer): void {
    this.window = window;
    this.from = 0;
  }

  /** What comes next is of this part. */
  enter(part: BlockPart, pos: number, records: number): void {
    if (this.part !== part) this.cut(pos, records);
    this.part = part;
  }

  cutIfLong(pos: number, records: number): void {
    if (pos - this.from >= BLOCK_BYTES) this.cut(pos, records);
  }

  cut(pos: number, records: number): void {
    if (pos > this.from)
      this.sink.block?.(this.window.subarray(this.from, pos), this.first, records - this.first);
    this.from = pos;
    this.first = records;
  }
}
