import { Fragment } from 'react';
import { dayShort, dayWithWeekday, daySpan } from '../../../models/figures/days.ts';
import { levelOf, spanAt, type Level, type Span } from '../../../models/figures/span.ts';
import { Icon } from '../../controls/icon.tsx';

const LEVELS: readonly Level[] = ['case', 'weeks', 'week', 'day'];

interface ZoomBarProps {
  readonly whole: Span;
  readonly span: Span;
  readonly day: number;
  readonly onSpan: (span: Span) => void;
  readonly onZoom: (step: 1 | -1) => void;
}

/** The breadcrumb is the zoom: case › 12 weeks › week › day. */
export function ZoomBar({ whole, span, day, onSpan, onZoom }: ZoomBarProps) {
  const current = levelOf(span);
  const long = whole.to - whole.from > 84;
  const levels = LEVELS.filter((level) => level !== 'weeks' || long);
  const here = !long && current === 'weeks' ? 'case' : current;
  return (
    <div className="zoom-bar">
      <nav aria-label="Zoom">
        {levels.map((level, i) => (
          <Fragment key={level}>
            {i > 0 && <Icon name="right" small />}
            <button
              type="button"
              className={level === here ? 'crumb here' : 'crumb'}
              aria-current={level === here ? 'true' : undefined}
              onClick={() => onSpan(spanAt(level, day, whole))}
            >
              {title(level, level === here ? span : spanAt(level, day, whole), day, whole)}
            </button>
          </Fragment>
        ))}
      </nav>
      <span className="end small muted">Zoom</span>
      <button type="button" className="button small" aria-label="Zoom in" onClick={() => onZoom(1)}>
        +
      </button>
      <button type="button" className="button small" aria-label="Zoom out" onClick={() => onZoom(-1)}>
        −
      </button>
    </div>
  );
}

/** `1 Jun to 20 Nov 2026` without its year; a span over two years keeps both. */
const SAME_YEAR = /^(\d+(?: [A-Z][a-z]+)? to )(\d+ [A-Z][a-z]+) \d{4}$/;

function title(level: Level, span: Span, day: number, whole: Span): string {
  if (level === 'case') {
    const shown = span.to - span.from < whole.to - whole.from ? span : whole;
    return daySpan(shown.from, shown.to - 1).replace(SAME_YEAR, '$1$2');
  }
  if (level === 'weeks')
    return `${Math.max(1, Math.round((span.to - span.from) / 7))} weeks to ${dayShort(span.to - 1)}`;
  return level === 'week'
    ? daySpan(span.from, Math.ceil(span.to) - 1).replace(SAME_YEAR, '$1$2')
    : dayWithWeekday(day);
}
