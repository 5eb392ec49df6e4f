import { dayWithWeekday, zoneCity } from '../../../models/figures/days.ts';
import { axisScene, levelOf, spanScale, type Span } from '../../../models/figures/span.ts';
import { Marks } from '../../charts/marks.tsx';

const CHIP = 76;

interface AxisTrackProps {
  readonly span: Span;
  readonly day: number;
  readonly width: number;
  readonly height: number;
  readonly zone: string;
}

/** The one axis, with the selected day as a chip. */
export function AxisTrack({ span, day, width, height, zone }: AxisTrackProps) {
  const x = spanScale(span, width);
  const middle = x(day + 0.5);
  const chipShown = levelOf(span) !== 'day' && middle >= 0 && middle <= width;
  const left = Math.max(0, Math.min(width - CHIP, middle - CHIP / 2));
  const hidden = chipShown ? { from: left - 4, to: left + CHIP + 4 } : null;
  return (
    <div className="track axis" style={{ height }}>
      <div className="track-gutter axis-zone clip">
        {levelOf(span) === 'day' ? `${zoneCity(zone)} time` : `Day, ${zoneCity(zone)} time`}
      </div>
      <div className="track-plot" style={{ width, height }}>
        <Marks scene={axisScene(span, { width, height }, hidden)} />
        {chipShown && (
          <span className="axis-chip" style={{ left, width: CHIP }}>
            {dayWithWeekday(day)}
          </span>
        )}
      </div>
    </div>
  );
}
