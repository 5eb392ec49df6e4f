import { useRef } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { daySpan } from '../../models/figures/days.ts';
import type { Span } from '../../models/figures/span.ts';

interface BrushProps {
  readonly whole: Span;
  readonly value: Span | null;
  /** Pixels of the plot inside the figure. */
  readonly left: number;
  readonly width: number;
  readonly top: number;
  readonly height: number;
  readonly label: string;
  readonly least?: number;
  readonly onChange: (span: Span | null) => void;
}
type Grip = 'from' | 'to' | 'move' | 'new';

/** A span on a day axis: drag to make one, its edges to change it, its middle to move it; double click clears. */
export function Brush({ whole, value, left, width, top, height, label, least = 1, onChange }: BrushProps) {
  const grip = useRef<{ kind: Grip; startDay: number; start: Span } | null>(null);
  const area = useRef<HTMLDivElement>(null);
  const days = whole.to - whole.from;
  const x = (day: number) => ((day - whole.from) / days) * width;
  const dayAt = (event: PointerEvent) => {
    const box = area.current?.getBoundingClientRect();
    return whole.from + ((event.clientX - (box?.left ?? 0)) / width) * days;
  };
  const begin = (kind: Grip) => (event: PointerEvent) => {
    event.stopPropagation();
    const day = dayAt(event);
    grip.current = {
      kind,
      startDay: day,
      start: value ?? { from: Math.floor(day), to: Math.floor(day) + 1 },
    };
    area.current?.setPointerCapture(event.pointerId);
  };
  const drag = (event: PointerEvent) => {
    if (!grip.current) return;
    const next = dragged(grip.current, dayAt(event), whole, least);
    if (next) onChange(next);
  };
  const nudge = (edge: 'from' | 'to') => (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (!step || !value) return;
    event.preventDefault();
    event.stopPropagation();
    const moved = { ...value, [edge]: value[edge] + step * (event.shiftKey ? 7 : 1) };
    if (moved.to - moved.from >= least && moved.from >= whole.from && moved.to <= whole.to) onChange(moved);
  };
  return (
    <div
      ref={area}
      className="brush-area"
      style={{ left, width, top, height }}
      onPointerDown={begin('new')}
      onPointerMove={drag}
      onPointerUp={() => (grip.current = null)}
      onDoubleClick={() => onChange(null)}
    >
      {value && (
        <>
          <div
            className="brush"
            style={{ left: x(value.from), width: x(value.to) - x(value.from) }}
            onPointerDown={begin('move')}
          />
          {(['from', 'to'] as const).map((edge) => (
            <div
              key={edge}
              className={`brush-edge ${edge}`}
              role="slider"
              tabIndex={0}
              aria-label={`${label}, ${edge === 'from' ? 'first' : 'last'} day`}
              aria-valuemin={whole.from}
              aria-valuemax={whole.to}
              aria-valuenow={value[edge]}
              aria-valuetext={daySpan(value.from, value.to - 1)}
              style={{ left: x(value[edge]) }}
              onPointerDown={begin(edge)}
              onKeyDown={nudge(edge)}
            />
          ))}
        </>
      )}
    </div>
  );
}

function dragged(
  { kind, startDay, start }: { kind: Grip; startDay: number; start: Span },
  day: number,
  whole: Span,
  least: number,
): Span | null {
  const inside = (value: number) => Math.min(whole.to, Math.max(whole.from, Math.round(value)));
  if (kind === 'new') {
    const [a, b] = [Math.min(startDay, day), Math.max(startDay, day)];
    return Math.abs(b - a) < least / 2
      ? null
      : { from: inside(a), to: Math.max(inside(b), inside(a) + least) };
  }
  if (kind === 'move') {
    const width = start.to - start.from;
    const from = Math.min(Math.max(whole.from, start.from + Math.round(day - startDay)), whole.to - width);
    return { from, to: from + width };
  }
  const moved = { ...start, [kind]: inside(day) };
  return moved.to - moved.from >= least ? moved : null;
}
