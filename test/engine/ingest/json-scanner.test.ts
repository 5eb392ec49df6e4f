import { describe, expect, it } from 'vitest';
import type { BadRecord } from '../../../electron/engine/ingest/scan.ts';
import { JsonScanner, MAX_JSON_BYTES } from '../../../electron/engine/ingest/json-scanner.ts';
import { recordInBlock } from '../../../electron/engine/ingest/json-text.ts';

interface Block {
  readonly bytes: Buffer;
  readonly first: number;
  readonly records: number;
}

/** Everything that a scan hands out, from pieces of `size` bytes. */
function scan(content: string | Buffer, size = Infinity) {
  const bytes = Buffer.from(content);
  const blocks: Block[] = [];
  const kept: string[] = [];
  const bad: BadRecord[] = [];
  const records: { text: string; line: number; fault: string | null }[] = [];
  let differs: number | null = null;
  const scanner = new JsonScanner({
    block: (block, first, count) => blocks.push({ bytes: Buffer.from(block), first, records: count }),
    keep: (part) => kept.push(part.toString('utf8')),
    bad: (record) => bad.push(record),
    record: (text, _, line, fault) => records.push({ text: text.toString('utf8'), line, fault }),
    differs: (offset) => (differs = offset),
  });
  for (let at = 0; at < bytes.length; at += size)
    scanner.push(bytes.subarray(at, Math.min(at + size, bytes.length)));
  const counts = scanner.finish();
  return { bytes, blocks, kept: kept.join(''), bad, records, differs, counts };
}

type Scanned = ReturnType<typeof scan>;

/** What must hold of any bytes: every line and byte in its place, and what is kept is one good record a line. */
function balances({ bytes, blocks, kept, bad, records, counts }: Scanned): void {
  const text = bytes.toString('latin1');
  const lines = text === '' ? 0 : text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  expect(counts.lines).toBe(lines);
  expect(
    counts.records - counts.sharedLines + counts.headers + counts.quotedNewlines + counts.blankLines,
  ).toBe(lines);
  expect(Buffer.concat(blocks.map((block) => block.bytes)).equals(bytes)).toBe(true);
  expect(blocks.reduce((sum, block) => sum + block.records, 0)).toBe(counts.records);
  expect(records).toHaveLength(counts.records);
  expect(bad.map(({ record }) => record)).toEqual(
    records.flatMap(({ fault }, i) => (fault === null ? [] : [i])),
  );
  const good = records
    .filter(({ fault }) => fault === null)
    .map(({ text: record }) => record.replace(/[\r\n]/g, ' '));
  expect(kept.split('\n').filter((line) => line !== '')).toEqual(good);
}

/** Good records lead back to their text from the blocks alone. */
function leadsBack({ blocks, records }: Scanned): void {
  for (const block of blocks)
    for (let i = 0; i < block.records; i++) {
      const { text, fault } = records[block.first + i] ?? { text: '', fault: null };
      const found = recordInBlock(block.bytes, block.records, i);
      if (fault === null) expect(found).toBe(text);
      else expect(found).toContain(text.replace(/^[\s,]+|[\s,]+$/g, '').slice(0, 20));
    }
}

const record = (n: number) => ({
  EventID: 4624,
  n,
  text: `"{}[],\\ \u00e9 ${'x'.repeat(n % 7)}`,
  list: [{ a: 1 }, { b: [] }],
  none: {},
});
const RECORDS = [1, 2, 3, 4, 5].map(record);
const pretty = (value: unknown) => JSON.stringify(value, null, 4);
const line = (value: unknown) => JSON.stringify(value);
const ndjson = `${RECORDS.map(line).join('\n')}\n`;
const many = `${Array.from({ length: 90 }, (_, n) => line(record(n))).join('\n')}\n`;
const powerShell = `[\n${RECORDS.map((each) => pretty(each).replace(/^/gm, '    ')).join(',\n')}\n]\n`;

const LAYOUTS: Readonly<Record<string, string>> = {
  'one a line': ndjson,
  'one a line, no line end at the end': ndjson.trimEnd(),
  'one a line, CR LF': ndjson.replaceAll('\n', '\r\n'),
  'one a line, blank lines between': ndjson.replaceAll('\n', '\n\n \n'),
  'one a line after a byte order mark': `\uFEFF${ndjson}`,
  'one a line, indented': ndjson.replace(/^(?=.)/gm, '  '),
  'many, one a line': many,
  'many, one a line, CR LF': many.replaceAll('\n', '\r\n'),
  'several on a line': RECORDS.map(line).join(''),
  'several on a line with spaces': RECORDS.map(line).join(' '),
  'pretty-printed one after another': RECORDS.map(pretty).join('\n'),
  'pretty-printed, CR LF': RECORDS.map(pretty).join('\n').replaceAll('\n', '\r\n'),
  'an array on one line': line(RECORDS),
  'an array, one a line': `[\n${RECORDS.map(line).join(',\n')}\n]`,
  'an array, one a line, commas first': `[${RECORDS.map(line).join('\n,')}]\n`,
  'an array, many': `[\n  ${many.trimEnd().replaceAll('\n', ',\n  ')}\n]\n`,
  'an array, pretty-printed': pretty(RECORDS),
  'an array as PowerShell writes it': powerShell,
  'arrays one after another': `${line(RECORDS.slice(0, 2))}\n${line(RECORDS.slice(2))}\n`,
  'an array in an array': line([RECORDS]),
  'a wrapper on one line': line({ Records: RECORDS }),
  'a wrapper, pretty-printed': pretty({
    meta: { next: [1, { a: 2 }] },
    count: 5,
    events: RECORDS,
    end: null,
  }),
  'a wrapper with an empty array before': line({ '@odata.context': 'x\\"{', value: [], Value: RECORDS }),
  'wrappers one after another': `${line({ Records: RECORDS.slice(0, 1) })}\n${line({ Records: RECORDS.slice(1) })}\n`,
};
const SIZES = [1, 3, 17, 64, 1000];

describe.each(Object.entries(LAYOUTS))('%s', (name, text) => {
  const count = name.includes('many') ? 90 : 5;

  it('is read record by record, wherever its pieces end', () => {
    const whole = scan(text);
    balances(whole);
    leadsBack(whole);
    expect(whole.records.map(({ text: each }) => JSON.parse(each) as unknown)).toEqual(
      Array.from({ length: count }, (_, n) => record(count === 5 ? n + 1 : n)),
    );
    expect(whole.bad).toEqual([]);
    expect(whole.counts.unclosed).toBe(false);
    for (const size of SIZES) {
      const pieces = scan(text, size);
      balances(pieces);
      leadsBack(pieces);
      expect(pieces.records).toEqual(whole.records);
      expect(pieces.counts).toEqual(whole.counts);
    }
  });

  it('cut off anywhere loses nothing before the cut and one record at most', () => {
    const bytes = Buffer.from(text);
    const whole = scan(text).records;
    for (let end = 0; end < Math.min(bytes.length, 1500); end++) {
      const cut = scan(bytes.subarray(0, end));
      balances(cut);
      const good = cut.records.filter(({ fault }) => fault === null);
      expect(whole.slice(0, good.length)).toEqual(good);
      expect(cut.bad.length).toBeLessThanOrEqual(1);
    }
  });
});

describe('a file of one record a line', () => {
  it('goes to the reader as it is', () => {
    expect(scan(ndjson)).toMatchObject({ differs: null, kept: ndjson });
    expect(scan(many, 1000)).toMatchObject({ differs: null, kept: many });
  });

  it('goes so up to its first blank line', () => {
    const start = many.slice(0, many.indexOf('\n', 5000) + 1);
    expect(scan(`${start}\n${many}`, 777)).toMatchObject({ differs: Buffer.byteLength(start) });
  });
});

const good = line(record(1));
const lines = (...all: readonly string[]) => `${all.join('\n')}\n`;
const trusted = many.trimEnd();

const FAULTS: readonly (readonly [string, string, readonly (readonly [number, string])[], number])[] = [
  ['garbage between records', lines(good, 'oops, "again"', good), [[2, 'no JSON object']], 3],
  ['garbage among many', lines(trusted, 'oops', trusted), [[91, 'no JSON object']], 181],
  ['a stray ]', lines(good, ']', good), [[2, 'a "]" without its "["']], 3],
  ['a stray }', lines(good, '}', good), [[2, 'no JSON object']], 3],
  ['a record cut off in a text', lines('{"a":"b', good), [[1, 'line end inside a text']], 2],
  ['a record cut off after a comma', lines('{"a":1,', good), [[1, 'not JSON']], 2],
  ['a record cut off in an array', lines('{"a":[1,', '{"b":2}', '{"c":3}'), [[1, 'not JSON']], 3],
  ['a record cut off at the end', lines(good, '{"a":[1,'), [[2, 'cut off: the record has no end']], 2],
  ['a cut record among many', lines(trusted, '{"a":"b', trusted), [[91, 'line end inside a text']], 181],
  [
    'a pretty record cut off among others',
    `${pretty([1, 2, 3].map(record)).replace(/"n": 2,[^]*?\n {4}\},/, '"n":\n    },')}`,
    [[16, 'not JSON']],
    3,
  ],
  ['a NUL byte', lines(good, '{"a":"\0"}', good), [[2, 'NUL byte']], 3],
  ['a control character', lines(good, '{"a":"\u0001"}', good), [[2, 'control character']], 3],
  [
    'no objects in an array',
    `[1, {"a":1}, "x,]", null]`,
    [
      [1, 'no JSON object'],
      [1, 'no JSON object'],
      [1, 'no JSON object'],
    ],
    4,
  ],
  [
    'a record too deep',
    lines(`{"a":${'['.repeat(300)}${']'.repeat(300)}}`, good),
    [[1, 'nested more than 256 deep']],
    2,
  ],
  [
    'a broken wrapper',
    lines('{"Records":[', good, '],', 'oops', '}'),
    [[4, 'not JSON, in the object around the records']],
    2,
  ],
];

describe('bad records', () => {
  it.each(FAULTS)('%s', (_, text, expected, count) => {
    const whole = scan(text);
    balances(whole);
    leadsBack(whole);
    expect(whole.bad.map(({ line: at, reason }) => [at, reason])).toEqual(expected);
    expect(whole.counts.records).toBe(count);
    for (const size of SIZES) {
      const pieces = scan(text, size);
      expect(pieces.bad).toEqual(whole.bad);
      expect(pieces.counts).toEqual(whole.counts);
    }
  });

  it('of text that is no UTF-8 are told apart from their neighbours', () => {
    const text = Buffer.concat([
      Buffer.from(`${good}\n{"a":"`),
      Buffer.from([0xe9]),
      Buffer.from(`"}\n${good}\n`),
    ]);
    const found = scan(text);
    expect(found.bad.map(({ line: at, reason }) => [at, reason])).toEqual([[2, 'invalid UTF-8']]);
    expect(found.counts).toMatchObject({ records: 3, lines: 3 });
  });

  it('longer than the limit are skipped, whatever follows', () => {
    const text = lines(good, `{"a":"${'x'.repeat(MAX_JSON_BYTES)}"}`, good);
    const found = scan(text, 1 << 20);
    balances(found);
    expect(found.bad.map(({ line: at, reason }) => [at, reason])).toEqual([[2, 'record longer than 16 MiB']]);
    expect(found.counts.records).toBe(3);
  });
});

describe('nothing', () => {
  it.each([
    ['', 0],
    ['[]', 1],
    ['\n\n', 0],
    ['{"Records":[]}', 1],
  ])('in %j', (text, headers) => {
    const found = scan(text);
    balances(found);
    expect(found.counts).toMatchObject({ records: 0, headers, unclosed: false });
  });

  it('but an open bracket is said', () => expect(scan('[\n{"a":1},').counts.unclosed).toBe(true));
});

describe('any bytes', () => {
  it('balance, and come out the same in pieces', () => {
    let seed = 7;
    const random = (below: number) => {
      seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
      return Math.floor((seed / 2 ** 32) * below);
    };
    const parts = [
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      '\n',
      '\r\n',
      ' ',
      '1',
      '{"a":1}',
      '"b"',
      '\u00e9',
      '{"a":1}\n',
      '    {',
      '\n    },\n',
      '{"Records":[',
    ];
    for (let round = 0; round < 3000; round++) {
      const text = Array.from({ length: random(14) }, () => parts[random(parts.length)]).join('');
      const whole = scan(text);
      balances(whole);
      const pieces = scan(text, 1 + random(5));
      balances(pieces);
      expect([text, pieces.records, pieces.counts]).toEqual([text, whole.records, whole.counts]);
    }
  });
});
