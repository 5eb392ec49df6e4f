import { useEffect, useRef } from 'react';
import type { PointerEvent } from 'react';
import { timestampUs } from '../../../models/domain/time.ts';
import { clock } from '../../../models/figures/days.ts';
import { placeOf, timeAt, type TimeAxis } from '../../../models/figures/replay-time.ts';
import { goToTime } from './playback.ts';
import type { ReplayModel } from './view-model.ts';

/** Names of the tracks stand at the left of them. */
export const GUTTER = 124;
const HALF_CHIP = 30;
const BESIDE = 16;

/** The chip stays inside the axis. */
export const chipMiddle = (axis: TimeAxis, time: number): number =>
  Math.max(HALF_CHIP, Math.min(axis.width + BESIDE - HALF_CHIP, placeOf(axis, time)));

interface ScrubberProps {
  readonly model: ReplayModel;
  readonly axis: TimeAxis;
  readonly zone: string;
}

/** The playhead over all tracks: drag to scrub. */
export function Scrubber({ model, axis, zone }: ScrubberProps) {
  const { replay, playback } = model;
  const { line, chip } = usePlayheadLine(model, axis, zone);
  const held = useRef(false);
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
      onLostPointerCapture={() => (held.current = false)}
    >
      <div ref={line} className="replay-playhead">
        <span ref={chip} className="replay-chip" />
      </div>
    </div>
  );
}

/** Moves line and chip without React. */
function usePlayheadLine({ playback }: ReplayModel, axis: TimeAxis, zone: string) {
  const line = useRef<HTMLDivElement>(null);
  const chip = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    const move = () => {
      const { time } = playback.getState();
      const x = placeOf(axis, time);
      if (line.current) line.current.style.transform = `translateX(${Math.round(x)}px)`;
      if (!chip.current) return;
      chip.current.textContent = clock(timestampUs(time), zone);
      chip.current.style.transform = `translateX(calc(-50% + ${chipMiddle(axis, time) - x}px))`;
    };
    move();
    return playback.subscribe(move);
  }, [axis, playback, zone]);
  return { line, chip };
}
