import type { SignalRow } from '../../../electron/contract/api.ts';
import { daySpan, dayOf } from '../../../models/figures/days.ts';
import { SEVERITY_WORDS } from '../../../models/figures/story-words.ts';
import { storyLanes, type StoryLane, type StoryLanes } from '../../../models/figures/story-lanes.ts';
import { SeverityMark } from '../../controls/severity.tsx';

const percent = (share: number) => `${(share * 100).toFixed(2)}%`;

/** Signals by kind on one axis of time. */
export function Lanes({ signals, zone }: { readonly signals: readonly SignalRow[]; readonly zone: string }) {
  const { lanes, ticks } = storyLanes(signals, zone);
  const [first, last] = [signals[0], signals.at(-1)];
  if (!first || !last) return null;
  return (
    <div
      className="story-lanes"
      role="img"
      aria-label={`${lanes.length} kinds of signals over time; the table below has them all`}
    >
      <div className="story-lane story-axis tiny muted">
        <span className="story-lane-name">
          {daySpan(dayOf(first.start, zone), dayOf(last.end, zone))}, day
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
        <Lane key={lane.signal} lane={lane} ticks={ticks} />
      ))}
    </div>
  );
}

function Lane({ lane, ticks }: { readonly lane: StoryLane; readonly ticks: StoryLanes['ticks'] }) {
  return (
    <div className="story-lane">
      <span className="story-lane-name">
        <span className="clip line medium">{lane.title}</span>
        <span className="clip line mono tiny muted">{lane.signal}</span>
      </span>
      <span className="story-lane-track">
        {ticks.map(({ at, weekend, width }) => (
          <span
            key={at}
            className={weekend ? 'story-day weekend' : 'story-day'}
            style={{ left: percent(at), width: percent(width) }}
          />
        ))}
        {lane.marks.map(({ id, from, to, severity, says }) => (
          <span key={id} title={`${SEVERITY_WORDS[severity]}: ${says}`}>
            {to > from && (
              <span className="story-stretch" style={{ left: percent(from), width: percent(to - from) }} />
            )}
            <span className="story-mark" style={{ left: percent(to) }}>
              <SeverityMark severity={severity} />
            </span>
          </span>
        ))}
      </span>
    </div>
  );
}
