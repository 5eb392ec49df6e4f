import { describe, expect, it } from 'vitest';
import { MOST_EVIDENCE } from '../../../models/domain/signal.ts';
import stuffing from '../../../models/signals/credential-stuffing.ts';
import spray from '../../../models/signals/password-spray.ts';
import { failed } from './case-parts.ts';
import { at, LYON, OSAKA, seconds, times, told } from './events.ts';

describe('credential-stuffing', () => {
  it('is told of one client whose addresses change', () => {
    const found = told(
      stuffing,
      times(30, (i) =>
        at(0, 3 + seconds(i * 4), {
          ...failed,
          device: 'dev-9',
          who: 100 + i,
          network: `203.0.${i}.0/24`,
          ip: `203.0.${i}.9`,
        }),
      ),
    );
    expect(found.map(({ says, entity }) => `${entity.name}: ${says}`)).toEqual([
      expect.stringMatching(
        /^client dev-9: \d+ attempts on \d+ accounts from one client through \d+ networks/,
      ),
    ]);
  });
  it('is told once where the client stays in one network', () => {
    const found = told(
      stuffing,
      times(30, (i) => at(0, 3 + seconds(i * 4), { ...OSAKA, ...failed, device: 'dev-9', who: 100 + i })),
    );
    expect(found.map(({ entity }) => entity.name)).toEqual(['203.0.113.0/24']);
  });
  it('is told as it grows, within a tenth of what there was', () => {
    const [found] = told(
      stuffing,
      times(1000, (i) => at(0, 3 + seconds(i), { ...OSAKA, ...failed, who: 100 + (i % 90) })),
    );
    expect(Number(/^([\d,]+) attempts/.exec(found?.says ?? '')?.[1]?.replace(',', ''))).toBeGreaterThan(909);
  });
  it('keeps counts and no more events than prove it, in the order of time', () => {
    const many = times(3000, (i) => at(0, 3 + seconds(i), { ...OSAKA, ...failed, who: 100 + i }));
    const [found] = told(stuffing, [...many, at(0, 3 + seconds(3001), { ...OSAKA, who: 7 })]);
    expect(found?.says).toMatch(/^3,001 attempts on 3,001 accounts .* signed in as person7$/);
    expect(found?.events.length).toBe(MOST_EVIDENCE);
    expect(found?.events).toEqual(found?.events.toSorted((a, b) => (a < b ? -1 : 1)));
    expect(found?.events.at(-1)).toBe(3001n);
  });
});

describe('password-spray', () => {
  const tried = times(22, (i) => at(0, i * 0.5, { ...OSAKA, ...failed, who: 100 + i }));
  it('goes on to tell who was hit after it was told', () => {
    const [found, more] = told(spray, [...tried, at(0, 11.5, { ...OSAKA, who: 200 })]);
    expect(more).toBeUndefined();
    expect(found).toMatchObject({ severity: 'high', person: 200 });
    expect(found?.says).toMatch(/; signed in as person200$/);
  });
  it('is not hidden by people who sign in through the same network in the morning', () => {
    const morning = times(12, (i) => at(0, 0.1 + seconds(i), { ...LYON, who: 300 + i }));
    const attack = times(160, (i) => at(0, 1 + i * 0.1, { ...LYON, ...failed, who: 400 + (i % 80) }));
    expect(told(spray, [...morning, ...attack]).length).toBe(1);
  });
  it('leaves out a gateway where most succeed', () =>
    expect(
      told(
        spray,
        times(200, (i) => at(0, i * 0.1, { ...LYON, who: 100 + (i % 60), ...(i % 6 === 0 ? failed : {}) })),
      ),
    ).toEqual([]));
});
