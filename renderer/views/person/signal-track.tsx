import { useMemo } from 'react';
import type { PersonProfile, SignalRow } from '../../../electron/contract/api.ts';
import { US_PER_DAY } from '../../../models/domain/time.ts';
import { dateAndClock } from '../../../models/figures/days.ts';
import { signalTrack } from '../../../models/figures/signal-track.ts';
import type { Span } from '../../../models/figures/span.ts';
import { SEVERITY_WORDS } from '../../../models/figures/story-words.ts';
import { lived, zoneAt } from '../../../models/figures/zones.ts';
import { useQuery } from '../../channel/client.tsx';
import { Track } from './track.tsx';

export const SIGNAL_HEIGHT = 64;

interface SignalTrackProps {
  readonly signals: readonly SignalRow[];
  readonly profile: PersonProfile;
  readonly span: Span;
  readonly width: number;
}

/** What was found about the person, as marks; left out where nothing was. */
export function SignalTrack({ signals, profile, span, width }: SignalTrackProps) {
  const { zones } = profile;
  const scene = useMemo(
    () =>
      signalTrack(
        signals.map(({ end, severity, title, says }, key) => ({
          key,
          day: lived(zones, end) / US_PER_DAY,
          severity,
          title,
          says,
        })),
        span,
        { width, height: SIGNAL_HEIGHT },
      ),
    [signals, zones, span, width],
  );
  if (signals.length === 0) return null;
  return (
    <Track
      name="Signals"
      scene={scene}
      table={() => ({
        columns: ['When', 'Severity', 'Signal', 'What'],
        rows: signals.map(({ end, severity, title, says }) => [
          dateAndClock(end, zoneAt(zones, end)),
          SEVERITY_WORDS[severity],
          title,
          says,
        ]),
      })}
      gutter={
        <>
          <div className="track-name">Signals</div>
          <div className="track-words muted">by severity</div>
        </>
      }
    />
  );
}

const NONE: readonly SignalRow[] = [];

export const useSignals = ({ person }: Pick<PersonProfile, 'person'>): readonly SignalRow[] =>
  useQuery('signals.person', { person }).data ?? NONE;
