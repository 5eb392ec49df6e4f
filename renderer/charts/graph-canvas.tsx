import { useCallback, useEffect, useRef } from 'react';
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
  const { drawing, lens, onLens, pointing, onPoint, onLeave, onPick } = props;
  const canvas = usePainting(props);
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

function usePainting(props: GraphCanvasProps) {
  const { drawing, lens, subscribe } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const painter = useRef<GraphPainter | null>(null);
  const latest = useRef(props);
  const frame = useRef(0);
  const redraw = useCallback(() => {
    if (frame.current !== 0) return;
    frame.current = requestAnimationFrame(() => {
      frame.current = 0;
      const context = canvas.current?.getContext('2d');
      const { labels, hovered, moment } = latest.current;
      if (context) painter.current?.draw(context, labels, moment(), hovered);
    });
  }, []);
  useEffect(() => {
    const prepare = () => {
      if (canvas.current) painter.current = painterOn(canvas.current, drawing, lens);
      redraw();
    };
    prepare();
    return onTheme(prepare);
  }, [drawing, lens, redraw]);
  useEffect(() => {
    latest.current = props;
    redraw();
  });
  useEffect(() => subscribe(redraw), [subscribe, redraw]);
  return canvas;
}

function painterOn(canvas: HTMLCanvasElement, drawing: Drawing, lens: Lens): GraphPainter {
  const ratio = window.devicePixelRatio;
  canvas.width = Math.round(drawing.size.width * ratio);
  canvas.height = Math.round(drawing.size.height * ratio);
  return new GraphPainter(drawing, lens, inkOf(canvas), getComputedStyle(canvas).fontFamily, ratio);
}
