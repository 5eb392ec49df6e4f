import { describe, expect, it } from 'vitest';
import { verifyAudit } from '../../../electron/engine/case/audit.ts';
import { bring, contentOf, eventsOf, file, logons, newCase, remove } from './cases.ts';

const A = 'ann 01/04/2010 08:00:00 PC-1 Logon';
const B = 'bob 01/04/2010 09:00:00 PC-2 Logon';
const C = 'cat 01/04/2010 10:00:00 PC-3 Logon';
const D = 'dan 01/04/2010 11:00:00 PC-4 Logon';

const FILES = {
  one: [A, A, B],
  two: [A, B, B, C, 'ann 99/99/2010 08:00:00 PC-1 Logon'],
  three: [A, A, A, C, D],
} as const;
type Name = keyof typeof FILES;
const ORDERS: readonly (readonly Name[])[] = [
  ['one', 'two', 'three'],
  ['three', 'two', 'one'],
  ['two', 'three', 'one'],
];
const paths = (names: readonly Name[]) =>
  names.map((name) => file(`${name}.csv`, logons(FILES[name].join('\n'))));

describe('duplicates', () => {
  it('keep what one file repeats and store the larger count of an overlap', async () => {
    const open = await newCase();
    const receipts = await bring(open, paths(['one', 'two', 'three']), { zone: 'UTC' });
    expect(
      receipts.map(({ stored, duplicate, rejected, balanced }) => [stored, duplicate, rejected, balanced]),
    ).toEqual([
      [3, 0, 0, true],
      [2, 2, 1, true],
      [2, 3, 0, true],
    ]);
  });

  it.each(ORDERS.map((order) => [order.join(', '), order] as const))(
    'store the same in the order %s',
    async (_, order) => {
      const open = await newCase();
      for (const path of paths(order)) await bring(open, path, { zone: 'UTC' });
      const rows = await open.reader.rows(
        'SELECT a.name, count(*) AS n FROM event JOIN account a USING (account_id) GROUP BY ALL ORDER BY ALL',
      );
      expect(rows).toEqual([
        { name: 'ann', n: 3 },
        { name: 'bob', n: 2 },
        { name: 'cat', n: 1 },
        { name: 'dan', n: 1 },
      ]);
    },
  );

  it('is all that the same file again comes to', async () => {
    const open = await newCase();
    const ldap = file(
      '2010-01.csv',
      'employee_name,user_id,email,role\nAnn,ann,a@x,Clerk\nAnn,ann,a@x,Clerk\n',
    );
    const all = [...paths(['one']), ldap];
    await bring(open, all, { zone: 'UTC' });
    const before = await eventsOf(open);
    const again = await bring(open, all, { zone: 'UTC' });
    expect(again.map(({ records, duplicate }) => [records, duplicate])).toEqual([
      [3, 3],
      [2, 2],
    ]);
    expect(await eventsOf(open)).toEqual(before);
  });

  it('see past the row id and columns that another export lacks, but not past contents', async () => {
    const open = await newCase();
    const rest = '01/04/2010 09:00:00,ann,PC-1,b@x.com';
    const lean = file('lean.csv', `id,date,user,pc,to,from,size,attachments\n{1},${rest},a@x.com,5,0\n`);
    const full = file(
      'full.csv',
      `id,date,user,pc,to,cc,from,size,attachments\n{9},${rest},,a@x.com,5,0\n{8},${rest},c@x.com,a@x.com,5,0\n`,
    );
    await bring(open, lean, { zone: 'UTC' });
    expect(await bring(open, full, { zone: 'UTC' })).toMatchObject([{ stored: 1, duplicate: 1 }]);
  });
});

const without = (order: readonly Name[], gone: Name) => order.filter((name) => name !== gone);

describe('removing a source', () => {
  const cases = ORDERS.slice(0, 2).flatMap((order) => order.map((gone) => ({ order, gone })));

  it.each(cases)('$gone from $order equals a run without it', async ({ order, gone }) => {
    const all = paths(order);
    const open = await newCase();
    for (const path of all) await bring(open, path, { zone: 'UTC' });
    await remove(open, order.indexOf(gone) + 1);
    const scratch = await newCase();
    for (const name of without(order, gone))
      await bring(scratch, all[order.indexOf(name)] ?? '', { zone: 'UTC' });
    expect(await contentOf(open)).toEqual(await contentOf(scratch));
    expect((await verifyAudit(open.reader)).intact).toBe(true);
  });

  it('says how many events went, logs it, and knows no source twice', async () => {
    const open = await newCase();
    await bring(open, paths(['one']), { zone: 'UTC' });
    expect(await remove(open, 1)).toEqual({ removedEvents: 3 });
    expect(await open.reader.rows('SELECT action FROM audit ORDER BY seq')).toEqual(
      ['case.created', 'sources.imported', 'sources.removed'].map((action) => ({ action })),
    );
    await expect(remove(open, 1)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});
