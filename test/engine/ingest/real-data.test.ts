import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { archiveMembers, memberBytes } from '../../../electron/engine/ingest/archive.ts';
import { originalText } from '../../../electron/engine/ingest/source-text.ts';
import { bring, newCase, sharedData } from './cases.ts';

const multi = sharedData('cert-r4.2', 'multi');
const org = sharedData('cert-r4.2', 'org');
const prefix = sharedData('cert-r4.2', 'raw-prefix');
const ZONE = { zone: 'America/New_York' };
if (!multi || !org || !prefix)
  console.info('CERT r4.2 is not on this machine: tests on real exports are skipped');

describe('CERT r4.2 exports', () => {
  it.skipIf(!multi || !org)(
    'of one insider each balance, and overlap with those of the organisation',
    { timeout: 120_000 },
    async () => {
      const open = await newCase();
      const first = await bring(open, multi ?? '', ZONE);
      expect(first.map(({ source, records, stored }) => [source, records, stored])).toEqual([
        ['cert-device', 22_308, 22_308],
        ['cert-email', 57_252, 57_252],
        ['cert-file', 18_015, 18_015],
        ['cert-http', 618_827, 618_827],
        ['cert-logon', 25_725, 25_725],
      ]);
      expect(first.every(({ balanced, warnings }) => balanced && warnings.length === 0)).toBe(true);
      const directory = await bring(open, [`${org}/LDAP`, `${org}/psychometric.csv`]);
      expect(directory).toHaveLength(19);
      expect(directory.every(({ other, records, balanced }) => balanced && other === records)).toBe(true);
      expect(await bring(open, `${org}/logon.csv.gz`, ZONE)).toMatchObject([
        { records: 431_610, duplicate: 25_725, balanced: true },
      ]);
    },
  );

  it.skipIf(!prefix)('cut off in mid-record balance and say so', { timeout: 60_000 }, async () => {
    const open = await newCase();
    const receipts = await bring(open, prefix ?? '', ZONE);
    expect(receipts).toHaveLength(5);
    for (const receipt of receipts) {
      expect(receipt.balanced).toBe(true);
      expect(receipt.rejected).toBeLessThanOrEqual(1);
      expect(receipt.warnings).toContain('the last line has no line end: the file may have been cut off');
    }
  });
});

const otrf = sharedData('windows-otrf');
if (!otrf) console.info('OTRF Windows recordings are not on this machine: tests on them are skipped');

describe('OTRF Windows recordings', () => {
  it.skipIf(!otrf)('balance with every record stored', { timeout: 120_000 }, async () => {
    const folder = otrf ?? '';
    const zips = readdirSync(folder).filter((name) => name.endsWith('.zip'));
    expect(zips).toHaveLength(10);
    const open = await newCase();
    const receipts = await bring(open, folder);
    expect(receipts.map(({ path, source }) => [basename(path).split('!')[0], source])).toEqual([
      ['LICENSE', null],
      ...zips.map((name) => [name, 'windows-events']),
    ]);
    for (const [i, name] of zips.entries()) {
      const [member] = await archiveMembers(`${folder}/${name}`);
      const lines = await recordLines(`${folder}/${name}`, member?.name ?? '');
      expect(receipts[i + 1]).toMatchObject({
        records: lines.length,
        stored: lines.length,
        rejected: 0,
        balanced: true,
      });
      expect((await originalText(open.reader, i + 1, lines.length - 1)).text).toBe(lines.at(-1));
    }
  });
});

/** Each of them holds one record a line. */
async function recordLines(path: string, member: string): Promise<string[]> {
  const parts: Buffer[] = [];
  for await (const part of memberBytes(path, member)) parts.push(Buffer.from(part));
  return Buffer.concat(parts)
    .toString('utf8')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '');
}
