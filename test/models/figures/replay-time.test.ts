import { describe, expect, it } from 'vitest';
import { timestampUs } from '../../../models/domain/time.ts';
import { ladderOf, heldAt, privilegeScene } from '../../../models/figures/replay-privilege.ts';
import { densityScene } from '../../../models/figures/replay-density.ts';
import {
  axisLabels,
  idleEnd,
  idleOf,
  lasting,
  placeOf,
  ticksOf,
  timeAt,
  timeAxis,
  underChip,
} from '../../../models/figures/replay-time.ts';
import { fixtureNames, replayFixture, us } from './replay-fixture.ts';

const WIDTH = 787;

describe('the time axis', () => {
  const replay = replayFixture();

  it('leaves out idle time above five minutes and says how much', () => {
    expect(idleOf(replay).map(([from, to]) => lasting(to - from))).toEqual(['32 min']);
    const axis = timeAxis(replay, WIDTH, true);
    expect(axis.pieces.map(({ idle }) => idle)).toEqual([false, true, false]);
    expect(axisLabels(axis, replay.zone).map(({ text }) => text)).toContain('32 min');
  });

  it('keeps idle time where it is not skipped', () => {
    expect(timeAxis(replay, WIDTH, false).pieces).toHaveLength(1);
  });

  it('finds its way from a time to a pixel and back, breaks included', () => {
    for (const skip of [true, false]) {
      const axis = timeAxis(replay, WIDTH, skip);
      for (const clock of ['20:52:07', '21:04:31', '22:09:14', '22:47:30'])
        expect(Math.abs(timeAt(axis, placeOf(axis, us(clock))) - us(clock))).toBeLessThan(1000);
      expect(placeOf(axis, replay.from)).toBe(0);
      expect(placeOf(axis, replay.to)).toBeCloseTo(WIDTH);
      expect(placeOf(axis, Number.POSITIVE_INFINITY)).toBe(WIDTH);
      expect(placeOf(axis, Number.NEGATIVE_INFINITY)).toBe(0);
    }
  });

  it('jumps over idle time while it plays', () => {
    const axis = timeAxis(replay, WIDTH, true);
    expect(idleEnd(axis, us('21:40:00'))).toBe(us('21:56:00'));
    expect(idleEnd(axis, us('22:40:00'))).toBeNull();
  });

  it('ticks at whole units of the wall clock in the zone', () => {
    const words = ticksOf(timeAxis(replay, WIDTH, true), replay.zone).map(({ text }) => text);
    expect(words).toEqual(
      ['21:00', '21:10', '21:20', '22:00', '22:10', '22:20', '22:30', '22:40', '22:50'].filter((one) =>
        words.includes(one),
      ),
    );
    expect(words).toEqual(expect.arrayContaining(['21:00', '21:10', '22:10', '22:40']));
  });

  it('hides ticks under the playhead’s chip', () => {
    const axis = timeAxis(replay, WIDTH, true);
    const labels = axisLabels(axis, replay.zone);
    const hidden = underChip(labels, placeOf(axis, us('22:10:00')));
    expect(labels.filter((_, i) => hidden[i]).map(({ text }) => text)).toEqual(['22:10']);
    expect(underChip(labels, null)).not.toContain(true);
  });

  it('holds for an instant, for a week and for a span without a gap', () => {
    const instant = { ...replay, to: replay.from };
    expect(timeAxis(instant, WIDTH, true).pieces.length).toBeLessThan(2);
    expect(ticksOf(timeAxis(instant, WIDTH, true), 'UTC')).toEqual([]);
    const week = { ...replay, to: (replay.from + 7 * 86_400e6) as typeof replay.to };
    const ticks = ticksOf(timeAxis(week, WIDTH, false), 'UTC');
    expect(ticks.length).toBeGreaterThan(4);
    expect(ticks.length).toBeLessThan(13);
  });
});

describe('how long', () => {
  it('is said in the unit that fits', () => {
    expect([35_000, 1_500_000, 30e6, 32 * 60e6, 6 * 3600e6, 72 * 3600e6].map(lasting)).toEqual([
      '35 ms',
      '1.5 s',
      '30 s',
      '32 min',
      '6 h',
      '3 days',
    ]);
  });
});

describe('the events track', () => {
  it('pales after the playhead', () => {
    const replay = replayFixture();
    const axis = timeAxis(replay, WIDTH, true);
    const bars = (time: number, opacity: number) =>
      densityScene(replay, axis, { width: WIDTH, height: 58 }, time, replay.zone).marks.filter(
        (mark) => mark.mark === 'rect' && mark.opacity === opacity,
      ).length;
    expect(bars(Number.POSITIVE_INFINITY, 0.55)).toBe(0);
    expect(bars(Number.NEGATIVE_INFINITY, 1)).toBe(0);
    expect(bars(us('22:09:14'), 1)).toBeGreaterThan(80);
    expect(bars(us('22:09:14'), 0.55)).toBeGreaterThan(60);
  });
});

describe('the privilege ladder', () => {
  const replay = replayFixture();

  it('steps up and down with the highest level that is held', () => {
    expect(ladderOf(replay).map(({ level }) => level)).toEqual([1, 2, 0]);
    expect(ladderOf(replay)[1]?.at).toBe(us('22:03:11'));
  });

  it('knows who holds what at a moment', () => {
    const held = heldAt(replay, us('22:05:00'));
    expect(held.accounts.get(5)).toBe(2);
    expect(held.hosts.get(2)).toBe(2);
    expect(held.hosts.get(9)).toBeUndefined();
    expect(heldAt(replay, us('23:00:00')).accounts.get(5)).toBe(0);
  });

  it('says the reason at each step and the highest level as its finding', () => {
    const axis = timeAxis(replay, WIDTH, true);
    const scene = privilegeScene(
      replay,
      axis,
      { width: WIDTH, height: 104 },
      fixtureNames,
      us('22:30:00'),
      replay.zone,
    );
    const words = scene.marks.flatMap((mark) => (mark.mark === 'text' ? [mark.text] : []));
    expect(words).toEqual([
      'signed in as heron-41, 20:52:07',
      'credentials of svc-plm-backup, 22:03:11',
      'signed off, 22:47:30',
    ]);
    expect(scene.finding).toBe(
      'Highest level elevated, from 22:03:11: credentials of svc-plm-backup by heron-41; no change record covers it.',
    );
  });

  it('leaves out words that would lie on the line, which the table has', () => {
    const crowded = timeAxis(
      { ...replay, from: timestampUs(us('22:00:00')), to: timestampUs(us('22:48:00')) },
      300,
      false,
    );
    const scene = privilegeScene(
      replay,
      crowded,
      { width: 300, height: 84 },
      fixtureNames,
      Number.POSITIVE_INFINITY,
      replay.zone,
    );
    const line = scene.marks.find((mark) => mark.mark === 'path');
    const points = [...(line?.mark === 'path' ? line.d : '').matchAll(/([MHV])([\d.-]+)(?: ([\d.-]+))?/g)];
    const verticals = points.flatMap(([, move, at], i) =>
      move === 'V' && points[i - 1] ? [{ x: Number(points[i - 1]?.[2]), y: Number(at) }] : [],
    );
    expect(verticals.length).toBeGreaterThan(0);
    const texts = scene.marks.flatMap((mark) => (mark.mark === 'text' ? [mark] : []));
    expect(texts.map(({ text }) => text)).toEqual(['credentials of svc-plm-backup, 22:03:11']);
    for (const { x, text, anchor } of texts) {
      const [left, right] = anchor === 'end' ? [x - text.length * 6.1, x] : [x, x + text.length * 6.1];
      for (const one of verticals) expect(one.x <= left || one.x >= right, text).toBe(true);
    }
  });

  it('says so where nothing is known', () => {
    const none = { ...replay, privilege: { ...replay.privilege, rows: 0 } };
    const axis = timeAxis(none, WIDTH, true);
    const scene = privilegeScene(none, axis, { width: WIDTH, height: 104 }, fixtureNames, none.to, 'UTC');
    expect(scene.finding).toBe('No privilege above none is known in this span.');
  });
});
