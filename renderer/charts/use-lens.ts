import { useEffect, useRef } from 'react';
import type { PointerEvent } from 'react';
import { NO_LENS, type Lens } from '../../models/figures/replay-graph.ts';
import { MANY_EDGES } from './graph-painter.ts';

const WHEEL = 0.0016;
const CLICK_PX = 4;
const REST_MS = 120;
const LEAST = 1;
const MOST = 12;

/** Zoom around a point, never smaller than the picture. */
export function zoomed(lens: Lens, factor: number, x: number, y: number): Lens {
  const scale = Math.max(LEAST, Math.min(MOST, lens.scale * factor));
  if (scale === LEAST) return NO_LENS;
  const by = scale / lens.scale;
  return { scale, x: x - (x - lens.x) * by, y: y - (y - lens.y) * by };
}

type Canvas = { readonly current: HTMLCanvasElement | null };

interface Live {
  lens: Lens;
  rest: number;
  picture: HTMLCanvasElement | null;
}

/** Ctrl and wheel zoom, a drag pans. A large graph moves as a picture and is drawn anew when the hand rests. */
export function useLens(
  canvas: Canvas,
  lens: Lens,
  onLens: (lens: Lens) => void,
  edges: number,
  onPick: (x: number, y: number) => void,
) {
  const live = useRef<Live>({ lens, rest: 0, picture: null });
  useEffect(() => {
    live.current.lens = lens;
    live.current.picture = null;
  }, [lens]);
  const move = (next: Lens) => {
    live.current.lens = next;
    if (edges <= MANY_EDGES) return onLens(next);
    blit(canvas, live.current, lens);
    clearTimeout(live.current.rest);
    live.current.rest = window.setTimeout(() => onLens(next), REST_MS);
  };
  useWheel(canvas, live, move);
  return useDrag(live, move, onPick);
}

type LiveRef = { readonly current: Live };

function useWheel(canvas: Canvas, live: LiveRef, move: (lens: Lens) => void): void {
  const latest = useRef(move);
  useEffect(() => {
    latest.current = move;
  });
  useEffect(() => {
    const element = canvas.current;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const factor = Math.exp(-event.deltaY * WHEEL);
      latest.current(zoomed(live.current.lens, factor, event.offsetX, event.offsetY));
    };
    element?.addEventListener('wheel', onWheel, { passive: false });
    return () => element?.removeEventListener('wheel', onWheel);
  }, [canvas, live]);
}

function useDrag(live: LiveRef, move: (lens: Lens) => void, onPick: (x: number, y: number) => void) {
  const drag = useRef<{ x: number; y: number; lens: Lens; moved: boolean } | null>(null);
  return {
    onPointerDown: (event: PointerEvent<HTMLCanvasElement>) => {
      if (event.button !== 0) return;
      event.currentTarget.setPointerCapture(event.pointerId);
      drag.current = { x: event.clientX, y: event.clientY, lens: live.current.lens, moved: false };
    },
    onPointerMove: (event: PointerEvent<HTMLCanvasElement>) => {
      const held = drag.current;
      if (!held) return;
      const [dx, dy] = [event.clientX - held.x, event.clientY - held.y];
      held.moved ||= Math.hypot(dx, dy) > CLICK_PX;
      if (held.moved && held.lens.scale > LEAST)
        move({ ...held.lens, x: held.lens.x + dx, y: held.lens.y + dy });
    },
    onPointerUp: (event: PointerEvent<HTMLCanvasElement>) => {
      if (drag.current && !drag.current.moved) onPick(event.nativeEvent.offsetX, event.nativeEvent.offsetY);
      drag.current = null;
    },
  };
}

/** The last picture, scaled and shifted to where the hand is. */
function blit(canvas: Canvas, live: Live, drawn: Lens): void {
  const element = canvas.current;
  const context = element?.getContext('2d');
  if (!element || !context) return;
  if (!live.picture) {
    const copy = document.createElement('canvas');
    copy.width = element.width;
    copy.height = element.height;
    copy.getContext('2d')?.drawImage(element, 0, 0);
    live.picture = copy;
  }
  const by = live.lens.scale / drawn.scale;
  const ratio = window.devicePixelRatio;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, element.width, element.height);
  context.setTransform(
    by,
    0,
    0,
    by,
    (live.lens.x - drawn.x * by) * ratio,
    (live.lens.y - drawn.y * by) * ratio,
  );
  context.globalAlpha = 1;
  context.drawImage(live.picture, 0, 0);
}
