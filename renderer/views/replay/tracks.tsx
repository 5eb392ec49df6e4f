import { useEffect, useMemo, useRef, useState } from 'react';
import type { PointerEvent, ReactNode } from 'react';
import { useStore } from 'zustand/react';
import { PRIVILEGE_LEVELS } from '../../../models/domain/privilege.ts';
import { timestampUs } from '../../../models/domain/time.ts';
import { clock } from '../../../models/figures/days.ts';
import { count } from '../../../models/figures/numbers.ts';
import type { ReplayNames } from '../../../models/figures/replay-names.ts';
import {
  ladderOf,
  ladderRows,
  privilegeScene,
  reasonWords,
} from '../../../models/figures/replay-privilege.ts';
import {
  dateOf,
  densityScene,
  lasting,
  placeOf,
  tickMarks,
  timeAt,
  timeAxisScene,
  type TimeAxis,
} from '../../../models/figures/replay-time.ts';
import { at, type Scene } from '../../../models/figures/scene.ts';
import { Marks } from '../../charts/marks.tsx';
import { ShowAsTable, type TableData } from '../../charts/show-as-table.tsx';
import { goToTime, type Playback } from './playback.ts';
import type { ReplayModel } from './view-model.ts';

export const GUTTER = 124;
const AXIS = 24;
const EVENTS = 58;

interface TracksProps {
  readonly model: ReplayModel;
  readonly axis: TimeAxis;
  readonly names: ReplayNames;
  readonly height: number;
  readonly zone: string;
}

/** Events and the privilege ladder under one axis; the playhead cuts both. */
export function Tracks({ model, axis, names, height, zone }: TracksProps) {
  const { replay, playback } = model;
  const { width } = axis;
  const ladder = height - AXIS - EVENTS - 2;
  const density = useMemo(() => {
    const size = { width, height: EVENTS };
    const cut = (time: number) => densityScene(replay, axis, size, time, zone);
    return { before: cut(Number.POSITIVE_INFINITY), after: cut(Number.NEGATIVE_INFINITY) };
  }, [replay, axis, width, zone]);
  const size = { width, height: ladder };
  const held = (time: number): Scene => {
    const scene = privilegeScene(replay, axis, size, names, time, zone);
    return { ...scene, marks: [...tickMarks(axis, ladder, zone), ...scene.marks] };
  };
  const privilege = { before: held(Number.POSITIVE_INFINITY), after: held(Number.NEGATIVE_INFINITY) };
  return (
    <div className="replay-tracks" style={{ height }}>
      <Axis model={model} axis={axis} zone={zone} />
      <CutTrack
        name="Events"
        scenes={density}
        axis={axis}
        playback={playback}
        table={() => densityTable(model, zone)}
      >
        <div className="track-name">Events</div>
        <div className="track-words muted">per {lasting(replay.density.sliceUs)}</div>
      </CutTrack>
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

function Axis({ model, axis, zone }: { model: ReplayModel; axis: TimeAxis; zone: string }) {
  const second = useStore(model.playback, ({ time }) => Math.floor(time / 1_000_000));
  const chip = placeOf(axis, second * 1_000_000);
  const size = { width: axis.width, height: AXIS };
  return (
    <div className="track replay-axis" style={{ height: AXIS }}>
      <div className="track-gutter axis-zone clip">{dateOf(timestampUs(second * 1_000_000), zone)}</div>
      <div className="track-plot" style={size}>
        <Marks scene={timeAxisScene(axis, size, zone, chip)} />
      </div>
    </div>
  );
}

interface CutTrackProps {
  readonly name: string;
  readonly scenes: { readonly before: Scene; readonly after: Scene };
  readonly axis: TimeAxis;
  readonly playback: Playback;
  readonly table: () => TableData;
  readonly children: ReactNode;
}

/** Both sides are drawn once; moving the playhead only moves the seam between them. */
function CutTrack({ name, scenes, axis, playback, table, children }: CutTrackProps) {
  const [asTable, setAsTable] = useState(false);
  const before = useRef<HTMLDivElement>(null);
  const after = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const cut = () => {
      const x = placeOf(axis, playback.getState().time);
      if (before.current) before.current.style.clipPath = `inset(0 ${axis.width - x}px 0 0)`;
      if (after.current) after.current.style.clipPath = `inset(0 0 0 ${x}px)`;
    };
    cut();
    return playback.subscribe(cut);
  }, [axis, playback]);
  const { height, finding } = scenes.before;
  return (
    <div className="track" style={{ height }}>
      <div className="track-gutter">{children}</div>
      <div
        className="track-plot"
        role="img"
        tabIndex={0}
        aria-label={`${name}. ${finding}`}
        style={{ width: axis.width, height }}
        onKeyDown={(event) => {
          if (event.key.toLowerCase() !== 't') return;
          event.preventDefault();
          setAsTable(true);
        }}
      >
        <div ref={after} className="replay-cut">
          <Marks scene={scenes.after} />
        </div>
        <div ref={before} className="replay-cut">
          <Marks scene={scenes.before} />
        </div>
      </div>
      {asTable && <ShowAsTable title={name} table={table()} onClose={() => setAsTable(false)} />}
    </div>
  );
}

/** The playhead over all tracks: drag to scrub. */
function Scrubber({ model, axis, zone }: { model: ReplayModel; axis: TimeAxis; zone: string }) {
  const { replay, playback } = model;
  const line = useRef<HTMLDivElement>(null);
  const chip = useRef<HTMLSpanElement>(null);
  const held = useRef(false);
  useEffect(() => {
    const move = () => {
      const { time } = playback.getState();
      const x = placeOf(axis, time);
      if (line.current) line.current.style.transform = `translateX(${Math.round(x)}px)`;
      if (!chip.current) return;
      chip.current.textContent = clock(timestampUs(time), zone);
      const shift = Math.max(0, 30 - x) - Math.max(0, x + 30 - axis.width - 16);
      chip.current.style.transform = `translateX(calc(-50% + ${shift}px))`;
    };
    move();
    return playback.subscribe(move);
  }, [axis, playback, zone]);
  const scrub = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    playback.setState({ playing: false });
    goToTime(playback, replay, timeAt(axis, event.clientX - box.left));
  };
  return (
    <div
      className="replay-scrub"
      style={{ left: GUTTER, width: axis.width }}
      aria-hidden="true"
      onPointerDown={(event) => {
        held.current = true;
        event.currentTarget.setPointerCapture(event.pointerId);
        scrub(event);
      }}
      onPointerMove={(event) => held.current && scrub(event)}
      onPointerUp={() => (held.current = false)}
    >
      <div ref={line} className="replay-playhead">
        <span ref={chip} className="replay-chip" />
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
