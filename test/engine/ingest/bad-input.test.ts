import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { ImportProgress } from '../../../electron/contract/api.ts';
import { createCase } from '../../../electron/engine/case/case-file.ts';
import type { OpenCase } from '../../../electron/engine/case/open-case.ts';
import { bring, contentOf, file, folder, logons, newCase, reopened, settings } from './cases.ts';

const GOOD = logons('ann 01/04/2010 08:58:00 PC-1 Logon');
const many = (rows: number) =>
  logons(Array.from({ length: rows }, (_, i) => `u${i % 50} 01/04/2010 08:58:00 PC-${i} Logon`).join('\n'));

/** A case with something in it, and a check that an attempt left it alone. */
async function untouched(attempt: (open: OpenCase) => Promise<unknown>, expected: object): Promise<void> {
  const open = await newCase();
  await bring(open, file('logon.csv', GOOD), { zone: 'UTC' });
  const before = await contentOf(open);
  const head = open.auditHead();
  await expect(attempt(open)).rejects.toMatchObject(expected);
  expect(await contentOf(open)).toEqual(before);
  expect(open.auditHead()).toEqual(head);
  expect(readdirSync(join(open.workFolder, 'in'))).toEqual([]);
  await open.close();
  expect(existsSync(open.workFolder)).toBe(false);
  const again = await reopened(open.path);
  expect(await contentOf(again)).toEqual(before);
}

describe('bad input leaves the case as it was and says what, where and what to do', () => {
  it('a missing path', () =>
    untouched((open) => bring(open, '/no/such/place.csv'), {
      code: 'PATH_MISSING',
      message: '"/no/such/place.csv" does not exist. Check the path; nothing was imported.',
    }));

  it('a folder without a known format', () =>
    untouched(
      (open) => {
        const at = folder();
        file('a.txt', 'hello\n', at);
        file('b.json', '{}\n', at);
        return bring(open, at);
      },
      {
        code: 'FORMAT_UNKNOWN',
        message: expect.stringMatching(/^None of the 2 files in .*a\.txt.*no known columns/),
      },
    ));

  it('an empty folder', () =>
    untouched((open) => bring(open, folder()), {
      code: 'FORMAT_UNKNOWN',
      message: expect.stringMatching(/^There is no file in/),
    }));

  it.each([
    ['an empty file', '', /logon\.csv" is of no known format: the file is empty/],
    ['a binary file', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 2]), /a binary file/],
    ['UTF-16 without a mark', Buffer.from(GOOD, 'utf16le'), /UTF-16 text without a byte order mark/],
    ['a line of 10 MB', 'x'.repeat(10 << 20), /no known columns/],
  ])('%s', (_, content, message) =>
    untouched((open) => bring(open, file('logon.csv', content)), {
      code: 'FORMAT_UNKNOWN',
      message: expect.stringMatching(message),
    }),
  );

  it('a damaged .gz', () => {
    const cut = gzipSync(many(20_000));
    return untouched((open) => bring(open, file('logon.csv.gz', cut.subarray(0, cut.length - 9))), {
      code: 'FORMAT_UNKNOWN',
      message: expect.stringMatching(/cannot be decompressed: unexpected end of file.*copy it again/),
    });
  });

  it('a zone that is none', () =>
    untouched((open) => bring(open, file('logon.csv', GOOD), { zone: 'Mars/Olympus' }), {
      code: 'BAD_REQUEST',
    }));

  it('one bad file among good ones: nothing of the call is imported', () =>
    untouched(
      (open) => {
        const at = folder();
        file('a-logon.csv', many(10), at);
        file('b-logon.csv.gz', gzipSync(many(20_000)).subarray(0, 60_000), at);
        return bring(open, at, { source: 'cert-logon' });
      },
      { code: 'FORMAT_UNKNOWN' },
    ));
});

describe('records that cannot be read are rejected and the rest is stored', () => {
  const head = GOOD;
  it.each([
    ['a file cut in mid-record', Buffer.from(`${head}{2},01/04/2010 09:0`), '2 of 5 columns'],
    ['a line of 10 MB', Buffer.from(`${head}{2},${'x'.repeat(10 << 20)}\n`), 'line longer than 1 MiB'],
    [
      'invalid UTF-8',
      Buffer.concat([
        Buffer.from(`${head}{2},01/04/2010 09:00:00,`),
        Buffer.from([0xff]),
        Buffer.from(',PC-1,Logon\n'),
      ]),
      'invalid UTF-8',
    ],
    [
      'a stray quote',
      Buffer.from(`${head}{2},01/04/2010 09:00:00,"ann,PC-1,Logon\n`),
      'quote that is not closed',
    ],
    ['NUL bytes', Buffer.from(`${head}{2},01/04/2010 09:00:00,a\0n,PC-1,Logon\n`), 'NUL byte'],
  ])('%s', async (_, content, reason) => {
    const open = await newCase();
    const [receipt] = await bring(open, file('logon.csv', content), { zone: 'UTC' });
    expect(receipt).toMatchObject({ records: 2, stored: 1, rejected: 1, balanced: true });
    expect(await open.reader.rows('SELECT line, reason FROM reject')).toEqual([{ line: 3, reason }]);
  });
});

const big = () => file('logon.csv', many(200_000));
const during = (phase: ImportProgress['phase'], act: () => void) => (progress: ImportProgress) => {
  if (progress.phase === phase && !progress.receipt) act();
};

describe('what stops an import half way leaves the case as it was', () => {
  it.each(['reading', 'storing', 'publishing'] as const)('cancelled while %s', async (phase) => {
    const path = big();
    await untouched(
      (open) => {
        const stop = new AbortController();
        return bring(open, path, {
          zone: 'UTC',
          signal: stop.signal,
          progress: during(phase, () => stop.abort()),
        });
      },
      { code: 'CANCELLED', message: 'The import was cancelled. The case is as it was before.' },
    );
  });

  it.skipIf(process.platform !== 'linux')('the importer killed', async () => {
    const path = big();
    await untouched(
      (open) => bring(open, path, { zone: 'UTC', progress: during('reading', () => killImporters()) }),
      {
        code: 'INTERNAL',
        message: expect.stringMatching(/The importer ended while reading .*SIGKILL.*Nothing was imported/),
      },
    );
  });

  it('the case closed', async () => {
    const open = await newCase();
    const path = big();
    const closing: Promise<void>[] = [];
    const attempt = bring(open, path, { progress: during('reading', () => closing.push(open.close())) });
    await expect(attempt).rejects.toMatchObject({ code: 'CANCELLED' });
    await Promise.all(closing);
    expect((await contentOf(await reopened(open.path))).events).toEqual([]);
  });

  it('a work folder that a killed engine left behind is cleared at the next opening', async () => {
    const open = await newCase();
    await open.close();
    mkdirSync(join(open.workFolder, 'in'), { recursive: true });
    writeFileSync(join(open.workFolder, 'in', 's0.duckdb'), 'left over');
    const again = await reopened(open.path);
    expect(readdirSync(join(again.workFolder, 'in'))).toEqual([]);
  });

  it('a second import while one runs is told so', async () => {
    const open = await newCase();
    const first = bring(open, big(), { zone: 'UTC' });
    const second = bring(open, file('logon.csv', GOOD), { zone: 'UTC' });
    await expect(second).rejects.toMatchObject({
      code: 'BUSY',
      message: expect.stringContaining('importing files'),
    });
    expect(await first).toMatchObject([{ stored: 200_000 }]);
  });
});

/** Kills this process's own children that are importers. */
function killImporters(): void {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8')
    .trim()
    .split(' ');
  for (const child of children)
    if (child !== '' && readFileSync(`/proc/${child}/cmdline`, 'utf8').includes('importer.cjs'))
      process.kill(Number(child), 'SIGKILL');
}

/** A small disk of its own, where this user may mount one. */
function smallDisk(megabytes: number): { path: string; unmount: () => void } | null {
  const path = folder();
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path], { stdio: 'ignore' });
  } catch {
    return null;
  }
  return { path, unmount: () => void execFileSync('umount', ['-l', path]) };
}

describe('a full disk', () => {
  it.for([2, 12, 22])('of %i MB', async (megabytes, { skip }) => {
    const disk = smallDisk(megabytes) ?? skip('mounting a small disk needs root');
    try {
      const open = await createCase(join(disk.path, 'a.tracewell'), 'UTC', settings);
      const before = await contentOf(open);
      await expect(bring(open, file('logon.csv', many(400_000)), { zone: 'UTC' })).rejects.toMatchObject({
        code: 'DISK_FULL',
        message: expect.stringMatching(
          /^The disk is full at .* Nothing was changed; free some space and try again\.$/,
        ),
      });
      expect(await contentOf(open)).toEqual(before);
      await open.close();
      const again = await reopened(open.path);
      expect(await contentOf(again)).toEqual(before);
      await again.close();
    } finally {
      disk.unmount();
    }
  });
});
