import { describe, expect, it } from 'vitest';
import { lineInBlock, LineScanner, type LineCounts } from '../../../electron/engine/ingest/line-scanner.ts';
import type { LineReader } from '../../../models/sources/parts/format.ts';

/** `#…` is a comment, `!…` is bad, all else a record. */
const reader: LineReader = {
  read: (line) => {
    if (line.startsWith('#')) return { kind: 'other', reason: 'comment' };
    if (line.startsWith('!')) return { kind: 'bad', reason: 'bad' };
    return { kind: 'record', json: JSON.stringify({ line }) };
  },
  end: () => ({ warnings: [] }),
};

interface Block {
  readonly bytes: Buffer;
  readonly first: number;
  readonly records: number;
}

function scanned(text: Buffer, window: number) {
  const blocks: Block[] = [];
  const kept: string[] = [];
  const told: string[] = [];
  const scanner = new LineScanner(reader, {
    block: (bytes, first, records) => blocks.push({ bytes: Buffer.from(bytes), first, records }),
    keep: (bytes) => kept.push(bytes.toString()),
    bad: ({ record, line, reason }) => told.push(`${record} ${line} ${reason}`),
    other: (record, reason) => told.push(`${record} ${reason}`),
  });
  for (let at = 0; at < text.length; at += window) scanner.push(text.subarray(at, at + window));
  const counts: LineCounts = scanner.finish();
  return { blocks, kept, told, counts };
}

const TEXT = Buffer.concat([
  Buffer.from('\uFEFF# a\nöne\r\n\r\n!two\n   \nthree\n'),
  Buffer.from([0x66, 0xff, 10]),
  Buffer.from(`${'x'.repeat(2 << 20)}\nfour`),
]);

describe('the scanner of lines', () => {
  it.each([1, 7, 4096, 64 << 10, 8 << 20])('finds the same in windows of %i bytes', (window) => {
    const text = window < 100 ? TEXT.subarray(0, 40) : TEXT;
    const { blocks, kept, told, counts } = scanned(text, window);
    expect(Buffer.concat(blocks.map(({ bytes }) => bytes)).equals(text)).toBe(true);
    expect(blocks.reduce((sum, { records }) => sum + records, 0)).toBe(counts.records);
    expect(counts.lines).toBe(counts.records + counts.blankLines);
    if (window < 100) return;
    expect(counts).toMatchObject({ lines: 9, blankLines: 2, records: 7, badRecords: 4, otherRecords: 1 });
    expect(kept).toEqual(['{"line":"öne"}\n', '{"line":"three"}\n', '{"line":"four"}\n']);
    expect(told).toEqual(['0 comment', '2 4 bad', '4 7 invalid UTF-8', '5 8 line longer than 1 MiB']);
    const block = blocks.find(({ first, records }) => first <= 6 && first + records > 6);
    expect(lineInBlock(block?.bytes ?? Buffer.alloc(0), 6 - (block?.first ?? 0))).toBe('four');
  });
});
