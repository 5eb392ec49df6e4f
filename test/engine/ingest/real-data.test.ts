import { describe, expect, it } from 'vitest';
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
