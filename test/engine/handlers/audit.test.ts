import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { smallCase, type SmallCase } from './small-case.ts';

describe('audit.list', () => {
  let small: SmallCase;
  beforeAll(async () => {
    small = await smallCase();
    for (let i = 0; i < 5; i++) await small.open.audit('test.entry', { i });
  });
  afterAll(() => small.end());

  it('gives the newest first, a page at a time, and says that the chain holds', async () => {
    const { entries, head, intact, rows } = await small.call('audit.list', { offset: 1, limit: 2 });
    expect([entries, intact]).toEqual([6, true]);
    expect(rows.map(({ seq, action, detail, actor }) => [seq, action, detail, actor])).toEqual([
      [4, 'test.entry', '{"i":3}', 'test'],
      [3, 'test.entry', '{"i":2}', 'test'],
    ]);
    const [last] = (await small.call('audit.list', { offset: 0, limit: 1 })).rows;
    expect(last?.hash).toBe(head);
  });

  it('names the entry that does not follow', async () => {
    await small.open.writer.run(`UPDATE audit SET detail = '{"i":7}' WHERE seq = 3`);
    const { intact } = await small.call('audit.list', { offset: 0, limit: 1 });
    expect(intact).toEqual({ brokenAt: 3 });
  });
});
