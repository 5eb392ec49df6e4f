import { useMemo } from 'react';
import type { SignalRow } from '../../../electron/contract/api.ts';
import type { Replay, ReplaySubject } from '../../../models/domain/replay.ts';
import { clock } from '../../../models/figures/days.ts';
import { replaySignalScene } from '../../../models/figures/replay-signals.ts';
import type { TimeAxis } from '../../../models/figures/replay-time.ts';
import { SEVERITY_WORDS } from '../../../models/figures/story-words.ts';
import { useQuery } from '../../channel/client.tsx';
import { CutTrack } from './cut-track.tsx';
import type { Playback } from './playback.ts';

const HEIGHT = 24;
const NONE: readonly SignalRow[] = [];

/** What was found about the person while the replay lasts; nothing for a replay of nobody. */
export function useReplaySignals(subject: ReplaySubject, { from, to }: Replay): readonly SignalRow[] {
  const person = subject.kind === 'session' ? undefined : subject.person;
  const { data = NONE } = useQuery('signals.person', person === undefined ? null : { person });
  return useMemo(() => data.filter(({ start, end }) => start <= to && end >= from), [data, from, to]);
}

interface SignalsProps {
  readonly signals: readonly SignalRow[];
  readonly axis: TimeAxis;
  readonly playback: Playback;
  readonly zone: string;
}

/** Left out where nothing was found. */
export function Signals({ signals, axis, playback, zone }: SignalsProps) {
  const scenes = useMemo(() => {
    const marks = signals.map(({ end, severity, title }) => ({ at: end, severity, title }));
    const cut = (playhead: number) =>
      replaySignalScene(marks, axis, { width: axis.width, height: HEIGHT }, playhead, zone);
    return { before: cut(Number.POSITIVE_INFINITY), after: cut(Number.NEGATIVE_INFINITY) };
  }, [signals, axis, zone]);
  if (signals.length === 0) return null;
  return (
    <CutTrack
      name="Signals"
      scenes={scenes}
      axis={axis}
      playback={playback}
      table={() => ({
        columns: ['Time', 'Severity', 'What'],
        rows: signals.map(({ end, severity, says }) => [clock(end, zone), SEVERITY_WORDS[severity], says]),
      })}
    >
      <div className="track-name">Signals</div>
    </CutTrack>
  );
}
