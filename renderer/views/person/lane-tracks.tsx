import { actionLane } from '../../../models/figures/actions.ts';
import { dayLong } from '../../../models/figures/days.ts';
import { LANE_HEIGHT, laneTrack, type Lane } from '../../../models/figures/lane-track.ts';
import { count } from '../../../models/figures/numbers.ts';
import type { Span } from '../../../models/figures/span.ts';
import { useNames } from '../../channel/client.tsx';
import { Track } from './track.tsx';
import { groupHeight, type LaneGroup, type Lanes } from './use-lanes.ts';

const TITLES: Readonly<Record<string, string>> = {
  action: 'Events',
  host: 'Hosts',
  device: 'USB on',
  recipient: 'Mail to',
};
const titleOf = (kind: string) => TITLES[kind] ?? kind.charAt(0).toUpperCase() + kind.slice(1);

interface LaneTracksProps {
  readonly lanes: Lanes;
  readonly span: Span;
  readonly width: number;
}

/** A row for each host, device or destination. */
export function LaneTracks({ lanes, span, width }: LaneTracksProps) {
  return (
    <>
      {lanes.groups.map((group) => (
        <LaneGroupTrack key={group.kind} group={group} lanes={lanes} span={span} width={width} />
      ))}
    </>
  );
}

interface LaneGroupProps {
  readonly group: LaneGroup;
  readonly lanes: Lanes;
  readonly span: Span;
  readonly width: number;
}

function LaneGroupTrack({ group, lanes, span, width }: LaneGroupProps) {
  const nameOf = useNames();
  const scene = laneTrack(group.lanes, span, width, lanes.unitDays);
  const name = (lane: Lane) =>
    lane.kind === 'action'
      ? actionLane(lanes.actions[lane.entity] ?? '')
      : (nameOf('host', lane.entity) ?? '…');
  return (
    <Track
      name={titleOf(group.kind)}
      scene={{ ...scene, height: groupHeight(group) }}
      table={() => ({
        columns: [titleOf(group.kind), 'Day', 'Uses'],
        rows: group.lanes.flatMap((lane) =>
          lane.uses.map((use) => [name(lane), dayLong(Math.floor(use.day)), count(use.count)]),
        ),
      })}
      gutter={
        <>
          <div className="track-name">{titleOf(group.kind)}</div>
          {group.lanes.map((lane, row) => (
            <span
              key={lane.entity}
              className={lane.firstDay === null ? 'lane-name clip' : 'lane-name clip first'}
              style={{ top: 4 + row * LANE_HEIGHT }}
              title={name(lane)}
            >
              {name(lane)}
            </span>
          ))}
          {group.folded > 0 && (
            <span className="lane-name muted" style={{ top: 4 + group.lanes.length * LANE_HEIGHT }}>
              and {group.folded} usual
            </span>
          )}
        </>
      }
    />
  );
}
