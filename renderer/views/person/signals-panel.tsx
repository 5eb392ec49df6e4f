import type { SignalRow } from '../../../electron/contract/api.ts';
import type { PersonId } from '../../../models/domain/ids.ts';
import { US_PER_DAY, type TimestampUs } from '../../../models/domain/time.ts';
import { dateAndClock, dayLong, dayShort } from '../../../models/figures/days.ts';
import { count, plural } from '../../../models/figures/numbers.ts';
import { HISTORY_WORDS } from '../../../models/figures/story-words.ts';
import { lived, zoneAt, type Zones } from '../../../models/figures/zones.ts';
import { SeverityMark } from '../../controls/severity.tsx';
import { Empty } from '../../controls/states.tsx';
import { openStory, select } from '../../state/selection.ts';
import { useSignals } from './signal-track.tsx';

interface SignalsPanelProps {
  readonly person: PersonId;
  readonly zones: Zones;
  readonly day: number;
}

/** What was found about the person on a day, and the story that it belongs to. */
export function SignalsPanel({ person, zones, day }: SignalsPanelProps) {
  const all = useSignals({ person });
  const dayOf = (us: TimestampUs) => Math.floor(lived(zones, us) / US_PER_DAY);
  const that = all.filter(({ start, end }) => dayOf(start) <= day && dayOf(end) >= day);
  if (that.length === 0) return <NoSignals days={all.map(({ end }) => dayOf(end))} day={day} />;
  return (
    <>
      <div className="region-head title">
        <h2>{dayLong(day)}</h2>
        <span className="end small muted">
          {that.length === all.length
            ? plural(that.length, 'signal', 'signals')
            : `${count(that.length)} of ${plural(all.length, 'signal', 'signals')}`}
        </span>
      </div>
      <Signals signals={that} zones={zones} />
    </>
  );
}

function Signals({ signals, zones }: { readonly signals: readonly SignalRow[]; readonly zones: Zones }) {
  return (
    <ol className="signals-panel">
      {signals.map(({ id, start, severity, title, says, history, story, signal }) => (
        <li key={id}>
          <span className="evidence-kind">
            <SeverityMark severity={severity} />
            <span className="medium">{title}</span>
            <span className="end small muted nowrap">{dateAndClock(start, zoneAt(zones, start))}</span>
          </span>
          <p className="wrap">
            {says}
            {HISTORY_WORDS[history] !== null && <span className="muted"> ({HISTORY_WORDS[history]})</span>}
          </p>
          <p className="small">
            <span className="mono muted">{signal}</span>
            {story !== null && (
              <button type="button" className="link after" onClick={() => openStory(story)}>
                Open its story
              </button>
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}

function NoSignals({ days, day }: { readonly days: readonly number[]; readonly day: number }) {
  const near = [...new Set(days)].sort((a, b) => Math.abs(a - day) - Math.abs(b - day)).slice(0, 2);
  return (
    <Empty
      title={`No signals on ${dayLong(day)}.`}
      action={near.map((one) => (
        <button key={one} type="button" className="button" onClick={() => select({ day: one })}>
          Go to {dayShort(one)}
        </button>
      ))}
    >
      {near.length > 0 ? 'The nearest days with signals:' : 'Nothing was found about this person on any day.'}
    </Empty>
  );
}
