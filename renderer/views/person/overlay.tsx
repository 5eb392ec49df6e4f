import { useEffect, useRef, useState } from 'react';
import type { MouseEvent, PointerEvent } from 'react';
import { clockOfMinutes, dayWithWeekday } from '../../../models/figures/days.ts';
import { raiseSays, type PrivilegeStep } from '../../../models/figures/privilege-track.ts';
import { riskSays, type RiskTrackData } from '../../../models/figures/risk-track.ts';
import { levelOf, spanScale, type Span } from '../../../models/figures/span.ts';
import type { TimelineDay } from '../../../models/figures/timeline.ts';
import { ValueLine } from '../../charts/figure.tsx';

interface OverlayProps {
  readonly days: readonly TimelineDay[];
  readonly privileges: readonly PrivilegeStep[];
  readonly usual: RiskTrackData['usual'];
  readonly span: Span;
  readonly whole: Span;
  readonly width: number;
  readonly top: number;
  readonly day: number;
  readonly onDay: (day: number) => void;
  readonly onOpen: (day: number) => void;
  readonly onZoom: (span: Span) => void;
}
const WHEEL = 0.0016;

/** The pointer over all tracks: one cursor, one selected band, one value line. */
export function Overlay(props: OverlayProps) {
  const { span, whole, width, top, day, onDay, onOpen, onZoom } = props;
  const [under, setUnder] = useState<number | null>(null);
  const area = useRef<HTMLDivElement>(null);
  const x = spanScale(span, width);
  const dayAt = (event: PointerEvent | MouseEvent) => x.invert(event.nativeEvent.offsetX);
  const wheel = useRef<(event: WheelEvent) => void>(() => undefined);
  useEffect(() => {
    wheel.current = (event) => {
      if (!event.ctrlKey) return;
      event.preventDefault();
      const around = x.invert(event.offsetX);
      const factor = Math.exp(event.deltaY * WHEEL);
      const size = Math.min(whole.to - whole.from, Math.max(1, (span.to - span.from) * factor));
      const part = (around - span.from) / (span.to - span.from);
      onZoom({ from: around - size * part, to: around + size * (1 - part) });
    };
  });
  useEffect(() => {
    const element = area.current;
    const listen = (event: WheelEvent) => wheel.current(event);
    element?.addEventListener('wheel', listen, { passive: false });
    return () => element?.removeEventListener('wheel', listen);
  }, []);
  const band =
    levelOf(span) === 'day' ? null : { left: Math.max(0, x(day)), right: Math.min(width, x(day + 1)) };
  return (
    <div
      ref={area}
      className="overlay"
      style={{ width, top }}
      aria-hidden="true"
      onPointerMove={(event) => setUnder(dayAt(event))}
      onPointerLeave={() => setUnder(null)}
      onClick={(event) => onDay(Math.floor(dayAt(event)))}
      onDoubleClick={(event) => onOpen(Math.floor(dayAt(event)))}
    >
      {band && band.right > band.left && (
        <div className="day-band" style={{ left: band.left, width: Math.max(2, band.right - band.left) }} />
      )}
      {under !== null && <ValueLine stop={stopUnder(under, props, x)} width={width} top={4} />}
    </div>
  );
}

function stopUnder(
  under: number,
  { days, usual, span, privileges }: Pick<OverlayProps, 'days' | 'usual' | 'span' | 'privileges'>,
  x: (day: number) => number,
) {
  const key = Math.floor(under);
  const fine = levelOf(span) === 'week' || levelOf(span) === 'day';
  const known = days.find((one) => one.day === key);
  const activity = known ? riskSays(known, usual) : `${dayWithWeekday(key)}, no activity`;
  const says = [activity, raiseSays(privileges, key)].filter((words) => words !== '').join(' · ');
  if (fine) return { key, x: x(under), width: 0, says: `${clockOfMinutes((under - key) * 1440)} on ${says}` };
  return { key, x: x(key), width: x(key + 1) - x(key), says };
}
