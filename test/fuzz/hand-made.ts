import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { zipOf } from '../engine/ingest/zip.ts';

/** What a hand-made file must come to: its counts, a reason why it is not known, or an error. */
export type Expected =
  | { readonly records: number; readonly rejected: number }
  | { readonly unknown: RegExp }
  | { readonly error: string };

export interface HandMade {
  readonly name: string;
  /** Writes it into the folder and returns what to import. */
  readonly write: (folder: string) => string;
  readonly expected: Expected;
}

const HEADER = 'id,date,user,pc,activity';
const row = (n: number, user = 'ann') => `{A${n}},01/04/2010 08:5${n % 10}:00,${user},PC-${n},Logon`;
const rows = (count: number) => Array.from({ length: count }, (_, n) => row(n));
const text = (lines: readonly string[], end = '\n') => lines.join(end) + end;
const csv = (...lines: readonly string[]) => text([HEADER, ...lines]);
const windows = (n: number, more: object = {}) =>
  JSON.stringify({
    '@timestamp': `2026-11-02T10:00:0${n}Z`,
    Channel: 'Security',
    EventID: 4624,
    Hostname: `ws-0${n}.corp.example`,
    TargetUserName: 'ann',
    TargetDomainName: 'CORP',
    TargetLogonId: '0x1f',
    LogonType: '3',
    RecordNumber: n,
    EventTime: `2026-11-02 10:00:0${n}`,
    ...more,
  });

const file =
  (name: string, content: string | Buffer) =>
  (folder: string): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
const made = (name: string, write: HandMade['write'], expected: Expected): HandMade => ({
  name,
  write,
  expected,
});
const ofCsv = (name: string, content: string | Buffer, expected: Expected) =>
  made(name, file('logon.csv', content), expected);
const ofJson = (name: string, content: string | Buffer, expected: Expected) =>
  made(name, file('events.json', content), expected);
const named = (name: string) =>
  made(`is called ${JSON.stringify(name.slice(0, 40))}`, file(name, csv(...rows(3))), all(3));
const all = (records: number): Expected => ({ records, rejected: 0 });
const but = (rejected: number, records: number): Expected => ({ records, rejected });
const utf16be = (content: string) => Buffer.from(`\uFEFF${content}`, 'utf16le').swap16();
const damaged = (bytes: Buffer, at: number) => {
  const copy = Buffer.from(bytes);
  copy.fill(0xff, at, at + 8);
  return copy;
};
const GOOD = csv(...rows(400));
/** So that its packed bytes come in many pieces. */
const MANY = gzipSync(
  csv(
    ...rows(40_000).map((one, n) =>
      one.replace('PC', `PC-${((n * 2_654_435_761) % 4_294_967_296).toString(36)}`),
    ),
  ),
);
const cutGzip = (bytes: Buffer) => bytes.subarray(0, bytes.length - 500);

const lines: readonly HandMade[] = [
  ofCsv('has a stray quote', csv(row(0), '{A1},01/04/2010 08:51:00,a"nn,PC-1,Logon', row(2)), but(1, 3)),
  ofCsv(
    'opens a quote that never closes',
    csv(row(0), '{A1},01/04/2010 08:51:00,"ann,PC-1,Logon', ...rows(5)),
    but(1, 7),
  ),
  ofCsv('ends inside a quote', csv(row(0)) + '{A1},01/04/2010 08:51:00,"ann', but(1, 2)),
  ofCsv(
    'has text after a closing quote',
    csv('{A0},01/04/2010 08:50:00,"ann"x,PC-1,Logon', row(1)),
    but(1, 2),
  ),
  ofCsv(
    'has doubled quotes and a line end in a field',
    csv('{A0},01/04/2010 08:50:00,"a ""b""\nc",PC-1,Logon', row(1)),
    all(2),
  ),
  ofCsv('has mixed line ends', `${HEADER}\r\n${row(0)}\n${row(1)}\r\n${row(2)}\n`, all(3)),
  ofCsv('ends its lines with CR alone', text([HEADER, ...rows(3)], '\r'), { unknown: /columns/ }),
  ofCsv('has a NUL byte', csv(row(0), row(1).replace('PC-1', 'PC\0-1')), but(1, 2)),
  ofCsv('begins with a byte order mark', `\uFEFF${csv(...rows(3))}`, all(3)),
  ofCsv('has a byte order mark in the middle', csv(row(0), `\uFEFF${row(1)}`), all(2)),
  ofCsv('is UTF-16 LE', Buffer.from(`\uFEFF${csv(...rows(3))}`, 'utf16le'), all(3)),
  ofCsv('is UTF-16 BE', utf16be(csv(...rows(3))), all(3)),
  ofCsv('is UTF-16 without a mark', Buffer.from(csv(...rows(3)), 'utf16le'), { unknown: /UTF-16/ }),
  ofCsv(
    'has a byte that is no UTF-8',
    Buffer.concat([
      Buffer.from(csv(row(0))),
      Buffer.from('{A1},01/04/2010 08:51:00,a\xffn,PC-1,Logon\n', 'latin1'),
    ]),
    but(1, 2),
  ),
  ofCsv('has a line of 10 MB', csv(row(0), row(1, 'x'.repeat(10 << 20)), row(2)), but(1, 3)),
  ofCsv('has rows with more and fewer columns', csv(row(0), `${row(1)},more`, 'few,er', row(3)), but(2, 4)),
  ofCsv('has only a header', `${HEADER}\n`, all(0)),
  ofCsv('has a NUL byte in its header', csv(row(0)).replace('user,', 'user,a\0b,'), { unknown: /binary/ }),
  ofCsv('has a carriage return in its header', csv(row(0)).replace('activity', 'activity,a\rb'), {
    unknown: /carriage return/,
  }),
  ofCsv('has a header twice', csv(row(0), HEADER, row(1)), but(1, 3)),
  ofCsv('has blank lines everywhere', `${HEADER}\n\n${row(0)}\n\n\n${row(1)}\n\n`, all(2)),
  ofCsv('has no last line end', csv(row(0)) + row(1), all(2)),
  ofCsv(
    'has the year 0, the year 9999 and the 30th of February',
    csv(
      row(0).replace('2010', '0000'),
      row(1).replace('2010', '9999'),
      row(2).replace('01/04', '02/30'),
      row(3),
    ),
    but(3, 4),
  ),
  ofCsv(
    'has formula cells',
    csv(row(0, "=cmd|' /C calc'!A0"), row(1, '@SUM(1)'), row(2, '+1'), row(3, '-1')),
    all(4),
  ),
  ofCsv(
    'has script in every text',
    csv('<b>{A0}</b>,01/04/2010 08:50:00,<script>alert(1)</script>,<img src=x onerror=alert(1)>,Logon'),
    all(1),
  ),
  ofCsv(
    'has letters that turn and hide',
    csv(row(0, 'a\u202Enn'), row(1, 'a\u200Bnn'), row(2, '\u{1F600}'), row(3, 'e\u0301')),
    all(4),
  ),
  ofCsv(
    'has SQL in every text',
    csv(`{A0},01/04/2010 08:50:00,'; DROP TABLE event; --,PC-1') UNION SELECT 1 --,Logon`),
    all(1),
  ),
  ofCsv('is empty', '', { unknown: /empty/ }),
  ofCsv('is nothing but line ends', '\n\n\n\n', { unknown: /./ }),
  ofCsv('is random bytes', Buffer.from(Array.from({ length: 4000 }, (_, i) => (i * 7919 + 13) % 251)), {
    unknown: /./,
  }),
];

const json: readonly HandMade[] = [
  ofJson(
    'is nested 1,000 deep',
    `${windows(1)}\n${windows(2, { deep: 0 }).replace('0}', `${'['.repeat(1000)}${']'.repeat(1000)}}`)}\n`,
    { records: 2, rejected: 1 },
  ),
  ofJson('has a key twice', `${windows(1).replace('{', '{"EventID":1,')}\n${windows(2)}\n`, all(2)),
  ofJson(
    'has huge numbers',
    `${windows(1, { Keywords: -9214364837600034816 })}\n${windows(2).replace('"RecordNumber":2', '"RecordNumber":1e999')}\n${windows(3).replace('"RecordNumber":3', '"RecordNumber":123456789012345678901234567890')}\n`,
    all(3),
  ),
  ofJson(
    'has half of a character',
    `${windows(1)}\n${windows(2, { a: 'x' }).replace('"x"', '"\\ud800"')}\n`,
    but(1, 2),
  ),
  ofJson('has a NUL inside a text', `${windows(1, { Message: 'a\u0000b' })}\n`, all(1)),
  ofJson('has garbage after the last record', `${windows(1)}\n${windows(2)}\n}}]]garbage`, but(1, 3)),
  ofJson('is an array that is cut off', `[${windows(1)},${windows(2)},${windows(3).slice(0, 40)}`, but(1, 3)),
  ofJson(
    'has a record of 10 MB',
    `${windows(1)}\n${windows(2, { Message: 'x'.repeat(10 << 20) })}\n${windows(3)}\n`,
    all(3),
  ),
  ofJson(
    'has a record of 20 MB',
    `${windows(1)}\n${windows(2, { Message: 'x'.repeat(20 << 20) })}\n${windows(3)}\n`,
    but(1, 3),
  ),
  ofJson(
    'is several documents, pretty-printed',
    `${JSON.stringify(JSON.parse(windows(1)), null, 2)}\n${JSON.stringify(JSON.parse(windows(2)), null, 2)}`,
    all(2),
  ),
  ofJson(
    'has lines that are no objects',
    `${windows(1)}\n42\n"text"\n[1,2]\nnull\n${windows(2)}\n`,
    // A list on a line is a list of records.
    but(5, 7),
  ),
  ofJson('has records without a time', `${windows(1)}\n{"EventID":4624,"Channel":"Security"}\n`, but(1, 2)),
  ofJson(
    'has script in every text',
    `${windows(1, { TargetUserName: '<script>alert(1)</script>', Hostname: '"><img src=x onerror=alert(1)>', Message: '</pre><script>alert(2)</script>' })}\n`,
    all(1),
  ),
  ofJson('is UTF-16 LE', Buffer.from(`\uFEFF${windows(1)}\n${windows(2)}\n`, 'utf16le'), all(2)),
  ofJson(
    'has a line end behind a backslash in a text',
    `${windows(1)}\n${windows(2, { Message: 'xyz' }).replace('xyz', 'x\\\nyz')}\n${windows(3)}\n`,
    but(1, 3),
  ),
  ofJson('is an empty array', '[]', { unknown: /./ }),
  ofJson('is numbers', '1 2 3', { unknown: /./ }),
];

const packed: readonly HandMade[] = [
  made(
    'is gzip of two members',
    file('logon.csv.gz', Buffer.concat([gzipSync(csv(...rows(2))), gzipSync(text(rows(2)))])),
    all(4),
  ),
  made('is little gzip cut off', file('logon.csv.gz', gzipSync(GOOD).subarray(0, 700)), {
    unknown: /cut off|end/,
  }),
  made('is little gzip damaged in the middle', file('logon.csv.gz', damaged(gzipSync(GOOD), 900)), {
    unknown: /damaged|gzip/,
  }),
  made('is gzip cut off far behind its first records', file('logon.csv.gz', cutGzip(MANY)), {
    error: 'cut off or damaged',
  }),
  made(
    'is gzip damaged far behind its first records',
    file('logon.csv.gz', damaged(MANY, MANY.length - 900)),
    { error: 'cut off or damaged' },
  ),
  made(
    'is gzip with zeros behind it',
    file('logon.csv.gz', Buffer.concat([gzipSync(csv(...rows(2))), Buffer.alloc(512)])),
    all(2),
  ),
  made('is gzip by its bytes alone', file('logon.csv', gzipSync(csv(...rows(2)))), all(2)),
  made(
    'is a zip with names that climb out',
    file('a.zip', zipOf([{ name: '../../logon.csv', content: csv(...rows(2)) }])),
    { unknown: /./ },
  ),
  made(
    'is a zip with an absolute name',
    file('a.zip', zipOf([{ name: '/etc/logon.csv', content: csv(...rows(2)) }])),
    { unknown: /./ },
  ),
  made(
    'is an encrypted zip',
    file('a.zip', zipOf([{ name: 'logon.csv', content: csv(...rows(2)), encrypted: true }])),
    { unknown: /encrypt|password/i },
  ),
  made(
    'is a zip in a zip',
    file(
      'a.zip',
      zipOf([{ name: 'b.zip', content: zipOf([{ name: 'logon.csv', content: csv(...rows(2)) }]) }]),
    ),
    all(2),
  ),
  made(
    'is a zip in a zip in a zip',
    file(
      'a.zip',
      zipOf([
        {
          name: 'b.zip',
          content: zipOf([
            { name: 'c.zip', content: zipOf([{ name: 'logon.csv', content: csv(...rows(2)) }]) },
          ]),
        },
      ]),
    ),
    { unknown: /./ },
  ),
  made(
    'is a zip with a wrong checksum',
    file('a.zip', zipOf([{ name: 'logon.csv', content: csv(...rows(2)), declared: { crc: 7 } }])),
    { error: 'checksum' },
  ),
  made(
    'is a zip bomb',
    file(
      'a.zip',
      zipOf([
        {
          name: 'logon.csv',
          content: Buffer.concat([Buffer.from(csv(row(0))), Buffer.alloc(300 << 20, 'a')]),
        },
      ]),
    ),
    { unknown: /./ },
  ),
  made('is a 7z archive', file('logs.7z', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4])), {
    unknown: /7z.*unpack/,
  }),
  made(
    'is a tar.gz',
    file(
      'logs.tar.gz',
      gzipSync(Buffer.concat([Buffer.alloc(257), Buffer.from('ustar\0'), Buffer.alloc(249)])),
    ),
    { unknown: /tar/ },
  ),
];

const places: readonly HandMade[] = [
  named(`it's "quoted".csv`),
  named('*[logon]?.csv'),
  named(`'; DROP TABLE event; --.csv`),
  named('line\nend.csv'),
  named(`${'x'.repeat(240)}.csv`),
  named('\u202Evsc.nogol.csv'),
  made(
    'is a link to a file outside',
    (folder) => {
      const [outside, inside] = [join(folder, 'outside'), join(folder, 'inside')];
      mkdirSync(outside);
      mkdirSync(inside);
      symlinkSync(file('logon.csv', csv(...rows(3)))(outside), join(inside, 'logon.csv'));
      return inside;
    },
    { unknown: /link/ },
  ),
  made(
    'is a pipe',
    (folder) => {
      execFileSync('mkfifo', [join(folder, 'logon.csv')]);
      return folder;
    },
    { unknown: /pipe/ },
  ),
];

export const HAND_MADE: readonly HandMade[] = [...lines, ...json, ...packed, ...places];
