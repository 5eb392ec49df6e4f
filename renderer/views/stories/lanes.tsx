import { daySpan, dayOf } from '../../../models/figures/days.ts';
import { SEVERITY_WORDS } from '../../../models/figures/story-words.ts';
import {
  storyLanes,
  type StoryLane,
  type StoryLanes,
  type StoryMark,
} from '../../../models/figures/story-lanes.ts';
import type { StoryPiece } from '../../../models/figures/story-pieces.ts';
import { SeverityMark } from '../../controls/severity.tsx';

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

/** Evidence by kind on one axis of time. */
export function Lanes({ pieces, zone }: { readonly pieces: readonly StoryPiece[]; readonly zone: string }) {
  const { lanes, ticks, unit } = storyLanes(pieces, zone);
  const last = pieces.at(-1);
  if (!last) return null;
  const first = pieces.reduce((a, b) => (b.start < a.start ? b : a));
  return (
    <div
      className="story-lanes"
      role="img"
      aria-label={`${lanes.length} kinds of evidence over time; the table below has them all`}
    >
      <div className="story-lane story-axis tiny muted">
        <span className="story-lane-name">
          {daySpan(dayOf(first.start, zone), dayOf(last.end, zone))}, {unit}
        </span>
        <span className="story-lane-track">
          {ticks.map(({ at, label }) => (
            <span key={at} className="story-tick" style={{ left: percent(at) }}>
              {label}
            </span>
          ))}
        </span>
      </div>
      {lanes.map((lane) => (
        <Lane key={lane.kind} lane={lane} ticks={ticks} />
      ))}
    </div>
  );
}

function Lane({ lane, ticks }: { readonly lane: StoryLane; readonly ticks: StoryLanes['ticks'] }) {
  return (
    <div className="story-lane">
      <span className="story-lane-name">
        <span className="clip line medium">{lane.title}</span>
        <span className="clip line mono tiny muted">{lane.kind}</span>
      </span>
      <span className="story-lane-track">
        {ticks.map(({ at, weekend, width }) => (
          <span
            key={at}
            className={weekend ? 'story-day weekend' : 'story-day'}
            style={{ left: percent(at), width: percent(width) }}
          />
        ))}
        {lane.joins.map((at) => (
          <span key={at} className="story-join" style={{ left: percent(at) }} />
        ))}
        {lane.marks.map((mark) => (
          <Mark key={mark.id} mark={mark} />
        ))}
        <LaneLabel label={lane.label} />
      </span>
    </div>
  );
}

const Mark = ({ mark: { from, to, severity, says } }: { readonly mark: StoryMark }) => (
  <span title={`${SEVERITY_WORDS[severity]}: ${says}`}>
    {to > from && (
      <span className="story-stretch" style={{ left: percent(from), width: percent(to - from) }} />
    )}
    <span className="story-mark" style={{ left: percent(to) }}>
      <SeverityMark severity={severity} />
    </span>
  </span>
);

const LaneLabel = ({ label: { text, from, to, side, above } }: Pick<StoryLane, 'label'>) => (
  <span
    className={`story-lane-label tiny clip ${side}${above ? ' above' : ''}`}
    style={{ left: percent(from), width: percent(to - from) }}
    title={text}
  >
    {text}
  </span>
);
