import type { ReplaySubject } from '../../../models/domain/replay.ts';
import type { Show } from '../../../models/figures/replay-chain.ts';
import type { Arrange } from '../../../models/figures/replay-graph.ts';
import { apart, countWords, whenWords } from '../../../models/figures/replay-words.ts';
import { useNames } from '../../channel/client.tsx';
import { AddToReport } from '../../controls/add-to-report.tsx';
import { Segments } from '../../controls/segments.tsx';
import { openReplay, select } from '../../state/selection.ts';
import { useSelection } from '../../state/use-state.ts';
import type { ReplayModel } from './view-model.ts';

const SHOWS: readonly { readonly id: Show; readonly title: string }[] = [
  { id: 'context', title: 'Path and context' },
  { id: 'path', title: 'Path only' },
  { id: 'all', title: 'All' },
];
const ARRANGES: readonly { readonly id: Arrange; readonly title: string }[] = [
  { id: 'step', title: 'By step' },
  { id: 'force', title: 'By force' },
];

interface SubjectLineProps {
  readonly model: ReplayModel;
  readonly subject: ReplaySubject;
  readonly zone: string;
  readonly openGroups: number;
  readonly onCloseGroups: () => void;
}

/** Who and when, how much of it, and how it is shown. */
export function SubjectLine(props: SubjectLineProps) {
  return (
    <header className="subject replay-subject">
      <Title {...props} />
      <Choices {...props} />
    </header>
  );
}

const KINDS = { session: 'Session', day: 'Events', span: 'Span' } as const;

function Title({ model: { replay, shown, alternative }, subject, zone }: SubjectLineProps) {
  const nameOf = useNames();
  const who = replay.host === null ? 'Everyone' : nameOf('host', replay.host);
  const name = replay.person === null ? who : nameOf('person', replay.person);
  const others = replay.alternatives.length;
  return (
    <div className="replay-title">
      <h1 className="clip">
        {name ?? '…'}, {whenWords(replay, zone)}
      </h1>
      <div className="subject-note">
        <div className="clip replay-lasting">
          {KINDS[subject.kind]} of {apart(replay.to - replay.from)}
          {others > 0 && `, path ${alternative + 1} of ${others + 1}`}
        </div>
        <div className="clip">{countWords(replay, shown.nodes.length)}</div>
      </div>
    </div>
  );
}

function Choices({ model, subject, zone, openGroups, onCloseGroups }: SubjectLineProps) {
  const inspector = useSelection((state) => state.inspector);
  return (
    <div className="end replay-choices">
      {openGroups > 0 && (
        <button type="button" className="button small" onClick={onCloseGroups}>
          Close groups
        </button>
      )}
      <span className="small muted replay-word">Show</span>
      <Segments label="Show" options={SHOWS} value={model.show} onChange={model.setShow} />
      <span className="small muted replay-word">Arrange</span>
      <Segments label="Arrange" options={ARRANGES} value={model.arrange} onChange={model.setArrange} />
      <AddToReport evidence={{ kind: 'replay', subject }} what={`Replay, ${whenWords(model.replay, zone)}`} />
      <button type="button" className="button small" onClick={() => openReplay(null)}>
        Others
      </button>
      {!inspector && (
        <button
          type="button"
          className="button small"
          title="The events and the record (Ctrl I)"
          onClick={() => select({ inspector: true })}
        >
          Events
        </button>
      )}
    </div>
  );
}
