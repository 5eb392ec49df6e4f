import { describe, expect, it } from 'vitest';
import { eventLanes } from '../../../models/figures/event-lanes.ts';
import { laneTrack, lanesOf, tellingLanes } from '../../../models/figures/lane-track.ts';

const NOV_2 = Date.parse('2026-11-02') / 86_400_000;
const span = { from: NOV_2, to: NOV_2 + 84 };
const lane = (entity: number, days: number, firstDay: number | null = null) => ({
  kind: 'host',
  entity,
  firstDay,
  uses: Array.from({ length: days }, (_, i) => ({ day: NOV_2 + i, count: 1 })),
});

const at = (text: string) => Date.parse(text) * 1000;

describe('lanes', () => {
  it('group columns by kind and entity and keep the first use', () => {
    const lanes = lanesOf(
      {
        kind: [0, 0, 1],
        entity: [7, 7, 7],
        day: [NOV_2, NOV_2 + 1, NOV_2 + 1],
        count: [3, 4, 1],
        first: [0, 0, 1],
      },
      ['host', 'device'],
    );
    expect(lanes).toEqual([
      {
        kind: 'host',
        entity: 7,
        firstDay: null,
        uses: [
          { day: NOV_2, count: 3 },
          { day: NOV_2 + 1, count: 4 },
        ],
      },
      { kind: 'device', entity: 7, firstDay: NOV_2 + 1, uses: [{ day: NOV_2 + 1, count: 1 }] },
    ]);
  });
  it('fold to six, first-time ones always among them', () => {
    const many = [...Array.from({ length: 9 }, (_, i) => lane(i, 20 - i)), lane(99, 1, NOV_2)];
    const { shown, folded } = tellingLanes(many, span);
    expect(shown.map(({ entity }) => entity)).toEqual([0, 1, 2, 3, 4, 99]);
    expect(folded).toBe(4);
  });
  it('forget a first use that lies outside the span', () => {
    const { shown } = tellingLanes([lane(1, 20, NOV_2)], { from: NOV_2 + 5, to: NOV_2 + 10 });
    expect(shown[0]?.firstDay).toBeNull();
  });
  it('write "first" before the first bar and ink the row', () => {
    const scene = laneTrack(
      [lane(1, 3), { ...lane(2, 0, NOV_2 + 40), uses: [{ day: NOV_2 + 40, count: 9 }] }],
      span,
      840,
    );
    expect(scene.marks).toContainEqual(
      expect.objectContaining({ mark: 'text', text: 'first', x: 397, anchor: 'end' }),
    );
    expect(scene.marks.filter((mark) => mark.mark === 'rect' && mark.fill === 'n-9')).toHaveLength(1);
    expect(scene.finding).toBe('2 rows, 1 for the first time (12 Dec).');
  });
});

describe('lanes of single events', () => {
  const zones = [{ zone: 'America/New_York', since: null }];
  const lanes = eventLanes(
    {
      at: [at('2026-11-02T13:01:00Z'), at('2026-11-02T13:04:00Z'), at('2026-11-02T13:06:00Z')],
      host: [7, 7, -1],
      action: [0, 0, 1],
    },
    ['device-connected', 'email-sent'],
    zones,
    5 / 1440,
    [{ kind: 'device', entity: 7, firstDay: NOV_2, uses: [] }],
  );
  it('count five minutes of the person’s own clock', () => {
    const host = lanes.find(({ kind }) => kind === 'host');
    expect(host?.uses).toEqual([{ day: (Math.floor(NOV_2 * 288) + 96) * (5 / 1440), count: 2 }]);
  });
  it('know removable media from the action and its first day from the days', () => {
    expect(lanes.find(({ kind }) => kind === 'device')?.firstDay).toBe(NOV_2);
  });
  it('count an event without a host by its action only', () => {
    expect(lanes.filter(({ kind }) => kind === 'action').map(({ entity }) => entity)).toEqual([0, 1]);
    expect(lanes.filter(({ kind }) => kind === 'host')).toHaveLength(1);
  });
});
