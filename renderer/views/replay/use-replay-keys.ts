import { stepWords } from '../../../models/figures/replay-words.ts';
import type { ReplayNames } from '../../../models/figures/replay-names.ts';
import { useKeys } from '../../controls/use-keys.ts';
import { announce } from '../../state/announce.ts';
import { goToStep, nextIn, SPEEDS, tellingRows, togglePlaying, walkOf } from './playback.ts';
import type { ReplayModel } from './view-model.ts';

const rowsOf = ({ replay }: ReplayModel): readonly number[] =>
  Array.from({ length: replay.steps.rows }, (_, row) => row);

/** Keys of the replay; each step is said as it is reached by hand. */
export function useReplayKeys(model: ReplayModel, names: ReplayNames): void {
  const { replay, chain, playback } = model;
  const go = (row: number | undefined) => {
    if (row === undefined) return;
    playback.setState({ playing: false });
    goToStep(playback, replay, row);
    announce(saidAt(model, names, row));
  };
  const by = (rows: () => readonly number[], step: 1 | -1) => () =>
    go(nextIn(rows(), playback.getState().step, step));
  const walk = () => walkOf(replay, chain);
  const telling = () => tellingRows(replay);
  const all = () => rowsOf(model);
  useKeys({
    ' ': () => togglePlaying(playback, replay, chain),
    ArrowRight: by(walk, 1),
    ArrowLeft: by(walk, -1),
    'Shift ArrowRight': by(telling, 1),
    'Shift ArrowLeft': by(telling, -1),
    j: by(all, 1),
    k: by(all, -1),
    ArrowDown: by(all, 1),
    ArrowUp: by(all, -1),
    Home: () => go(0),
    End: () => go(replay.steps.rows - 1),
    '.': () => changeSpeed(model, 1),
    ',': () => changeSpeed(model, -1),
    'Alt ArrowDown': () => changePath(model, 1),
    'Alt ArrowUp': () => changePath(model, -1),
  });
}

function saidAt({ replay, chain }: ReplayModel, names: ReplayNames, row: number): string {
  const number = chain.numbers[row] ?? 0;
  const where = number > 0 ? `Step ${number} of ${chain.steps.length}: ` : '';
  return `${where}${stepWords(replay, row, names)}`;
}

function changeSpeed({ playback }: ReplayModel, by: 1 | -1): void {
  const index = SPEEDS.indexOf(playback.getState().speed) + by;
  const speed = SPEEDS[Math.max(0, Math.min(SPEEDS.length - 1, index))];
  if (speed) playback.setState({ speed });
}

function changePath({ replay, alternative, setAlternative }: ReplayModel, by: 1 | -1): void {
  const next = Math.max(0, Math.min(replay.alternatives.length, alternative + by));
  setAlternative(next);
  announce(`Path ${next + 1} of ${replay.alternatives.length + 1}`);
}
