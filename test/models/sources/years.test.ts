import { describe, expect, it } from 'vitest';
import { YearRun } from '../../../models/sources/syslog/years.ts';

const WRITTEN = Date.UTC(2026, 2, 10) * 1000;

function read(times: readonly string[], anchor: { startUs?: number; writtenUs?: number } = {}) {
  const run = new YearRun();
  const turns = times.map((time) => run.turnOf(time));
  return { turns, ...run.end({ writtenUs: WRITTEN, ...anchor }) };
}
const startOf = (day: string) => Date.parse(day) * 1000;

describe('times without a year', () => {
  it('are the latest that do not lie after the file was written', () => {
    expect(read(['Mar  1 08:00:00', 'Mar  9 08:00:00'])).toMatchObject({ firstYear: 2026, turns: [0, 0] });
    expect(read(['Mar 12 08:00:00'])).toMatchObject({ firstYear: 2025 });
  });

  it('say in the receipt which year and by what', () => {
    expect(read(['Dec 30 08:00:00', 'Jan  2 08:00:00']).warnings).toEqual([
      'no year in the times: read as 2025 to 2026, the latest with no line after 2026-03-10, when the file was written (--start names the first day)',
    ]);
    expect(read(['Dec 30 08:00:00'], { startUs: startOf('2019-12-01') }).warnings).toEqual([
      'no year in the times: read as 2019, from 2019-12-01 on',
    ]);
  });

  it('go on in the next year where the months begin anew, as often as they do', () => {
    const times = [
      'Nov  1 00:00:00',
      'Dec 31 23:59:59',
      'Jan  1 00:00:01',
      'Aug  1 00:00:00',
      'Jan  3 00:00:00',
    ];
    expect(read(times)).toMatchObject({ turns: [0, 0, 1, 1, 2], firstYear: 2024 });
  });

  it('that stray a little, also over New Year, begin no year', () => {
    const times = [
      'Jan  1 00:00:01',
      'Dec 31 23:59:59',
      'Jan  1 00:00:02',
      'Jan 20 00:00:00',
      'Jan  5 00:00:00',
    ];
    expect(read(times)).toMatchObject({ turns: [0, -1, 0, 0, 0], firstYear: 2026 });
  });

  it('with 29 February are in a leap year, and say so', () => {
    const { firstYear, warnings } = read(['Feb 28 08:00:00', 'Feb 29 08:00:00', 'Mar  1 08:00:00']);
    expect(firstYear).toBe(2024);
    expect(warnings[0]).toContain('read as 2024');
    expect(warnings[0]).toContain('29 February in a leap year');
    expect(read(['Dec 30 08:00:00', 'Feb 29 08:00:00'], { startUs: startOf('2021-06-01') })).toMatchObject({
      firstYear: 2023,
    });
  });

  it('that no run of years can hold keep the latest', () => {
    expect(read(['Feb 29 08:00:00', 'Feb 28 00:00:00', 'Dec  1 00:00:00', 'Feb 29 08:00:00'])).toMatchObject({
      firstYear: 2025,
    });
  });

  it('are read the same from the start that the first reading found', () => {
    for (const times of [
      ['Mar  1 08:00:00', 'Mar  9 08:00:00'],
      ['Dec 30 08:00:00', 'Jan  2 08:00:00', 'Feb  1 00:00:00'],
      ['Feb 29 08:00:00'],
      ['Jan  1 00:00:01', 'Dec 31 23:59:59'],
    ]) {
      const first = read(times);
      expect(read(times, { startUs: first.startUs ?? 0, writtenUs: 0 }).firstYear).toBe(first.firstYear);
    }
  });

  it('that are none are told apart', () => {
    expect(read(['Feb 30 08:00:00', 'Foo  1 08:00:00', 'Mar  1 25:00:00', 'Mar  1 08:00'])).toEqual({
      turns: [null, null, null, null],
      warnings: [],
    });
  });
});
