import { useMemo } from 'react';
import type { PersonProfile } from '../../../electron/contract/api.ts';
import { clockOfMinutes, dayLong } from '../../../models/figures/days.ts';
import { count } from '../../../models/figures/numbers.ts';
import { at } from '../../../models/figures/scene.ts';
import { sessionTrack, type SessionBar } from '../../../models/figures/session-track.ts';
import { levelOf, type Span } from '../../../models/figures/span.ts';
import { useQuery } from '../../channel/client.tsx';
import { Track } from './track.tsx';

interface SessionTrackProps {
  readonly profile: PersonProfile;
  readonly span: Span;
  readonly target: Span;
  readonly width: number;
  readonly height: number;
}
const HOURS = [0, 6, 12, 18, 24];

/** When the person worked, by hour of the day, against the own hours. */
export function SessionTrack({ profile, span, target, width, height }: SessionTrackProps) {
  const { data } = useQuery('people.sessions', { person: profile.person });
  const sessions = useMemo<readonly SessionBar[]>(() => {
    if (!data) return [];
    const { day, startMinute, endMinute } = data.sessions.columns;
    return Array.from(day, (on, i) => ({
      day: on,
      startMinute: at(startMinute, i),
      endMinute: at(endMinute, i),
    }));
  }, [data]);
  const own = profile.ownHours;
  const scene = useMemo(
    () => sessionTrack({ sessions, ownHours: own }, span, { width, height }),
    [sessions, own, span, width, height],
  );
  const along = levelOf(target) === 'week' || levelOf(target) === 'day';
  return (
    <Track
      name="Sessions"
      scene={scene}
      table={() => ({
        columns: ['Day', 'From', 'To', 'Minutes'],
        rows: sessions.map(({ day, startMinute, endMinute }) => [
          dayLong(day),
          clockOfMinutes(startMinute),
          clockOfMinutes(endMinute),
          count(endMinute - startMinute),
        ]),
      })}
      gutter={
        <>
          <div className="track-name">Sessions</div>
          {!along && <div className="track-words muted">hour of day</div>}
          {own && (
            <div className="session-own">
              {!along && <div className="track-words">own hours</div>}
              <div className="track-words muted">
                {clockOfMinutes(own.from)} to {clockOfMinutes(own.to)}
              </div>
            </div>
          )}
          {!along && (
            <div className="session-legend">
              <span className="swatch usual" /> inside <span className="swatch ink" /> out
            </div>
          )}
          {!along &&
            HOURS.map((hour) => (
              <span key={hour} className="track-tick" style={{ top: 8 + (hour / 24) * (height - 16) - 7 }}>
                {String(hour).padStart(2, '0')}:00
              </span>
            ))}
        </>
      }
    />
  );
}
