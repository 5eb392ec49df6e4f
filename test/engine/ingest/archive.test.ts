import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { archiveMembers } from '../../../electron/engine/ingest/archive.ts';
import { candidatesUnder } from '../../../electron/engine/ingest/candidates.ts';
import { originalText } from '../../../electron/engine/ingest/source-text.ts';
import { bring, contentOf, eventsOf, file, logons, newCase, remove } from './cases.ts';
import { line, ndjson, signIn, SIGN_INS } from './windows-lines.ts';
import { zipOf, type ZipEntry } from './zip.ts';

const sha256 = (content: string | Buffer) => createHash('sha256').update(content).digest('hex');
const EVENTS = ndjson(SIGN_INS);
const LOGONS = logons('ann 01/04/2010 08:58:00 PC-1 Logon');
const zip = (entries: readonly ZipEntry[], name = 'a.zip') => file(name, zipOf(entries));

describe('a zip archive', () => {
  const entries = [
    { name: 'z/logon.csv', content: LOGONS },
    { name: 'z/', content: '' },
    { name: 'LICENSE', content: 'You may.\n' },
    { name: 'events.json', content: EVENTS },
    { name: 'more.json.gz', content: gzipSync(ndjson([signIn('eve', 9)])) },
  ];

  it('is read file by file, in the order of their names', { timeout: 60_000 }, async () => {
    const path = zip(entries);
    const open = await newCase();
    const receipts = await bring(open, path, { zone: 'UTC' });
    const whole = { sha256: sha256(readFileSync(path)), bytes: readFileSync(path).length, balanced: true };
    expect(receipts).toMatchObject([
      { path: `${path}!LICENSE`, source: null, records: 0, ...whole },
      { path: `${path}!events.json`, source: 'windows-events', records: 4, stored: 4, zone: null, ...whole },
      { path: `${path}!more.json.gz`, source: 'windows-events', records: 1, stored: 1, ...whole },
      { path: `${path}!z/logon.csv`, source: 'cert-logon', records: 1, stored: 1, zone: 'UTC', ...whole },
    ]);
    expect(receipts[0]?.warnings).toEqual(['not imported: text, but no known columns in the first line']);
    expect((await originalText(open.reader, 1, 3)).text).toBe(line(SIGN_INS[3]));
    const sources = await open.reader.rows(
      'SELECT name, sha256, content_sha256, event_base::VARCHAR AS base FROM source ORDER BY source_id',
    );
    expect(sources[0]).toMatchObject({
      name: 'a.zip!events.json',
      sha256: whole.sha256,
      content_sha256: sha256(EVENTS),
    });
    expect(new Set(sources.map(({ base }) => base)).size).toBe(3);
  });

  it('and its files unpacked are one and the same, in both orders', { timeout: 60_000 }, async () => {
    const packed = zip([{ name: 'events.json', content: EVENTS }]);
    const plain = file('events.json', EVENTS);
    for (const order of [
      [packed, plain],
      [plain, packed],
    ]) {
      const open = await newCase();
      for (const path of order) await bring(open, path);
      expect(await open.reader.rows('SELECT stored, duplicate FROM source ORDER BY source_id')).toEqual([
        { stored: 4, duplicate: 0 },
        { stored: 0, duplicate: 4 },
      ]);
      await remove(open, 1);
      const scratch = await newCase();
      await bring(scratch, order[1] ?? '');
      expect(await contentOf(open)).toEqual(await contentOf(scratch));
    }
  });

  it('is read also with a line end or zeros after its end', async () => {
    for (const padding of ['\n', '\r\n', '\0'.repeat(512)]) {
      const padded = Buffer.concat([zipOf([{ name: 'events.json', content: EVENTS }]), Buffer.from(padding)]);
      const open = await newCase();
      expect(await bring(open, file('a.zip', padded))).toMatchObject([{ stored: 4, balanced: true }]);
    }
  });

  it('holding one file twice stores it once', async () => {
    const open = await newCase();
    const twice = zip([
      { name: 'a.json', content: EVENTS },
      { name: 'b.json', content: EVENTS },
    ]);
    expect(await bring(open, twice)).toMatchObject([{ stored: 4 }, { stored: 0, duplicate: 4 }]);
    expect(await eventsOf(open)).toHaveLength(4);
  });

  it('is recognised file by file', async () => {
    const path = zip(entries);
    const found = await candidatesUnder([path]);
    expect(found.map(({ path: name, format, bytes }) => [name, format?.id ?? null, bytes])).toEqual([
      [`${path}!LICENSE`, null, 9],
      [`${path}!events.json`, 'windows-events', EVENTS.length],
      [`${path}!more.json.gz`, 'windows-events', entries[4]?.content.length],
      [`${path}!z/logon.csv`, 'cert-logon', LOGONS.length],
    ]);
  });
});

const BOMB = Buffer.alloc(100 << 20, 32);

describe('an archive that cannot be trusted', () => {
  it.each<readonly [string, ZipEntry, RegExp]>([
    [
      'an encrypted file',
      { name: 'a.json', content: EVENTS, encrypted: true },
      /encrypted: unpack the archive with its password/,
    ],
    ['a name that climbs', { name: '../../a.json', content: EVENTS }, /leads out of the archive/],
    ['a name from the root', { name: '/etc/a.json', content: EVENTS }, /leads out of the archive/],
    ['a name of a drive', { name: 'C:\\a.json', content: EVENTS }, /leads out of the archive/],
    [
      'a method nobody reads',
      { name: 'a.json', content: EVENTS, method: 99 },
      /method that is not read \(99\)/,
    ],
    ['a bomb', { name: 'a.json', content: BOMB }, /would unpack to 104857600/],
  ])('%s is named and left out; its neighbour is read', async (_, entry, reason) => {
    const open = await newCase();
    const receipts = await bring(open, zip([entry, { name: 'good.json', content: EVENTS }]));
    expect(receipts).toMatchObject([
      { source: null, records: 0, balanced: true, warnings: [expect.stringMatching(reason) as string] },
      { source: 'windows-events', stored: 4 },
    ]);
  });

  it.each<readonly [string, ZipEntry, RegExp]>([
    [
      'more bytes than declared',
      { name: 'a.json', content: EVENTS, declared: { bytes: 1000 } },
      /a\.zip!a\.json" cannot be unpacked: too many bytes/,
    ],
    [
      'fewer bytes than declared',
      { name: 'a.json', content: EVENTS, declared: { bytes: 99_999 } },
      /not enough bytes/,
    ],
    [
      'another checksum',
      { name: 'a.json', content: EVENTS, declared: { crc: 1 } },
      /checksum is another one/,
    ],
  ])('with %s imports nothing', async (_, entry, message) => {
    const open = await newCase();
    const path = zip([entry, { name: 'good.json', content: EVENTS }]);
    await expect(bring(open, path, { source: 'windows-events' })).rejects.toMatchObject({
      code: 'FORMAT_UNKNOWN',
      message: expect.stringMatching(message) as string,
    });
    expect(await eventsOf(open)).toEqual([]);
  });

  it('cut off, empty or no archive at all is said in words', async () => {
    const open = await newCase();
    const whole = zipOf([{ name: 'a.json', content: EVENTS }]);
    for (const [content, reason] of [
      [whole.subarray(0, whole.length - 30), /cannot be unpacked.*cut off or damaged/],
      [Buffer.from('no zip'), /cannot be unpacked/],
      [zipOf([]), /the archive is empty/],
    ] as const)
      await expect(bring(open, file('a.zip', content))).rejects.toMatchObject({
        code: 'FORMAT_UNKNOWN',
        message: expect.stringMatching(reason) as string,
      });
  });

  it('whose files overlap is refused', async () => {
    const one = zipOf([{ name: 'a.json', content: EVENTS.repeat(20) }]);
    const directory = one.readUInt32LE(one.length - 6);
    const entry = one.subarray(directory, one.length - 22);
    const many = 40;
    const end = Buffer.from(one.subarray(one.length - 22));
    end.writeUInt16LE(many, 8);
    end.writeUInt16LE(many, 10);
    end.writeUInt32LE(entry.length * many, 12);
    const names = Array.from({ length: many }, (_, i) => {
      const copy = Buffer.from(entry);
      copy.write(String.fromCharCode(97 + (i % 26)), 46);
      copy.write(String.fromCharCode(48 + Math.floor(i / 26)), 47);
      return copy;
    });
    const path = file('a.zip', Buffer.concat([one.subarray(0, directory), ...names, end]));
    await expect(archiveMembers(path)).rejects.toThrow(/overlap/);
  });
});

describe('an archive in an archive', () => {
  const inner = zipOf([
    { name: 'd/events.json', content: EVENTS },
    { name: 'logon.csv.gz', content: gzipSync(LOGONS) },
  ]);

  it('is read one level deep, its files by their own names', { timeout: 60_000 }, async () => {
    const path = zip([
      { name: 'from IT/inner.zip', content: inner },
      { name: 'notes.txt', content: 'hello\n' },
    ]);
    const open = await newCase();
    expect(await bring(open, path, { zone: 'UTC' })).toMatchObject([
      {
        path: `${path}!from IT/inner.zip!d/events.json`,
        source: 'windows-events',
        stored: 4,
        balanced: true,
      },
      { path: `${path}!from IT/inner.zip!logon.csv.gz`, source: 'cert-logon', stored: 1, balanced: true },
      { path: `${path}!notes.txt`, source: null },
    ]);
    expect((await originalText(open.reader, 1, 3)).text).toBe(line(SIGN_INS[3]));
  });

  it('gives the same events as its files, also after an undo', { timeout: 60_000 }, async () => {
    const open = await newCase();
    await bring(open, file('events.json', EVENTS));
    const path = zip([{ name: 'inner.zip', content: inner }]);
    expect(await bring(open, path)).toMatchObject([{ stored: 0, duplicate: 4 }, { stored: 1 }]);
    await remove(open, 1);
    const scratch = await newCase();
    await bring(scratch, path);
    expect(await contentOf(open)).toEqual(await contentOf(scratch));
  });

  it.each<readonly [string, Buffer, RegExp]>([
    ['a third level', zipOf([{ name: 'deep.zip', content: inner }]), /only one level is opened/],
    ['a name that climbs', zipOf([{ name: '../a.json', content: EVENTS }]), /leads out of the archive/],
    ['a bomb', zipOf([{ name: 'a.json', content: BOMB }]), /would unpack to 104857600/],
    ['damage', inner.subarray(0, inner.length - 30), /cannot be unpacked/],
    ['nothing', zipOf([]), /the archive is empty/],
  ])('with %s is named and left out; its neighbour is read', async (_, content, reason) => {
    const open = await newCase();
    const receipts = await bring(
      open,
      zip([
        { name: 'a.zip', content },
        { name: 'good.json', content: EVENTS },
      ]),
    );
    expect(receipts).toMatchObject([
      { source: null, records: 0, warnings: [expect.stringMatching(reason) as string] },
      { source: 'windows-events', stored: 4 },
    ]);
  });
});

describe('what unpacks to too much', () => {
  const PART = Buffer.alloc(60 << 20, 32);

  it('is refused as a whole where its files are small enough one by one', async () => {
    const path = zip([
      { name: 'a.json', content: PART },
      { name: 'b.json', content: PART },
    ]);
    await expect(archiveMembers(path)).rejects.toThrow(/would unpack to 125829120, more than 250 times/);
  });

  it('is not read to its end where it is gzip', async () => {
    const open = await newCase();
    const bomb = gzipSync(Buffer.concat([Buffer.from(LOGONS), Buffer.alloc(100 << 20, 32)]));
    await expect(bring(open, file('logon.csv.gz', bomb))).rejects.toMatchObject({
      code: 'FORMAT_UNKNOWN',
      message: expect.stringMatching(/unpack to more than .* over 250 times as many/) as string,
    });
    expect(await eventsOf(open)).toEqual([]);
  });
});
