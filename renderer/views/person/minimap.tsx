import { useMemo } from 'react';
import { dayLong, dayShort } from '../../../models/figures/days.ts';
import { minimap } from '../../../models/figures/minimap.ts';
import type { Span } from '../../../models/figures/span.ts';
import type { TimelineDay } from '../../../models/figures/timeline.ts';
import { Brush } from '../../charts/brush.tsx';
import { Track } from './track.tsx';

interface MinimapProps {
  readonly days: readonly TimelineDay[];
  readonly whole: Span;
  readonly span: Span;
  readonly width: number;
  readonly height: number;
  readonly onSpan: (span: Span) => void;
}

/** The whole case with the window as a brush. */
export function Minimap({ days, whole, span, width, height, onSpan }: MinimapProps) {
  const scene = useMemo(
    () => minimap(days, whole, span, { width, height }),
    [days, whole, span, width, height],
  );
  return (
    <div className="minimap">
      <Track
        name="Whole case"
        scene={scene}
        table={() => ({
          columns: ['Day', 'Risk'],
          rows: days.map(({ day, risk }) => [
            dayLong(day),
            Number.isFinite(risk) ? String(Math.round(risk)) : 'learning',
          ]),
        })}
        gutter={
          <>
            <div className="track-words">Whole case</div>
            <div className="track-words muted">
              {dayShort(whole.from)} to {dayShort(whole.to - 1)}
            </div>
          </>
        }
      />
      <div className="minimap-brush">
        <Brush
          whole={whole}
          value={{ from: Math.max(whole.from, span.from), to: Math.min(whole.to, span.to) }}
          left={0}
          width={width}
          top={1}
          height={height - 2}
          label="Window"
          onChange={(next) => onSpan(next ?? whole)}
        />
      </div>
    </div>
  );
}
