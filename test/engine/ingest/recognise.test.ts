import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { candidatesUnder } from '../../../electron/engine/ingest/candidates.ts';
import { nameOf } from '../../../electron/engine/ingest/recognise.ts';
import { readFault } from '../../../electron/engine/ingest/walk.ts';
import { bring, eventsOf, file, folder, logons, newCase } from './cases.ts';
import { ndjson, SIGN_INS } from './windows-lines.ts';

const LOGONS = logons('ann 01/04/2010 08:58:00 PC-1 Logon');
const LANL = '1,U1@DOM1,U1@DOM1,C1,C2,Kerberos,Network,LogOn,Success\n';

async function one(name: string, content: string | Buffer) {
  const [found] = await candidatesUnder([file(name, content)]);
  if (!found) throw new Error('no candidate');
  return { ...found, format: found.format?.id ?? null };
}

describe('a file is known by what it holds, not by what it is called', () => {
  it.each<readonly [string, string, string | Buffer, string]>([
    ['CERT logons', 'x', LOGONS, 'cert-logon'],
    ['Windows events', 'x.log', ndjson(SIGN_INS), 'windows-events'],
    ['LANL authentications', 'x.dat', LANL, 'lanl-auth'],
    ['packed, named .gz', 'logon.csv.gz', gzipSync(LOGONS), 'cert-logon'],
    ['packed, not named .gz', 'logon.csv', gzipSync(LOGONS), 'cert-logon'],
    ['named .gz, not packed', 'logon.csv.gz', LOGONS, 'cert-logon'],
    ['CSV in UTF-16, little end first', 'x.csv', Buffer.from(`\uFEFF${LOGONS}`, 'utf16le'), 'cert-logon'],
    [
      'CSV in UTF-16, big end first',
      'x.csv',
      Buffer.from(`\uFEFF${LOGONS}`, 'utf16le').swap16(),
      'cert-logon',
    ],
    ['UTF-16, packed', 'x.gz', gzipSync(Buffer.from(`\uFEFF${LOGONS}`, 'utf16le')), 'cert-logon'],
  ])('%s', async (_, name, content, format) => {
    const found = await one(name, content);
    expect(found).toMatchObject({ format, opened: true });
    expect(found.confidence).toBeGreaterThan(0.5);
    expect(found.reason.length).toBeGreaterThan(10);
  });

  it('and imported: its events are the same in every packing and encoding', { timeout: 60_000 }, async () => {
    const plain = await newCase();
    await bring(plain, file('a.csv', LOGONS));
    const [event] = await eventsOf(plain);
    for (const [name, content] of [
      ['b.csv', gzipSync(LOGONS)],
      ['b.csv.gz', LOGONS],
      ['b.csv', Buffer.from(`\uFEFF${LOGONS}`, 'utf16le')],
      ['b.csv', Buffer.from(`\uFEFF${LOGONS}`, 'utf16le').swap16()],
    ] as const) {
      const open = await newCase();
      const [receipt] = await bring(open, file(name, content));
      expect(receipt).toMatchObject({
        records: 1,
        stored: 1,
        balanced: true,
        bytes: Buffer.from(content).length,
      });
      expect((await eventsOf(open))[0]).toMatchObject({
        hash: event?.['hash'],
        account: 'ann',
        host: 'PC-1',
      });
      expect(receipt?.warnings.some((warning) => warning.includes('UTF-16'))).toBe(
        content[1] === 0xfe || content[0] === 0xfe,
      );
    }
  });
});

const tar = () => {
  const block = Buffer.alloc(1024);
  block.write('a.csv');
  block.write('ustar', 257);
  return block;
};

const fault = (code: string) => readFault(Object.assign(new Error('raw'), { code }));

describe('what is not read is named, with what to do', () => {
  it.each<readonly [string, Buffer | string, RegExp]>([
    [
      'a.7z',
      Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4]),
      /^a 7z archive; .*unpack it and import/,
    ],
    ['a.csv', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4]), /^a 7z archive/],
    ['a.rar', 'Rar!\x1a\x07\x01\0', /^a RAR archive; .*unpack it/],
    ['a.tar', tar(), /^a tar archive; .*unpack it/],
    ['a.tar.gz', gzipSync(tar()), /^a tar archive; .*unpack it/],
    ['a.tgz', gzipSync(tar()), /^a tar archive; .*unpack it/],
    ['a.bz2', 'BZh91AY&SY', /^packed with bzip2; .*unpack it/],
    ['a.xz', Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 0, 4]), /^packed with xz/],
    ['a.zst', Buffer.from([0x28, 0xb5, 0x2f, 0xfd, 4, 0]), /^packed with zstd/],
    ['a.gz', gzipSync(gzipSync(LOGONS)), /^packed with gzip twice/],
    ['a.zip', Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4]), /^a 7z archive/],
    ['a.evtx', 'ElfFile\0\0\0', /^a Windows event log \(\.evtx\).*Get-WinEvent.*ConvertTo-Json/],
    ['a.sqlite', 'SQLite format 3\0', /^a SQLite database: export/],
    ['a.pdf', '%PDF-1.7\n', /^a PDF document/],
    ['empty.csv', '', /^the file is empty/],
    ['a.csv', gzipSync(''), /^the file is empty/],
    ['latin1.csv', Buffer.from('Zeit;Nutzer;Ger\xe4t\n1;2;3\n', 'latin1'), /no UTF-8 text.*save it as UTF-8/],
    ['noise', Buffer.from([0x93, 0xc3, 0x28, 0xa0, 0xa1, 0xe2, 0x28]), /^the first line is no UTF-8/],
    ['prose.txt', 'You may.\nYou may, if you ask, read.\n', /^text, but no known columns/],
    ['empty.json', '{}\n', /^JSON, but no records/],
  ])('%s', async (name, content, reason) => {
    const found = await one(name, content);
    expect(found).toMatchObject({ format: null, confidence: 0, mappable: false });
    expect(found.reason).toMatch(reason);
  });

  it.each<readonly [string, string | Buffer, RegExp]>([
    ['a.csv', 'when,who,what\n1,ann,x\n2,bob,y\n', /^text in 3 columns parted by commas/],
    ['a.csv', 'when;who\n"1;0";ann\n2;bob\n', /^text in 2 columns parted by semicolons/],
    ['a.tsv', 'when\twho, where\n1\tann\n2\tbob\n', /^text in 2 columns parted by tabs/],
    ['a.json', '{"when":1,"who":"ann"}\n{"when":2}\n', /^JSON records of no known kind \(when, who\)/],
    ['a.parquet', 'PAR1\x15\x04', /^a Parquet table/],
  ])('%s may be mapped', async (name, content, reason) => {
    const found = await one(name, content);
    expect(found).toMatchObject({ format: null, mappable: true });
    expect(found.reason).toMatch(reason);
  });

  it('says why a file cannot be opened', () => {
    expect(fault('EACCES')).toMatch(/may not read it/);
    expect(fault('EIO')).toMatch(/disk cannot read it/);
    expect(fault('EWHATEVER')).toBe('raw');
  });

  it('judges a member by its own name', () => {
    expect(nameOf('/a/b.zip!c/2010-01.csv.gz')).toBe('2010-01.csv');
    expect(nameOf('inner.zip!2010-01.csv')).toBe('2010-01.csv');
    expect(nameOf('/a/2010-01.csv')).toBe('2010-01.csv');
  });
});

describe('a folder', () => {
  it(
    'of several formats needs no question, and everything in it is in the receipt',
    { timeout: 60_000 },
    async () => {
      const at = folder();
      const elsewhere = file('secret.csv', LOGONS);
      mkdirSync(join(at, 'deep'));
      file('auth.txt', LANL, at);
      file('events.json', ndjson(SIGN_INS), join(at, 'deep'));
      file('logon.csv', LOGONS, at);
      file('notes.txt', 'hello\n', at);
      file('.hidden.csv', LOGONS, at);
      symlinkSync(elsewhere, join(at, 'link-out.csv'));
      symlinkSync(join(at, 'logon.csv'), join(at, 'link-in.csv'));
      symlinkSync(at, join(at, 'deep', 'loop'));
      symlinkSync(join(at, 'nowhere'), join(at, 'link-to-nothing'));
      execFileSync('mkfifo', [join(at, 'pipe')]);
      const open = await newCase();
      const receipts = await bring(open, at);
      const told = receipts.map(({ path, source, stored, warnings }) => [
        path.slice(at.length + 1),
        source ?? warnings[0],
        stored,
      ]);
      expect(told).toEqual([
        ['auth.txt', 'lanl-auth', 1],
        ['deep/events.json', 'windows-events', 4],
        ['deep/loop', expect.stringMatching(/not imported: a link to another place in this folder/), 0],
        [
          'link-in.csv',
          expect.stringMatching(/a link to another place in this folder, which is read there/),
          0,
        ],
        ['link-out.csv', expect.stringMatching(/a link that leads out of the folder: it is not followed/), 0],
        ['link-to-nothing', expect.stringMatching(/a link that leads nowhere/), 0],
        ['logon.csv', 'cert-logon', 1],
        ['notes.txt', expect.stringMatching(/not imported: text, but no known columns/), 0],
        ['pipe', expect.stringMatching(/not a file but a pipe/), 0],
      ]);
      expect(receipts.every(({ balanced }) => balanced)).toBe(true);
      expect(receipts.find(({ path }) => path.endsWith('link-out.csv'))).toMatchObject({
        bytes: 0,
        sha256: '',
      });
    },
  );

  it('may hold names with quotes, globs, SQL and line ends', { timeout: 60_000 }, async () => {
    const at = folder();
    const names = [
      `*.csv`,
      `[a-z]?.csv`,
      `'; DROP TABLE event; --.csv`,
      `"quoted".csv`,
      `two\nlines.csv`,
      `ü 名前.csv`,
    ];
    names.forEach((name, i) => file(name, logons(`ann 01/0${i + 1}/2010 08:58:00 PC-1 Logon`), at));
    const open = await newCase();
    const receipts = await bring(open, at);
    expect(receipts).toHaveLength(readdirSync(at).length);
    expect(receipts).toHaveLength(names.length);
    expect(receipts.every(({ stored, balanced }) => stored === 1 && balanced)).toBe(true);
    expect(await eventsOf(open)).toHaveLength(names.length);
  });

  it('given by a link is followed: it was named', async () => {
    const at = folder();
    file('logon.csv', LOGONS, at);
    const link = join(folder(), 'link');
    symlinkSync(at, link);
    expect((await candidatesUnder([link])).map(({ format }) => format?.id)).toEqual(['cert-logon']);
  });
});
