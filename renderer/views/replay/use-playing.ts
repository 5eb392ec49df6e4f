import { useEffect } from 'react';
import { useStore } from 'zustand/react';
import type { Replay } from '../../../models/domain/replay.ts';
import type { Chain } from '../../../models/figures/replay-chain.ts';
import type { TimeAxis } from '../../../models/figures/replay-time.ts';
import { advance, advanceStep, type Playback } from './playback.ts';

const STEP_MS = 900;
const LONGEST_FRAME_MS = 100;
const prefersStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** Moves the playhead while it plays; under reduced motion from step to step. */
export function usePlaying(playback: Playback, replay: Replay, chain: Chain, axis: TimeAxis): void {
  const playing = useStore(playback, (state) => state.playing);
  const byStep = useStore(playback, (state) => state.speed === 'step') || prefersStill();
  useEffect(() => {
    if (!playing) return undefined;
    if (byStep) {
      advanceStep(playback, replay, chain);
      const timer = setInterval(() => advanceStep(playback, replay, chain), STEP_MS);
      return () => clearInterval(timer);
    }
    let last = performance.now();
    let frame = requestAnimationFrame(function move(now: number) {
      advance(playback, replay, axis, Math.min(LONGEST_FRAME_MS, Math.max(0, now - last)));
      last = now;
      frame = requestAnimationFrame(move);
    });
    return () => cancelAnimationFrame(frame);
  }, [playback, replay, chain, axis, playing, byStep]);
}
