import { describe, expect, it } from 'vitest';
import { CsvScanner } from '../../../electron/engine/ingest/csv-scanner.ts';
import type { BadRecord } from '../../../electron/engine/ingest/scan.ts';

const shape = { columns: 3, startsRecord: (line: string) => /^\d+,/.test(line) };

function scan(content: string | Buffer, windowBytes = 1 << 20) {
  const bytes = Buffer.from(content);
  const bad: BadRecord[] = [];
  const kept: Buffer[] = [];
  const blocks: Buffer[] = [];
  const records: string[] = [];
  const scanner = new CsvScanner(shape, {
    bad: (record) => bad.push(record),
    keep: (part) => kept.push(Buffer.from(part)),
    block: (part) => blocks.push(Buffer.from(part)),
    record: (part) => records.push(part.toString('utf8')),
  });
  for (let at = 0; at < bytes.length; at += windowBytes) scanner.push(bytes.subarray(at, at + windowBytes));
  const counts = scanner.finish();
  return {
    counts,
    records,
    kept: Buffer.concat(kept).toString('utf8'),
    blocks: Buffer.concat(blocks),
    bad: bad.map(({ record, line, reason }) => [record, line, reason]),
  };
}

const HEADER = 'id,what,who\n';

describe('the scanner', () => {
  it('counts lines, headers and records', () => {
    expect(scan(`${HEADER}1,a,x\n2,b,y\n`).counts).toMatchObject({
      lines: 3,
      headers: 1,
      records: 2,
      badRecords: 0,
      quotedNewlines: 0,
      blankLines: 0,
      endsWithNewline: true,
    });
  });

  it('lets a quoted field hold line ends, commas and doubled quotes', () => {
    const { counts, records, bad } = scan(`${HEADER}1,"a, ""b""\nc\r\nd",x\n2,b,y\n`);
    expect(bad).toEqual([]);
    expect(counts).toMatchObject({ lines: 5, records: 2, quotedNewlines: 2 });
    expect(records[0]).toBe('1,"a, ""b""\nc\r\nd",x\n');
  });

  it.each([
    ['a quote that never closes', '1,"a,x', 'quote that is not closed'],
    ['a quote in the middle of a field', '1,a"b,x', 'quote inside a field'],
    ['text after a closing quote', '1,"a"b,x', 'quote inside a field'],
    ['too few columns', '1,a', '2 of 3 columns'],
    ['too many columns', '1,a,x,y', '4 of 3 columns'],
    ['a NUL byte', '1,a\0,x', 'NUL byte'],
    ['a carriage return', '1,a\rb,x', 'carriage return inside the line'],
    ['a carriage return beside a quoted field', '1,a\rb,"x"', 'carriage return inside the line'],
    ['a NUL byte in quotes', '1,"a\0",x', 'NUL byte'],
  ])('rejects one line for %s and goes on with the next', (_, line, reason) => {
    const { bad, kept, counts } = scan(`${HEADER}0,a,x\n${line}\n2,b,y\n3,"c",z\n`);
    expect(bad).toEqual([[1, 3, reason]]);
    expect(kept).toBe(`${HEADER}0,a,x\n2,b,y\n3,"c",z\n`);
    expect(counts).toMatchObject({ lines: 5, records: 4 });
  });

  it('does not let two stray quotes swallow what lies between', () => {
    const { bad, kept } = scan(`${HEADER}1,"a,x\n2,b,y\n3,c",z\n4,d,w\n`);
    expect(bad).toEqual([
      [0, 2, 'quote that is not closed'],
      [2, 4, 'quote inside a field'],
    ]);
    expect(kept).toBe(`${HEADER}2,b,y\n4,d,w\n`);
  });

  it('rejects invalid UTF-8 by line', () => {
    const { bad } = scan(
      Buffer.concat([
        Buffer.from(`${HEADER}1,ä,x\n2,`),
        Buffer.from([0xff, 0xc3]),
        Buffer.from(',y\n3,ö,z\n'),
      ]),
    );
    expect(bad).toEqual([[1, 3, 'invalid UTF-8']]);
  });

  it('rejects a line of 10 MB, keeps its bytes and goes on', () => {
    const content = `${HEADER}1,a,x\n2,${'b'.repeat(10 << 20)},y\n3,c,z\n`;
    const { bad, blocks, kept, counts } = scan(content);
    expect(bad).toEqual([[1, 3, 'line longer than 1 MiB']]);
    expect(kept).toBe(`${HEADER}1,a,x\n3,c,z\n`);
    expect(blocks.equals(Buffer.from(content))).toBe(true);
    expect(counts).toMatchObject({ lines: 4, records: 3 });
  });

  it('counts blank lines apart and notes a missing last line end', () => {
    const { counts, kept } = scan(`${HEADER}\n1,a,x\n\r\n2,b,y`);
    expect(counts).toMatchObject({ lines: 5, blankLines: 2, records: 2, endsWithNewline: false });
    expect(kept).toBe(`${HEADER}1,a,x\n2,b,y`);
  });

  it('says the same whatever the windows are', () => {
    const content = `${HEADER}1,a,x\r\n2,"b\nc",y\n3,"d,z\n4,e"f,w\n5,ä,"v"\r\n\n6,g\n7,"h"`;
    const whole = scan(content);
    for (const size of [1, 2, 3, 7, 13]) expect(scan(content, size)).toEqual(whole);
    expect(whole.counts.lines).toBe(
      whole.counts.records + 1 + whole.counts.quotedNewlines + whole.counts.blankLines,
    );
  });
});
