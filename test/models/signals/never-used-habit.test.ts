import { describe, expect, it } from 'vitest';
import neverUsed from '../../../models/signals/never-used-resource.ts';
import { NETWORK_LOGON } from './case-parts.ts';
import { at, times, told, workdays } from './events.ts';

/** Colleagues on one host; somebody else has used all others once; person 1 comes to a new one every so many days. */
function withNewHostEvery(every: number) {
  const days = workdays(60);
  return told(neverUsed, [
    ...days.flatMap((day) => times(8, (who) => at(day, 9, { ...NETWORK_LOGON, who: who + 1, dst: 3 }))),
    ...times(60, (host) => at(0, 8, { ...NETWORK_LOGON, who: 50, role: 'other', dst: 100 + host })),
    ...days.flatMap((day, i) =>
      i % every === 0 ? [at(day, 10, { ...NETWORK_LOGON, who: 1, dst: 100 + i })] : [],
    ),
  ]).filter(({ person }) => person === 1);
}

describe('resources never used before', () => {
  it('are told of somebody to whom that seldom happens', () => expect(withNewHostEvery(20).length).toBe(2));
  it('are no longer told of somebody to whom it happens every week', () => {
    const found = withNewHostEvery(5);
    expect(found.length).toBeLessThanOrEqual(4);
    expect(Math.max(...found.map(({ endUs }) => endUs))).toBeLessThan(at(35, 0).at);
  });
});
