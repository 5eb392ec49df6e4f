import { describe, expect, it } from 'vitest';
import { dayOfIso, isoTime, timestampUs, US_PER_DAY } from '../../../models/domain/time.ts';
import { daysOf, lived, zoneAt, zoneOn, zonesWords, type Zones } from '../../../models/figures/zones.ts';

const at = (iso: string) => timestampUs(Date.parse(iso) * 1000);
const EAST: Zones = [
  { zone: 'Europe/Berlin', since: null },
  { zone: 'Asia/Singapore', since: dayOfIso('2026-06-10') },
];
const WEST: Zones = [
  { zone: 'Asia/Singapore', since: null },
  { zone: 'Europe/Berlin', since: dayOfIso('2026-06-10') },
];
const span = (zones: Zones, iso: string) => {
  const { from, to } = daysOf(zones, dayOfIso(iso));
  return [isoTime(from), isoTime(to)];
};

describe('where somebody lives', () => {
  it('has a shorter day before a move to the east, a longer one of a move to the west, and no gap', () => {
    expect(span(EAST, '2026-06-09')).toEqual(['2026-06-08T22:00:00Z', '2026-06-09T16:00:00Z']);
    expect(span(EAST, '2026-06-10')).toEqual(['2026-06-09T16:00:00Z', '2026-06-10T16:00:00Z']);
    expect(span(WEST, '2026-06-09')).toEqual(['2026-06-08T16:00:00Z', '2026-06-09T16:00:00Z']);
    expect(span(WEST, '2026-06-10')).toEqual(['2026-06-09T16:00:00Z', '2026-06-10T22:00:00Z']);
  });

  it.each([['east', EAST] as const, ['west', WEST] as const])(
    'has each instant of a move to the %s in the day that it is cut into',
    (_, zones) => {
      for (
        let us = at('2026-06-08T00:30:00Z');
        us < at('2026-06-12T00:00:00Z');
        us = timestampUs(us + US_PER_DAY / 24)
      ) {
        const day = Math.floor(lived(zones, us) / US_PER_DAY);
        const { from, to } = daysOf(zones, day);
        expect(us >= from && us < to).toBe(true);
      }
    },
  );

  it('has a day of 23 hours where the clocks are put forward', () => {
    const { from, to } = daysOf([{ zone: 'Europe/Berlin', since: null }], dayOfIso('2026-03-29'));
    expect((to - from) / (US_PER_DAY / 24)).toBe(23);
  });

  it('is told by day, by instant and in words', () => {
    expect([zoneOn(EAST, dayOfIso('2026-06-09')), zoneOn(EAST, dayOfIso('2026-06-10'))]).toEqual([
      'Europe/Berlin',
      'Asia/Singapore',
    ]);
    expect([zoneAt(EAST, at('2026-06-09T15:59:59Z')), zoneAt(EAST, at('2026-06-09T16:00:00Z'))]).toEqual([
      'Europe/Berlin',
      'Asia/Singapore',
    ]);
    expect(zonesWords(EAST)).toBe('Europe/Berlin, Asia/Singapore from 10 Jun 2026');
  });
});
