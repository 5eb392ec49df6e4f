import { describe, expect, it } from 'vitest';
import { signalLists } from '../../../electron/engine/signals/lists.ts';
import { ownersOf } from '../../../electron/engine/signals/owners.ts';
import type { AllowDetail } from '../../../models/domain/decision.ts';
import { dayOfIso } from '../../../models/domain/time.ts';
import { newCase } from '../ingest/cases.ts';

const entry = (value: string, some: Partial<AllowDetail> = {}): AllowDetail => ({
  signal: 'risky-network',
  value,
  until: '2026-06-30',
  why: 'corporate proxy',
  ...some,
});

async function allowing(...entries: readonly AllowDetail[]) {
  const { reader } = await newCase();
  return (await signalLists(reader, await ownersOf(reader), entries)).allowed;
}
const JUNE = dayOfIso('2026-06-15');

describe('an entry of the allow-list', () => {
  it('names an address, or the network that it lies in', async () => {
    const allowed = await allowing(
      entry('203.0.113.0/24'),
      entry('2001:db8:7::/48'),
      entry('::ffff:192.0.2.1'),
    );
    const why = (value: string) => allowed('risky-network', value, JUNE);
    expect(['203.0.113.77', '2001:db8:7:1::5', '192.0.2.1'].map(why)).toEqual(
      Array(3).fill('corporate proxy'),
    );
    expect(['203.0.114.77', '2001:db8:8::5', '192.0.2.2', 'face'].map(why)).toEqual(Array(4).fill(null));
  });

  it('holds for its signal, to the end of its last day', async () => {
    const allowed = await allowing(entry('203.0.113.0/24'));
    const on = (signal: string, day: string) => allowed(signal, '203.0.113.9', dayOfIso(day));
    expect(on('risky-network', '2026-06-30')).toBe('corporate proxy');
    expect(on('risky-network', '2026-07-01')).toBeNull();
    expect(on('new-device', '2026-06-15')).toBeNull();
  });
});
