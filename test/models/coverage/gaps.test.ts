import { describe, expect, it } from 'vitest';
import { findSilences } from '../../../models/coverage/gaps.ts';

const WEEKS = 8;
/** Monday, 00:00 UTC. */
const START = 24 * 20_755;

/** `perHour` events in each hour of the office on weekdays, or in every hour. */
function log(
  perHour: number,
  always = false,
  silent: (hour: number) => boolean = () => false,
): Map<number, number> {
  const hours = new Map<number, number>();
  for (let hour = START; hour < START + WEEKS * 168; hour += 1) {
    const [weekday, clock] = [Math.floor((hour - START) / 24) % 7, hour % 24];
    const open = always || (weekday < 5 && clock >= 8 && clock < 18);
    if (open && !silent(hour)) hours.set(hour, perHour + (hour % 3));
  }
  return hours;
}
/** Thursday of the sixth week, from ten to three. */
const THURSDAY = START + 5 * 168 + 3 * 24;
const fiveHours = (hour: number) => hour >= THURSDAY + 10 && hour < THURSDAY + 15;

const short = (hours: Map<number, number>) => new Map([...hours].filter(([hour]) => hour >= START + 4 * 168));

describe('a log that fell silent', () => {
  it('is told with its span and what it usually has', () => {
    const found = findSilences(
      new Map([
        ['vpn', log(20, false, fiveHours)],
        ['dc', log(40)],
      ]),
    );
    expect(found).toEqual([
      { series: 'vpn', from: THURSDAY + 10, to: THURSDAY + 15, usual: expect.any(Number) as number },
    ]);
    expect(found[0]?.usual).toBeGreaterThanOrEqual(100);
  });

  it('begins and ends where it usually speaks: a night before it is no part of it', () => {
    const silent = (hour: number) => hour >= THURSDAY - 6 && hour < THURSDAY + 12;
    expect(
      findSilences(
        new Map([
          ['vpn', log(20, false, silent)],
          ['dc', log(40, true)],
        ]),
      ),
    ).toMatchObject([{ from: THURSDAY + 8, to: THURSDAY + 12 }]);
  });

  it.each([
    ['at nights and week-ends, as always', log(20), log(40, true)],
    ['for an hour', log(20, false, (hour) => hour === THURSDAY + 10), log(40)],
    ['when all are: a holiday', log(20, false, fiveHours), log(40, false, fiveHours)],
    ['though it hardly ever has anything', log(0, false, fiveHours), log(40)],
    [
      'before it began and after it ended',
      new Map([...log(20)].filter(([hour]) => hour > START + 400)),
      log(40),
    ],
  ])('is not told %s', (_, vpn, dc) => {
    expect(
      findSilences(
        new Map([
          ['vpn', vpn],
          ['dc', dc],
        ]),
      ),
    ).toEqual([]);
  });

  it('is not told of three weeks: nothing is usual yet', () => {
    const found = findSilences(
      new Map([
        ['vpn', short(log(20, false, fiveHours))],
        ['dc', short(log(40))],
      ]),
    );
    expect(found).toEqual([]);
  });

  it('is not told of the only log: nobody saw that there was something to tell', () => {
    expect(findSilences(new Map([['vpn', log(20, false, fiveHours)]]))).toEqual([]);
  });
});
