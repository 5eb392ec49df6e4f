import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Replay } from '../../../models/domain/replay.ts';
import { stepAt, type Chain } from '../../../models/figures/replay-chain.ts';
import { idleEnd, type TimeAxis } from '../../../models/figures/replay-time.ts';
import { at } from '../../../models/figures/scene.ts';

export type Speed = '1' | '10' | '60' | 'step';
export const SPEEDS: readonly Speed[] = ['1', '10', '60', 'step'];

/** Where the playhead stands. `step` is the row of the step that it is about, −1 before the first. */
export interface Playhead {
  readonly time: number;
  readonly step: number;
  readonly playing: boolean;
  readonly speed: Speed;
  readonly skipIdle: boolean;
}
export type Playback = StoreApi<Playhead>;

/** Opens at the last step of the path, where the whole of it is seen. */
export function playbackOf(replay: Replay, chain: Chain): Playback {
  const last = chain.steps[chain.steps.length - 1] ?? replay.steps.rows - 1;
  return createStore<Playhead>(() => ({
    time: last < 0 ? replay.to : at(replay.steps.columns.at, last),
    step: last,
    playing: false,
    speed: '60',
    skipIdle: true,
  }));
}

export const goToStep = (playback: Playback, replay: Replay, step: number): void => {
  if (step < 0 || step >= replay.steps.rows) return;
  playback.setState({ step, time: at(replay.steps.columns.at, step) });
};

export const goToTime = (playback: Playback, replay: Replay, time: number): void => {
  const inside = Math.max(replay.from, Math.min(replay.to, time));
  playback.setState({ time: inside, step: stepAt(replay, inside) });
};

/** Rows that the arrow keys walk: those with a number, or all where none has one. */
export const walkOf = (replay: Replay, chain: Chain): readonly number[] =>
  chain.steps.length > 0 ? chain.steps : Array.from({ length: replay.steps.rows }, (_, row) => row);

export function nextIn(rows: readonly number[], from: number, by: 1 | -1): number | undefined {
  return by === 1 ? rows.find((row) => row > from) : rows.findLast((row) => row < from);
}

/** First-time and refused steps. */
export const tellingRows = (replay: Replay): readonly number[] =>
  Array.from({ length: replay.steps.rows }, (_, row) => row).filter(
    (row) => replay.steps.columns.first[row] === 1 || replay.steps.columns.failed[row] === 1,
  );

export function togglePlaying(playback: Playback, replay: Replay, chain: Chain): void {
  const { playing, step, time } = playback.getState();
  const rows = walkOf(replay, chain);
  const ended = time >= replay.to || step >= (rows[rows.length - 1] ?? 0);
  if (!playing && ended) playback.setState({ time: replay.from, step: stepAt(replay, replay.from) });
  playback.setState({ playing: !playing });
}

/** One frame of playing: `elapsedMs` of real time. Stops at the end. */
export function advance(playback: Playback, replay: Replay, axis: TimeAxis, elapsedMs: number): void {
  const { time, speed, skipIdle } = playback.getState();
  if (speed === 'step') return;
  let next = time + elapsedMs * 1000 * Number(speed);
  const end = skipIdle ? idleEnd(axis, next) : null;
  if (end !== null) next = end;
  if (next < replay.to) return playback.setState({ time: next, step: stepAt(replay, next) });
  playback.setState({ time: replay.to, step: replay.steps.rows - 1, playing: false });
}

/** The next step of the path, or the end. */
export function advanceStep(playback: Playback, replay: Replay, chain: Chain): void {
  const next = nextIn(walkOf(replay, chain), playback.getState().step, 1);
  if (next === undefined) playback.setState({ playing: false });
  else goToStep(playback, replay, next);
}
