import { useMemo } from 'react';
import { useStore } from 'zustand/react';
import type { Replay, ReplaySubject } from '../../../models/domain/replay.ts';
import { LEGEND_HEIGHT, legendMarks } from '../../../models/figures/replay-legend.ts';
import { timeAxis } from '../../../models/figures/replay-time.ts';
import { Marks } from '../../charts/marks.tsx';
import { useSize } from '../../controls/use-size.ts';
import { Inspector } from '../../controls/inspector.tsx';
import { useSelection } from '../../state/use-state.ts';
import { usePreferences } from '../../state/use-state.ts';
import { Graph } from './graph.tsx';
import { RecordPanel } from './record-panel.tsx';
import { StepList } from './step-list.tsx';
import { SubjectLine } from './subject-line.tsx';
import { GUTTER, Tracks } from './tracks.tsx';
import { Transport } from './transport.tsx';
import { usePlaying } from './use-playing.ts';
import { useReplayKeys } from './use-replay-keys.ts';
import { useReplayNames } from './use-replay-names.ts';
import { useReplayModel } from './view-model.ts';

const TRANSPORT = 44;
const RIGHT = 16;
const LOW_WINDOW = 640;
const TRACKS = { high: 186, low: 160 } as const;

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
  const [box, measure] = useSize();
  useReplayKeys(model, names);
  const width = Math.floor(box.width);
  const tracks = box.height > LOW_WINDOW ? TRACKS.high : TRACKS.low;
  const graphHeight = Math.max(160, Math.floor(box.height) - tracks - TRANSPORT - LEGEND_HEIGHT - 2);
  const graph = useMemo(() => ({ width, height: graphHeight }), [width, graphHeight]);
  const skipIdle = useStore(model.playback, (state) => state.skipIdle);
  const axis = useMemo(
    () => timeAxis(replay, Math.max(100, width - GUTTER - RIGHT), skipIdle),
    [replay, width, skipIdle],
  );
  usePlaying(model.playback, replay, model.chain, axis);
  const legend = useMemo(
    () => ({ width, height: LEGEND_HEIGHT, marks: legendMarks(12, true), stops: [], finding: '' }),
    [width],
  );
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
        <section className="replay-stage" ref={measure} aria-label="Replay">
          {box.width > 0 && (
            <>
              <Graph
                model={model}
                names={names}
                size={graph}
                zone={zone}
                onOpenGroup={(key) => onOpenGroups([...openGroups, key])}
              />
              <div className="replay-legend" style={{ height: LEGEND_HEIGHT }}>
                <Marks scene={legend} />
              </div>
              <Transport model={model} zone={zone} />
              <Tracks model={model} axis={axis} names={names} height={tracks} zone={zone} />
            </>
          )}
        </section>
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
