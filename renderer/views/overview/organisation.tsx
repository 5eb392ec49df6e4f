import { useMemo } from 'react';
import type { RankedPeople } from '../../../electron/contract/api.ts';
import {
  ACTIVITY_PLOT,
  activityScene,
  activitySpan,
  type ActivityData,
} from '../../../models/figures/activity.ts';
import { dayLong, daySpan } from '../../../models/figures/days.ts';
import { count } from '../../../models/figures/numbers.ts';
import { at } from '../../../models/figures/scene.ts';
import { Brush } from '../../charts/brush.tsx';
import { Figure } from '../../charts/figure.tsx';
import { useQuery } from '../../channel/client.tsx';
import { Failure } from '../../controls/states.tsx';
import { useSize } from '../../controls/use-size.ts';
import { announce } from '../../state/announce.ts';
import { select } from '../../state/selection.ts';
import { useSelection } from '../../state/use-state.ts';

const HEIGHT = 126;
const NO_DAYS = new Int32Array();
const NO_COUNTS = new Float64Array();

/** What the organisation did day by day; dragging over it sets the time for everything below. */
export function Organisation({ ranked, budget }: { ranked: RankedPeople | null; budget: number }) {
  const brush = useSelection((state) => state.brush);
  const { data: activity, error, retry } = useQuery('organisation.activity', {});
  const [box, ref] = useSize();
  const data = useMemo<ActivityData>(
    () => ({
      day: activity?.columns.day ?? NO_DAYS,
      events: activity?.columns.events ?? NO_COUNTS,
      people: activity?.columns.people ?? NO_COUNTS,
      peaks: peaksOf(ranked, budget),
    }),
    [activity, ranked, budget],
  );
  const size = { width: Math.max(320, Math.floor(box.width)), height: HEIGHT };
  const scene = useMemo(
    () => activityScene(data, { width: size.width, height: size.height }, brush),
    [data, size.width, size.height, brush],
  );
  const whole = activitySpan(data);
  const shown = brush ?? whole;
  return (
    <div className="organisation">
      <div className="strip-head">
        <h2>Organisation</h2>
        <span className="small muted clip">
          events a day, and beneath the highest days of those in the budget
        </span>
        <span className="end small nowrap">
          {shown && <span className="muted">{brush ? 'Brushed ' : ''}</span>}
          {shown && daySpan(shown.from, shown.to - 1)}
          {brush && (
            <button type="button" className="link small after" onClick={() => select({ brush: null })}>
              Whole case
            </button>
          )}
        </span>
      </div>
      <div ref={ref}>
        {error && !activity ? (
          <Failure error={error} onRetry={retry} />
        ) : (
          box.width > 0 && (
            <Figure scene={scene} name="Organisation" onSays={announce} table={() => tableOf(data)}>
              {whole && (
                <Brush
                  whole={whole}
                  value={brush}
                  left={ACTIVITY_PLOT.left}
                  width={size.width - ACTIVITY_PLOT.left - ACTIVITY_PLOT.right}
                  top={ACTIVITY_PLOT.top}
                  height={HEIGHT - ACTIVITY_PLOT.top - ACTIVITY_PLOT.bottom}
                  label="Time"
                  onChange={(span) => select({ brush: span })}
                />
              )}
            </Figure>
          )
        )}
      </div>
    </div>
  );
}

function peaksOf(ranked: RankedPeople | null, budget: number): ReadonlyMap<number, number> {
  const peaks = new Map<number, number>();
  if (!ranked) return peaks;
  for (let row = 0; row < Math.min(budget, ranked.people.rows); row += 1) {
    const on = at(ranked.people.columns.peakDay, row);
    peaks.set(on, (peaks.get(on) ?? 0) + 1);
  }
  return peaks;
}

const tableOf = (data: ActivityData) => ({
  columns: ['Day', 'Events', 'People', 'Highest days in the budget'],
  rows: Array.from(data.day, (day, i) => [
    dayLong(day),
    count(at(data.events, i)),
    count(at(data.people, i)),
    String(data.peaks.get(day) ?? 0),
  ]),
});
