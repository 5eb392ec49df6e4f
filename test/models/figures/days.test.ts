import { describe, expect, it } from 'vitest';
import { timestampUs } from '../../../models/domain/time.ts';
import {
  clock,
  clockOfMinutes,
  dateAndClock,
  dayLong,
  dayOf,
  daySpan,
  instantOf,
  mondayOf,
  offsetLabel,
  zoneCity,
} from '../../../models/figures/days.ts';

const day = (text: string) => Date.parse(text) / 86_400_000;
const us = (text: string) => timestampUs(Date.parse(text) * 1000);

describe('days in words', () => {
  it('names a day with its weekday', () => {
    expect(dayLong(day('2026-11-12'))).toBe('Thu 12 Nov 2026');
  });
  it('leaves out what both ends of a span share', () => {
    expect(daySpan(day('2026-10-31'), day('2026-11-20'))).toBe('31 Oct to 20 Nov 2026');
    expect(daySpan(day('2026-11-09'), day('2026-11-15'))).toBe('9 to 15 Nov 2026');
    expect(daySpan(day('2026-12-30'), day('2027-01-02'))).toBe('30 Dec 2026 to 2 Jan 2027');
    expect(daySpan(day('2026-11-12'), day('2026-11-12'))).toBe('Thu 12 Nov 2026');
  });
  it('finds the Monday of a Sunday six days before', () => {
    expect(mondayOf(day('2026-11-15'))).toBe(day('2026-11-09'));
    expect(mondayOf(day('2026-11-09'))).toBe(day('2026-11-09'));
  });
  it('reads minutes past midnight as the next day’s clock', () => {
    expect(clockOfMinutes(460)).toBe('07:40');
    expect(clockOfMinutes(1510)).toBe('01:10');
  });
});

describe('clocks of a zone', () => {
  it('puts an evening in New York on its own day, which in UTC is the next', () => {
    const late = us('2026-11-13T03:41:06Z');
    expect(dateAndClock(late, 'America/New_York')).toBe('12 Nov 2026 22:41:06');
    expect(dayOf(late, 'America/New_York')).toBe(day('2026-11-12'));
    expect(dayOf(late, 'UTC')).toBe(day('2026-11-13'));
  });
  it('says the offset of that instant, not of today', () => {
    expect(offsetLabel(us('2026-07-01T00:00:00Z'), 'America/New_York')).toBe('UTC−04:00');
    expect(offsetLabel(us('2026-12-01T00:00:00Z'), 'America/New_York')).toBe('UTC−05:00');
    expect(offsetLabel(us('2026-12-01T00:00:00Z'), 'Asia/Kolkata')).toBe('UTC+05:30');
    expect(offsetLabel(us('2026-12-01T00:00:00Z'), 'UTC')).toBe('UTC');
  });
  it.each(['America/New_York', 'Europe/Copenhagen', 'Asia/Kolkata', 'UTC'])(
    'finds midnight in %s again',
    (zone) => {
      for (const text of ['2026-03-08', '2026-03-29', '2026-11-01', '2026-10-25', '2026-06-15']) {
        const midnight = instantOf(day(text) * 86_400_000_000, zone);
        expect(dayOf(midnight, zone)).toBe(day(text));
        expect(clock(midnight, zone)).toBe('00:00:00');
        expect(dayOf(timestampUs(midnight - 1), zone)).toBe(day(text) - 1);
      }
    },
  );
  it.each([
    ['Europe/Copenhagen', '2026-10-25T02:30', '2026-10-25T00:30Z', '2026-03-29T02:30', '2026-03-29T01:30Z'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30Z', '2026-03-08T02:30', '2026-03-08T07:30Z'],
  ])(
    'reads an hour that comes twice as the first, one left out as the later: %s',
    (zone, fold, first, gap, later) => {
      expect(instantOf(us(`${fold}Z`), zone)).toBe(us(first));
      expect(instantOf(us(`${gap}Z`), zone)).toBe(us(later));
    },
  );
  it('shortens a zone to its city', () => {
    expect(zoneCity('America/New_York')).toBe('New York');
    expect(zoneCity('UTC')).toBe('UTC');
  });
});
