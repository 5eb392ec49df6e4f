import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { canonicalJson, verifyAudit } from '../../../electron/engine/case/audit.ts';
import { newCase, reopened } from '../ingest/cases.ts';

describe('canonical JSON', () => {
  it('sorts keys at every depth and leaves undefined out', () =>
    expect(canonicalJson({ b: [{ d: 1, c: 'x' }], a: null, e: undefined })).toBe(
      '{"a":null,"b":[{"c":"x","d":1}]}',
    ));
});

describe('the audit log', () => {
  it('is chained: each hash covers the entry and the one before', async () => {
    const open = await newCase();
    await open.audit('looked', { at: 'overview' });
    const [first, second] = await open.reader.rows<
      Record<'seq' | 'at_us', number> & Record<'actor' | 'action' | 'detail' | 'previous' | 'hash', string>
    >('SELECT * FROM audit ORDER BY seq');
    if (!first || !second) throw new Error('two entries expected');
    expect(first.previous).toBe('0'.repeat(64));
    expect(second.previous).toBe(first.hash);
    const { hash, ...rest } = second;
    expect(hash).toBe(createHash('sha256').update(canonicalJson(rest)).digest('hex'));
    expect(open.auditHead()).toEqual({ entries: 2, head: hash });
    expect(await verifyAudit(open.reader)).toEqual({ entries: 2, head: hash, intact: true });
  });

  it.each([
    ['a changed detail', `UPDATE audit SET detail = '{"n":9}' WHERE seq = 2`, 2],
    ['a changed time', 'UPDATE audit SET at_us = at_us + 1 WHERE seq = 1', 1],
    ['a missing entry', 'DELETE FROM audit WHERE seq = 2', 3],
    ['a missing first entry', 'DELETE FROM audit WHERE seq = 0', 1],
  ])('notices %s', async (_, tamper, brokenAt) => {
    const open = await newCase();
    for (let n = 1; n < 5; n++) await open.audit('step', { n });
    await open.writer.run(tamper);
    expect((await verifyAudit(open.reader)).intact).toEqual({ brokenAt });
  });

  it('gives every entry its own number, however many are written at once, during a transaction too', async () => {
    const open = await newCase();
    const inside = open.audited('work', async () => {
      await open.audit('meanwhile', {});
      await open.writer.run("INSERT INTO meta VALUES ('x', '1')");
      return { result: 7, detail: {} };
    });
    const others = Array.from({ length: 10 }, (_, n) => open.audit('other', { n }));
    expect(await inside).toBe(7);
    await Promise.all(others);
    expect(await verifyAudit(open.reader)).toMatchObject({ entries: 13, intact: true });
  });

  it('forgets an entry whose work failed', async () => {
    const open = await newCase();
    const failing = open.audited('work', async () => {
      await open.writer.run("INSERT INTO meta VALUES ('x', '1')");
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await open.audit('next', {});
    await open.close();
    const again = await reopened(open.path);
    expect(await again.reader.rows('SELECT action FROM audit ORDER BY seq')).toEqual([
      { action: 'case.created' },
      { action: 'next' },
    ]);
    expect((await verifyAudit(again.reader)).intact).toBe(true);
    expect(await again.reader.rows("SELECT * FROM meta WHERE key = 'x'")).toEqual([]);
  });
});
