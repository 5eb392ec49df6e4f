import { useStore } from 'zustand/react';
import { timestampUs } from '../../../models/domain/time.ts';
import { clock, offsetLabel } from '../../../models/figures/days.ts';
import { Icon } from '../../controls/icon.tsx';
import { Segments } from '../../controls/segments.tsx';
import { goToStep, nextIn, SPEEDS, togglePlaying, walkOf } from './playback.ts';
import type { ReplayModel } from './view-model.ts';

const SPEED_TITLES = { '1': '1×', '10': '10×', '60': '60×', step: 'Step' } as const;

interface TransportProps {
  readonly model: ReplayModel;
  readonly zone: string;
}

/** Play, step, speed; where the playhead stands. */
export function Transport({ model, zone }: TransportProps) {
  const { playback } = model;
  const speed = useStore(playback, (state) => state.speed);
  const skipIdle = useStore(playback, (state) => state.skipIdle);
  return (
    <div className="replay-transport">
      <Buttons model={model} />
      <Where model={model} zone={zone} />
      <span className="end" />
      <Segments
        label="Speed"
        options={SPEEDS.map((id) => ({ id, title: SPEED_TITLES[id] }))}
        value={speed}
        onChange={(next) => playback.setState({ speed: next })}
      />
      <label className="small replay-idle nowrap">
        <input
          type="checkbox"
          checked={skipIdle}
          onChange={({ target }) => playback.setState({ skipIdle: target.checked })}
        />
        Skip idle over 5 min
      </label>
      <span className="tiny muted nowrap replay-keys">
        <kbd>Space</kbd> play <kbd>←</kbd> <kbd>→</kbd> step
      </span>
    </div>
  );
}

function Buttons({ model: { replay, chain, playback } }: { model: ReplayModel }) {
  const playing = useStore(playback, (state) => state.playing);
  const step = (by: 1 | -1) => {
    const next = nextIn(walkOf(replay, chain), playback.getState().step, by);
    if (next !== undefined) goToStep(playback, replay, next);
  };
  return (
    <>
      <button type="button" className="button icon-only" aria-label="Previous step" onClick={() => step(-1)}>
        <Icon name="previous" />
      </button>
      <button
        type="button"
        className="button primary icon-only"
        aria-label={playing ? 'Pause' : 'Play'}
        onClick={() => togglePlaying(playback, replay, chain)}
      >
        <Icon name={playing ? 'pause' : 'play'} />
      </button>
      <button type="button" className="button icon-only" aria-label="Next step" onClick={() => step(1)}>
        <Icon name="next" />
      </button>
    </>
  );
}

function Where({ model, zone }: TransportProps) {
  const { replay, chain, playback } = model;
  const second = useStore(playback, ({ time }) => Math.floor(time / 1_000_000));
  const played = useStore(playback, ({ step }) => chain.steps.filter((row) => row <= step).length);
  const us = timestampUs(second * 1_000_000);
  return (
    <>
      <span className="mono replay-clock">{clock(us, zone)}</span>
      <span className="small muted nowrap">{offsetLabel(us, zone)}</span>
      <span className="small nowrap replay-where">
        {chain.steps.length > 0
          ? `Step ${played} of ${chain.steps.length}`
          : `${replay.steps.rows} steps, none on a path`}
      </span>
    </>
  );
}
