import { useEffect, useMemo, useRef, useState } from 'react';
import type { PointerEvent } from 'react';
import type { Drawing, Lens, Moment } from '../../models/figures/replay-graph.ts';
import type { Label } from '../../models/figures/replay-label.ts';
import { GraphPainter } from './graph-painter.ts';
import { inkOf, onTheme } from './surface.ts';
import { useLens } from './use-lens.ts';

interface GraphCanvasProps {
  readonly drawing: Drawing;
  readonly labels: readonly Label[];
  readonly hovered: Label | null;
  readonly lens: Lens;
  readonly onLens: (lens: Lens) => void;
  /** What the playhead says now; asked for in every frame that follows a call of the subscribed function. */
  readonly moment: () => Moment;
  readonly subscribe: (redraw: () => void) => () => void;
  readonly pointing: boolean;
  readonly onPoint: (event: PointerEvent<HTMLElement>) => void;
  readonly onLeave: () => void;
  readonly onPick: (x: number, y: number) => void;
}

/** The graph on a canvas: redrawn at most once a frame, without React, while the playhead moves. */
export function GraphCanvas(props: GraphCanvasProps) {
  const { drawing, labels, hovered, lens, onLens, moment, subscribe, pointing, onPoint, onLeave, onPick } =
    props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = usePainter(canvas, drawing, lens);
  const latest = useRef({ painter, labels, hovered, moment });
  const frame = useRef(0);
  const redraw = useRef(() => {
    if (frame.current !== 0) return;
    frame.current = requestAnimationFrame(() => {
      frame.current = 0;
      const context = canvas.current?.getContext('2d');
      const now = latest.current;
      if (context && now.painter) now.painter.draw(context, now.labels, now.moment(), now.hovered);
    });
  });
  useEffect(() => {
    latest.current = { painter, labels, hovered, moment };
    redraw.current();
  });
  useEffect(() => subscribe(() => redraw.current()), [subscribe]);
  useEffect(() => () => cancelAnimationFrame(frame.current), []);
  const grips = useLens(canvas, lens, onLens, drawing.shown.edges.length, onPick);
  const { width, height } = drawing.size;
  return (
    <canvas
      ref={canvas}
      className={pointing ? 'graph-canvas pointing' : 'graph-canvas'}
      style={{ width, height }}
      aria-hidden="true"
      {...grips}
      onPointerMove={(event) => {
        grips.onPointerMove(event);
        onPoint(event);
      }}
      onPointerLeave={onLeave}
    />
  );
}

function usePainter(
  canvas: { readonly current: HTMLCanvasElement | null },
  drawing: Drawing,
  lens: Lens,
): GraphPainter | null {
  const [theme, setTheme] = useState(0);
  const [mounted, setMounted] = useState<HTMLCanvasElement | null>(null);
  useEffect(() => setMounted(canvas.current), [canvas]);
  useEffect(() => onTheme(() => setTheme((known) => known + 1)), []);
  return useMemo(() => {
    if (!mounted || theme < 0) return null;
    const ratio = window.devicePixelRatio;
    mounted.width = Math.round(drawing.size.width * ratio);
    mounted.height = Math.round(drawing.size.height * ratio);
    const font = getComputedStyle(mounted).fontFamily;
    return new GraphPainter(drawing, lens, inkOf(mounted), font, ratio);
  }, [mounted, drawing, lens, theme]);
}
