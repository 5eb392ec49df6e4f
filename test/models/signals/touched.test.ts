import { describe, expect, it } from 'vitest';
import { FOLD_SIGNALS, DAY_SIGNALS, SESSION_SIGNALS } from '../../../models/signals/index.ts';
import { touchedBy } from '../../../models/signals/parts/touched.ts';

describe('a changed signal', () => {
  it('touches nothing but itself where nobody reads its findings', () => {
    expect([...touchedBy(new Set(['oauth-consent']))]).toEqual(['oauth-consent']);
    expect([...touchedBy(new Set())]).toEqual([]);
  });

  it('touches those that read it, with whatever these read', () => {
    const touched = touchedBy(new Set(['new-device']));
    expect(touched).toContain('mfa-method-added');
    expect(touched).toContain('session-hijack');
    expect(touched).not.toContain('exfiltration-channel');
  });

  it('is read only by those that come after it, or it is none of single events', () => {
    const beside = new Set<string>([...DAY_SIGNALS, ...SESSION_SIGNALS].map(({ id }) => id));
    const order: readonly string[] = FOLD_SIGNALS.map(({ id }) => id);
    for (const { id, reads = [] } of FOLD_SIGNALS)
      for (const read of reads)
        expect(beside.has(read) || order.slice(0, order.indexOf(id)).includes(read), `${id}: ${read}`).toBe(
          true,
        );
  });
});
