import { US_PER_DAY, timestampUs } from '../domain/time.ts';
import type { Lane } from './lane-track.ts';
import { at } from './scene.ts';
import { lived, type Zones } from './zones.ts';

export interface EventColumns {
  readonly at: ArrayLike<number>;
  readonly host: ArrayLike<number>;
  readonly action: ArrayLike<number>;
}
const REMOVABLE = new Set(['device-connected', 'device-disconnected', 'file-copied']);

/** Lanes of single events in units of `unitDays`, with what the daily lanes know about first use. */
export function eventLanes(
  events: EventColumns,
  actions: readonly string[],
  zones: Zones,
  unitDays: number,
  daily: readonly Lane[],
): Lane[] {
  const counts = new Map<string, Map<number, number>>();
  const add = (lane: string, unit: number) => {
    const units = counts.get(lane) ?? new Map<number, number>();
    units.set(unit, (units.get(unit) ?? 0) + 1);
    counts.set(lane, units);
  };
  for (let i = 0; i < events.at.length; i += 1) {
    const host = at(events.host, i);
    const unit = Math.floor(lived(zones, timestampUs(at(events.at, i))) / US_PER_DAY / unitDays);
    add(`action ${at(events.action, i)}`, unit);
    if (host < 0) continue;
    add(`host ${host}`, unit);
    if (REMOVABLE.has(actions[at(events.action, i)] ?? '')) add(`device ${host}`, unit);
  }
  return [...counts].map(([name, units]) => {
    const [kind = 'host', entity = '0'] = name.split(' ');
    const known = daily.find((lane) => lane.kind === kind && lane.entity === Number(entity));
    const uses = [...units]
      .sort(([a], [b]) => a - b)
      .map(([unit, count]) => ({ day: unit * unitDays, count }));
    return { kind, entity: Number(entity), uses, firstDay: known?.firstDay ?? null };
  });
}
