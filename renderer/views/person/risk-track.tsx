import { useMemo } from 'react';
import { CONTRIBUTIONS } from '../../../models/domain/contribution.ts';
import { dayLong } from '../../../models/figures/days.ts';
import { groupsByWeek, riskTrack, type RiskTrackData } from '../../../models/figures/risk-track.ts';
import { levelOf, type Span } from '../../../models/figures/span.ts';
import { inSpan } from '../../../models/figures/timeline.ts';
import { Track } from './track.tsx';

interface RiskTrackProps {
  readonly data: RiskTrackData;
  readonly span: Span;
  readonly width: number;
  readonly height: number;
}

export function RiskTrack({ data, span, width, height }: RiskTrackProps) {
  const scene = useMemo(() => riskTrack(data, span, { width, height }), [data, span, width, height]);
  const unit = groupsByWeek(span, width)
    ? 'highest day a week'
    : levelOf(span) === 'day'
      ? 'of the whole day'
      : '0 to 100 per day';
  return (
    <Track
      name="Risk"
      scene={scene}
      table={() => ({
        columns: ['Day', 'Risk', ...CONTRIBUTIONS.map(({ title }) => title)],
        rows: data.days
          .filter(inSpan(span))
          .map(({ day, risk, points }) => [
            dayLong(day),
            Number.isFinite(risk) ? String(Math.round(risk)) : 'learning',
            ...CONTRIBUTIONS.map((_, i) => String(Math.round(points[i] ?? 0))),
          ]),
      })}
      gutter={
        <>
          <div className="track-name">Risk</div>
          <div className="track-words muted">{unit}</div>
          <ul className="legend">
            {present(data).map(({ id, title }) => (
              <li key={id}>
                <span className={`swatch ${id}`} />
                {title.replace(' and ', ', ')}
              </li>
            ))}
          </ul>
        </>
      }
    />
  );
}

/** Contributions that this person has at all, as they lie on one another. */
const present = ({ days }: RiskTrackData) =>
  CONTRIBUTIONS.filter((_, i) => days.some(({ points }) => (points[i] ?? 0) >= 0.6)).toReversed();
