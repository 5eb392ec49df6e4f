import { startTransition, useEffect, useState } from 'react';
import type { Playback } from './playback.ts';

/**
 * The step at the playhead for what is slower than a frame, so that it does not hold up a hand that scrubs. A single
 * move is told at once, a hand's scrubbing at its end; `follow` tells every `waitMs` of what plays.
 */
export function useRestingStep(playback: Playback, waitMs: number, follow: boolean): number {
  const [step, setStep] = useState(() => playback.getState().step);
  useEffect(() => {
    let last = Number.NEGATIVE_INFINITY;
    let timer = 0;
    const tell = () => {
      timer = 0;
      startTransition(() => setStep(playback.getState().step));
    };
    const off = playback.subscribe((now, before) => {
      if (now.step === before.step) return;
      const moving = performance.now() - last < waitMs;
      if (moving && follow && now.playing && timer !== 0) return;
      clearTimeout(timer);
      if (moving) timer = window.setTimeout(tell, waitMs);
      else tell();
      last = performance.now();
    });
    tell();
    return () => {
      off();
      clearTimeout(timer);
    };
  }, [playback, waitMs, follow]);
  return step;
}
