import { useEffect, useState } from 'react';
import type { Playback } from './playback.ts';

/**
 * The step at the playhead, told at most every `everyMs` and once it rests: what is slower than a frame follows a hand
 * that scrubs without holding it up. A step by key is told at once.
 */
export function useRestingStep(playback: Playback, everyMs: number): number {
  const [step, setStep] = useState(() => playback.getState().step);
  useEffect(() => {
    let told = Number.NEGATIVE_INFINITY;
    let timer = 0;
    const tell = () => {
      timer = 0;
      told = performance.now();
      setStep(playback.getState().step);
    };
    const off = playback.subscribe((now, before) => {
      if (now.step === before.step || timer !== 0) return;
      const wait = told + everyMs - performance.now();
      if (wait <= 0) tell();
      else timer = window.setTimeout(tell, wait);
    });
    tell();
    return () => {
      off();
      clearTimeout(timer);
    };
  }, [playback, everyMs]);
  return step;
}
