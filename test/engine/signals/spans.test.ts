import { describe, expect, it } from 'vitest';
import { LocalClock } from '../../../electron/engine/signals/local-clock.ts';
import { Spans } from '../../../electron/engine/signals/spans.ts';

const span = (name: string, fromUs: number, toUs: number) => ({ name, fromUs, toUs });

describe('spans', () => {
  it('hold from their first moment to before their last, whatever was asked before', () => {
    const spans = new Spans([span('late', 30, 40), span('early', 10, 20), span('next', 20, 25)]);
    const at = (us: number) => spans.at(us)?.name;
    expect([5, 10, 19, 20, 24, 25, 30, 39, 40, 10].map(at)).toEqual([
      undefined,
      'early',
      'early',
      'next',
      'next',
      undefined,
      'late',
      'late',
      undefined,
      'early',
    ]);
  });

  it('that overlap give the one that began first', () => {
    const spans = new Spans([span('b', 15, 30), span('a', 10, 20)]);
    expect([12, 18, 25].map((us) => spans.at(us)?.name)).toEqual(['a', 'a', 'b']);
  });
});

describe('the local clock', () => {
  it('turns with the zone, also on the day on which that changes', () => {
    const clock = new LocalClock('Europe/Paris');
    const hourAt = (time: string) => clock.at(Date.parse(time) * 1000).hour;
    expect(
      ['2026-03-29T00:30Z', '2026-03-29T01:30Z', '2026-03-28T23:30Z', '2026-07-01T12:00Z'].map(hourAt),
    ).toEqual([1, 3, 0, 14]);
  });
});
