import { memo, useMemo } from 'react';
import { useStore } from 'zustand/react';
import { PRIVILEGE_LEVELS } from '../../../models/domain/privilege.ts';
import type { ReplaySubject } from '../../../models/domain/replay.ts';
import { timestampUs } from '../../../models/domain/time.ts';
import { clock } from '../../../models/figures/days.ts';
import { count } from '../../../models/figures/numbers.ts';
import type { ReplayNames } from '../../../models/figures/replay-names.ts';
import { densityScene } from '../../../models/figures/replay-density.ts';
import { ladderOf, ladderRows, privilegeScene } from '../../../models/figures/replay-privilege.ts';
import { reasonWords } from '../../../models/figures/replay-reasons.ts';
import {
  axisLabels,
  dateOf,
  lasting,
  tickMarks,
  timeAxisScene,
  underChip,
  type TimeAxis,
} from '../../../models/figures/replay-time.ts';
import { at, type Scene } from '../../../models/figures/scene.ts';
import { Marks } from '../../charts/marks.tsx';
import type { TableData } from '../../charts/show-as-table.tsx';
import { chipMiddle, Scrubber } from './scrubber.tsx';
import { CutTrack } from './cut-track.tsx';
import { Signals, useReplaySignals } from './signals.tsx';
import type { ReplayModel } from './view-model.ts';

const AXIS = 24;
const EVENTS = { high: 58, low: 44 } as const;
const LOW = 170;
const SIGNALS = 24;

interface TracksProps {
  readonly model: ReplayModel;
  readonly subject: ReplaySubject;
  readonly axis: TimeAxis;
  readonly names: ReplayNames;
  readonly height: number;
  readonly zone: string;
}

/** Events, what was found and the privilege ladder under one axis; the playhead cuts them all. */
export function Tracks({ model, subject, axis, names, height, zone }: TracksProps) {
  const { replay, playback } = model;
  const { width } = axis;
  const events = height < LOW ? EVENTS.low : EVENTS.high;
  const signals = useReplaySignals(subject, replay);
  const ladder = height - AXIS - events - 2 - (signals.length > 0 ? SIGNALS : 0);
  const size = { width, height: ladder };
  const held = (time: number): Scene => {
    const scene = privilegeScene(replay, axis, size, names, time, zone);
    return { ...scene, marks: [...tickMarks(axis, ladder, zone), ...scene.marks] };
  };
  const privilege = { before: held(Number.POSITIVE_INFINITY), after: held(Number.NEGATIVE_INFINITY) };
  return (
    <div className="replay-tracks" style={{ height }}>
      <Axis model={model} axis={axis} zone={zone} />
      <Density model={model} axis={axis} height={events} zone={zone} />
      <Signals signals={signals} axis={axis} playback={playback} zone={zone} />
      <CutTrack
        name="Privilege"
        scenes={privilege}
        axis={axis}
        playback={playback}
        table={() => ladderTable(model, names, zone)}
      >
        <div className="track-name">Privilege</div>
        <div className="track-words muted">held</div>
        {ladderRows(ladder).map((y, level) => (
          <span key={PRIVILEGE_LEVELS[level]} className="track-tick" style={{ top: y - 7 }}>
            {PRIVILEGE_LEVELS[level]}
          </span>
        ))}
      </CutTrack>
      <Scrubber model={model} axis={axis} zone={zone} />
    </div>
  );
}

interface DensityProps {
  readonly model: ReplayModel;
  readonly axis: TimeAxis;
  readonly height: number;
  readonly zone: string;
}

/** Hundreds of bars: drawn again only when they are others. */
const Density = memo(function Density({ model, axis, height, zone }: DensityProps) {
  const { replay, playback } = model;
  const size = { width: axis.width, height };
  const cut = (time: number) => densityScene(replay, axis, size, time, zone);
  return (
    <CutTrack
      name="Events"
      scenes={{ before: cut(Number.POSITIVE_INFINITY), after: cut(Number.NEGATIVE_INFINITY) }}
      axis={axis}
      playback={playback}
      table={() => densityTable(model, zone)}
    >
      <div className="track-name">Events</div>
      <div className="track-words muted">per {lasting(replay.density.sliceUs)}</div>
    </CutTrack>
  );
});

function Axis({ model, axis, zone }: { model: ReplayModel; axis: TimeAxis; zone: string }) {
  const { replay, playback } = model;
  const labels = useMemo(() => axisLabels(axis, zone), [axis, zone]);
  const hidden = useStore(playback, ({ time }) =>
    underChip(labels, chipMiddle(axis, time)).map(Number).join(''),
  );
  const size = { width: axis.width, height: AXIS };
  const shown = [...hidden].map((flag) => flag === '1');
  const first = dateOf(replay.from, zone);
  const last = dateOf(replay.to, zone);
  return (
    <div className="track replay-axis" style={{ height: AXIS }}>
      <div className="track-gutter axis-zone clip">{first === last ? first : `${first} on`}</div>
      <div className="track-plot" style={size}>
        <Marks scene={timeAxisScene(labels, size, shown)} />
      </div>
    </div>
  );
}

function densityTable({ replay }: ReplayModel, zone: string): TableData {
  const { sliceUs, counts } = replay.density;
  const rows = Array.from(counts, (events, i) => [
    clock(timestampUs(replay.from + i * sliceUs), zone),
    count(events),
  ]);
  return { columns: [`From, for ${lasting(sliceUs)}`, 'Events'], rows };
}

function ladderTable({ replay }: ReplayModel, names: ReplayNames, zone: string): TableData {
  return {
    columns: ['Time', 'Highest level', 'Why'],
    rows: ladderOf(replay).map(({ at: time, level, row }) => [
      clock(timestampUs(time), zone),
      PRIVILEGE_LEVELS[level] ?? '',
      at(replay.privilege.columns.account, row) < 0 ? '' : reasonWords(replay, row, names),
    ]),
  };
}
