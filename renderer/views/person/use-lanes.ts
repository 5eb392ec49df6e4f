import { useMemo } from 'react';
import type { PersonProfile } from '../../../electron/contract/api.ts';
import { eventLanes } from '../../../models/figures/event-lanes.ts';
import { LANE_HEIGHT, lanesOf, tellingLanes, type Lane } from '../../../models/figures/lane-track.ts';
import { levelOf, type Span } from '../../../models/figures/span.ts';
import { useQuery } from '../../channel/client.tsx';
import { dayRange } from './day-range.ts';

export interface LaneGroup {
  readonly kind: string;
  readonly lanes: readonly Lane[];
  readonly folded: number;
}
export interface Lanes {
  readonly groups: readonly LaneGroup[];
  /** Days of one bar. */
  readonly unitDays: number;
  readonly height: number;
  /** Words of the action lanes, by entity. */
  readonly actions: readonly string[];
}
const KINDS = ['action', 'host', 'device', 'recipient'];
const EVENTS_AT_MOST = 20_000;
const UNIT = { case: 1, weeks: 1, week: 1 / 4, day: 5 / 1440 } as const;
const FOLDED_HEIGHT = 14;

/** Lanes of the span: daily from the profile's tables, finer from the events themselves. */
export function useLanes(profile: PersonProfile, span: Span): Lanes {
  const level = levelOf(span);
  const fine = level === 'week' || level === 'day';
  const { person, zones } = profile;
  const { data: daily } = useQuery('people.lanes', { person });
  const { data: events } = useQuery(
    'events.page',
    fine
      ? { filter: { person, ...dayRange(span.from, zones, span.to) }, offset: 0, limit: EVENTS_AT_MOST }
      : null,
  );
  const days = useMemo(
    () => (daily ? lanesOf(daily.lanes.columns, daily.lanes.dictionary?.['kind'] ?? []) : []),
    [daily],
  );
  const { from, to } = span;
  return useMemo(() => {
    const all =
      fine && events
        ? eventLanes(
            events.events.columns,
            events.events.dictionary?.['action'] ?? [],
            zones,
            UNIT[level],
            days,
          )
        : days;
    const kinds = [...new Set([...KINDS, ...all.map(({ kind }) => kind)])];
    const groups = kinds.flatMap((kind): LaneGroup[] => {
      const { shown, folded } = tellingLanes(
        all.filter((lane) => lane.kind === kind),
        { from, to },
      );
      return shown.length === 0 ? [] : [{ kind, lanes: shown, folded }];
    });
    const height = groups.reduce((sum, group) => sum + groupHeight(group), 0);
    const actions = events?.events.dictionary?.['action'] ?? [];
    return { groups, unitDays: fine && events ? UNIT[level] : 1, height, actions };
  }, [days, events, fine, from, level, to, zones]);
}

export const groupHeight = ({ lanes, folded }: LaneGroup) =>
  lanes.length * LANE_HEIGHT + 8 + (folded > 0 ? FOLDED_HEIGHT : 0);
