import { useEffect, useRef, useState } from 'react';
import type { Span } from '../../../models/figures/span.ts';

/** Moves from the last span to the next in the time that the tokens give; at once where motion is reduced. */
export function useShownSpan(target: Span): Span {
  const [shown, setShown] = useState(target);
  const from = useRef(target);
  const { from: start, to: end } = target;
  useEffect(() => {
    const begin = from.current;
    if (begin.from === start && begin.to === end) return undefined;
    const duration = zoomMs();
    const started = performance.now();
    let frame = 0;
    const step = () => {
      const part = duration === 0 ? 1 : Math.min(1, (performance.now() - started) / duration);
      const eased = 1 - (1 - part) ** 3;
      const next =
        part === 1
          ? { from: start, to: end }
          : { from: begin.from + (start - begin.from) * eased, to: begin.to + (end - begin.to) * eased };
      from.current = next;
      setShown(next);
      if (part < 1) frame = requestAnimationFrame(step);
    };
    frame = requestAnimationFrame(step);
    return () => cancelAnimationFrame(frame);
  }, [start, end]);
  return shown;
}

const zoomMs = () =>
  Number.parseFloat(getComputedStyle(document.documentElement).getPropertyValue('--move-zoom')) || 0;
