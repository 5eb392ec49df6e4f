import { describe, expect, it } from 'vitest';
import { streamSpans, type StreamDays } from '../../../models/figures/coverage-spans.ts';
import { day, timestampUs, US_PER_DAY } from '../../../models/domain/time.ts';
import { cellAt, cellsOf, coverageScene } from '../../../models/figures/coverage.ts';

const NOV_2 = Date.parse('2026-11-02') / 86_400_000;
/** Sign-ins on each of ten days but the fifth, mail on the first three. */
function tenDays(): StreamDays {
  const rows: [number, number, number][] = [];
  for (let i = 0; i < 10; i += 1) {
    if (i !== 4) rows.push([NOV_2 + i, 0, 100 + i]);
    if (i < 3) rows.push([NOV_2 + i, 1, 7]);
  }
  return {
    from: day(NOV_2),
    to: day(NOV_2 + 9),
    streams: ['logon', 'email'],
    days: {
      rows: rows.length,
      columns: {
        day: rows.map(([on]) => on),
        stream: rows.map(([, stream]) => stream),
        events: rows.map(([, , events]) => events),
        people: rows.map(() => 3),
      },
    },
  };
}
const at = (offset: number) => timestampUs((NOV_2 + offset) * US_PER_DAY);

describe('coverage by kind and day', () => {
  it('counts the days that have events', () => {
    expect(
      streamSpans(tenDays()).map(({ stream, days, first, last, events }) => [
        stream,
        days,
        last - first,
        events,
      ]),
    ).toEqual([
      ['logon', 9, 9, 941],
      ['email', 3, 2, 21],
    ]);
  });

  it('has a stop a day that says what is there and what is not', () => {
    const { stops, finding } = coverageScene(tenDays(), [], 'UTC', 600);
    expect(stops.map(({ says }) => says).slice(2, 5)).toEqual([
      'Wed 4 Nov: Logons 102, E-mail 7',
      'Thu 5 Nov: Logons 103',
      'Fri 6 Nov: no records',
    ]);
    expect(finding).toBe('2 kinds of events, 2 to 11 Nov 2026. No log fell silent while others went on.');
  });

  it('frames a silence in the row of its kind only, at its hours', () => {
    const gap = { stream: 'email' as const, from: at(3), to: at(5) };
    const frames = coverageScene(tenDays(), [gap], 'UTC', 642).marks.filter((mark) => mark.mark === 'rect');
    expect(frames).toEqual([
      expect.objectContaining({ x: 128 + 150, y: 22, width: 100, stroke: 'high-mark' }),
    ]);
    expect(coverageScene(tenDays(), [gap], 'UTC', 642).finding).toContain('1 time a log fell silent');
  });

  it('sums by week where there are more days than cells', () => {
    const cells = cellsOf({ from: NOV_2, to: NOV_2 + 800 });
    expect([cells.days, cells.from.length]).toEqual([7, 115]);
    expect([cellAt(cells, NOV_2 + 6), cellAt(cells, NOV_2 + 7)]).toEqual([0, 1]);
    const days = { ...tenDays(), to: day(NOV_2 + 799) };
    expect(coverageScene(days, [], 'UTC', 600).stops[0]?.says).toBe('Week from 2 Nov: Logons 617, E-mail 21');
  });

  it('is empty without events', () => {
    const { days, ...rest } = tenDays();
    const scene = coverageScene({ ...rest, days: { ...days, rows: 0 }, streams: [] }, [], 'UTC', 600);
    expect([scene.marks, scene.stops, scene.finding]).toEqual([[], [], 'No events.']);
  });
});
