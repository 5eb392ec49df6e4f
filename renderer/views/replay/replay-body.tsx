import { memo, useMemo } from 'react';
import { useStore } from 'zustand/react';
import type { Replay, ReplaySubject } from '../../../models/domain/replay.ts';
import { LEGEND_HEIGHT, legendMarks } from '../../../models/figures/replay-legend.ts';
import type { ReplayNames } from '../../../models/figures/replay-names.ts';
import { timeAxis } from '../../../models/figures/replay-time.ts';
import { Marks } from '../../charts/marks.tsx';
import { useSize } from '../../controls/use-size.ts';
import { Inspector } from '../../controls/inspector.tsx';
import { usePreferences, useSelection } from '../../state/use-state.ts';
import { Graph } from './graph.tsx';
import { RecordPanel } from './record-panel.tsx';
import { StepList } from './step-list.tsx';
import { SubjectLine } from './subject-line.tsx';
import { GUTTER } from './scrubber.tsx';
import { Tracks } from './tracks.tsx';
import { Transport } from './transport.tsx';
import { usePlaying } from './use-playing.ts';
import { useReplayKeys } from './use-replay-keys.ts';
import { useReplayNames } from './use-replay-names.ts';
import { useReplayModel, type ReplayModel } from './view-model.ts';

const TRANSPORT = 44;
const RIGHT = 16;
const LOW_WINDOW = 640;
const TRACKS = { high: 194, low: 160 } as const;

interface ReplayBodyProps {
  readonly replay: Replay;
  readonly subject: ReplaySubject;
  readonly openGroups: readonly string[];
  readonly onOpenGroups: (keys: readonly string[]) => void;
}

/** Graph, transport and time tracks; the events and the record at the right. */
export function ReplayBody({ replay, subject, openGroups, onOpenGroups }: ReplayBodyProps) {
  const model = useReplayModel(replay);
  const chosen = usePreferences((state) => state.zone);
  const zone = chosen === 'case' ? replay.zone : chosen;
  const names = useReplayNames(replay);
  const inspector = useSelection((state) => state.inspector);
  useReplayKeys(model, names);
  return (
    <div className="replay">
      <SubjectLine
        model={model}
        subject={subject}
        zone={zone}
        openGroups={openGroups.length}
        onCloseGroups={() => onOpenGroups([])}
      />
      <div className="with-inspector">
        <Stage
          model={model}
          subject={subject}
          names={names}
          zone={zone}
          onOpenGroup={(key) => onOpenGroups([...openGroups, key])}
        />
        {inspector && (
          <Inspector label="Events and record">
            <StepList model={model} names={names} zone={zone} />
            <RecordPanel model={model} names={names} zone={zone} />
          </Inspector>
        )}
      </div>
    </div>
  );
}

interface StageProps {
  readonly model: ReplayModel;
  readonly subject: ReplaySubject;
  readonly names: ReplayNames;
  readonly zone: string;
  readonly onOpenGroup: (key: string) => void;
}

function Stage({ model, subject, names, zone, onOpenGroup }: StageProps) {
  const { replay, playback, chain } = model;
  const [box, measure] = useSize();
  const width = Math.floor(box.width);
  const tracks = box.height > LOW_WINDOW ? TRACKS.high : TRACKS.low;
  const height = Math.max(160, Math.floor(box.height) - tracks - TRANSPORT - LEGEND_HEIGHT - 2);
  const graph = useMemo(() => ({ width, height }), [width, height]);
  const skipIdle = useStore(playback, (state) => state.skipIdle);
  const axis = useMemo(
    () => timeAxis(replay, Math.max(100, width - GUTTER - RIGHT), skipIdle),
    [replay, width, skipIdle],
  );
  usePlaying(playback, replay, chain, axis);
  return (
    <section className="replay-stage" ref={measure} aria-label="Replay">
      {box.width > 0 && (
        <>
          <Graph model={model} names={names} size={graph} zone={zone} onOpenGroup={onOpenGroup} />
          <Legend width={width} />
          <Transport model={model} zone={zone} />
          <Tracks model={model} subject={subject} axis={axis} names={names} height={tracks} zone={zone} />
        </>
      )}
    </section>
  );
}

const Legend = memo(function Legend({ width }: { width: number }) {
  const marks = legendMarks(LEGEND_HEIGHT / 2, width, true);
  return (
    <div className="replay-legend" style={{ height: LEGEND_HEIGHT }}>
      <Marks scene={{ width, height: LEGEND_HEIGHT, marks, stops: [], finding: '' }} />
    </div>
  );
});
