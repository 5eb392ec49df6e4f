import { describe, expect, it } from 'vitest';
import { originOf } from '../../../electron/engine/stories/read-stories.ts';
import type { EventId } from '../../../models/domain/ids.ts';
import { bring, file, newCase } from '../ingest/cases.ts';
import { signalsOf } from './signals-of.ts';

/** 4663 with the right to delete, of so many files within ten minutes of one morning. */
const deletions = Array.from({ length: 150 }, (_, i) =>
  JSON.stringify({
    '@timestamp': new Date(Date.UTC(2026, 2, 16, 9, 0, i * 4)).toISOString(),
    event: { code: '4663' },
    host: { name: 'fs-01.corp.example' },
    winlog: {
      channel: 'Security',
      computer_name: 'fs-01.corp.example',
      event_id: '4663',
      record_id: i + 1,
      event_data: {
        SubjectUserSid: 'S-1-5-21-1-2-3-1001',
        SubjectUserName: 'ann',
        SubjectDomainName: 'CORP',
        SubjectLogonId: '0x1',
        ObjectName: `D:\\plans\\${i}.docx`,
        HandleId: `0x${i}`,
        AccessMask: '0x10000',
      },
    },
  }),
).join('\n');

async function weightWith(people: string) {
  const open = await newCase();
  await bring(open, [file('windows.ndjson', deletions), file('people.csv', people)]);
  const signals = await signalsOf(open);
  const found = signals.find(({ signal }) => signal === 'mass-deletion');
  return { weight: found?.weight, says: found?.says, open };
}
const HEAD = 'account,full_name,department,leaving date,notice date,as of\n';

describe('what somebody does who leaves', () => {
  it('weighs more in the thirty days before, from when that is known on, and says so', async () => {
    const stays = await weightWith(`${HEAD}ann,Ann Lee,Sales,,,2026-01-01\n`);
    const leaves = await weightWith(`${HEAD}ann,Ann Lee,Sales,2026-03-31,2026-03-01,2026-01-01\n`);
    const later = await weightWith(`${HEAD}ann,Ann Lee,Sales,2026-03-31,2026-03-20,2026-01-01\n`);
    const afar = await weightWith(`${HEAD}ann,Ann Lee,Sales,2026-06-30,2026-03-01,2026-01-01\n`);
    expect(leaves.weight).toBeCloseTo(1.5 * (stays.weight ?? 0), 10);
    expect(leaves.says).toMatch(/; leaves in 15 days$/);
    expect([later.weight, afar.weight]).toEqual([stays.weight, stays.weight]);
  });

  it('is told beside the record, with what else that says', async () => {
    const { open } = await weightWith(`${HEAD}ann,Ann Lee,Sales,,,2026-01-01\n`);
    const row = await open.reader.row<{ id: string }>(
      "SELECT format('{:016x}', event_id) AS id FROM event ORDER BY event_id LIMIT 1",
    );
    const names = {
      person: () => 'Heron 41',
      account: () => 'Heron 41',
      host: () => 'fs-01',
      text: (text: string) => text.replace('0x10000', '‹mask›'),
    };
    const { facts } = await originOf(open.reader, names, (row?.id ?? '') as EventId);
    expect(facts).toEqual([{ what: 'Detail', says: '‹mask› 0x0' }]);
    await expect(originOf(open.reader, names, '00000000000000ff' as EventId)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
