import { useRef } from 'react';
import type { KeyboardEvent } from 'react';
import type { ReportDocument, ReportRecord } from '../../../models/domain/report.ts';
import { dayLong } from '../../../models/figures/days.ts';
import { useNames } from '../../channel/client.tsx';
import { Icon } from '../../controls/icon.tsx';
import { addEvidence, movePiece, removePiece, report, setWords, type Piece } from '../../state/report.ts';
import { useReport } from '../../state/use-state.ts';

/** Title, summary and the pieces in the order of the report. */
export function Order({ document }: { document: ReportDocument | null }) {
  const pieces = useReport((state) => state.pieces);
  const title = useReport((state) => state.title);
  const summary = useReport((state) => state.summary);
  const list = useRef<HTMLOListElement>(null);
  const focusOn = (place: number) =>
    requestAnimationFrame(() => {
      const rows = list.current?.querySelectorAll<HTMLElement>(':scope > li');
      rows?.[Math.max(0, Math.min(rows.length - 1, place))]?.focus();
    });
  return (
    <>
      <div className="form">
        <label>
          Title
          <input
            className="field"
            value={title}
            maxLength={300}
            placeholder={document?.title ?? ''}
            onChange={({ target }) => report.setState({ title: target.value })}
          />
        </label>
        <label>
          Summary, in your words
          <textarea
            className="field report-words"
            rows={4}
            value={summary}
            maxLength={20_000}
            placeholder="What happened, with numbers; what is not known."
            onChange={({ target }) => report.setState({ summary: target.value })}
          />
        </label>
      </div>
      <div className="region-head">
        <h2>Evidence</h2>
        <span className="muted small">in this order</span>
        <button
          type="button"
          className="button small end"
          onClick={() => {
            addEvidence({ kind: 'comment', text: '' }, 'a comment');
            requestAnimationFrame(() =>
              list.current?.querySelector<HTMLElement>(':scope > li:last-child textarea')?.focus(),
            );
          }}
        >
          Add a comment
        </button>
      </div>
      <ol className="report-pieces" ref={list} aria-label="Pieces">
        {pieces.map((piece, place) => (
          <Row
            key={piece.key}
            piece={piece}
            place={place}
            of={pieces.length}
            document={document}
            focusOn={focusOn}
          />
        ))}
      </ol>
    </>
  );
}

interface RowProps {
  readonly piece: Piece;
  readonly place: number;
  readonly of: number;
  readonly document: ReportDocument | null;
  readonly focusOn: (place: number) => void;
}

function Row({ piece, place, of, document, focusOn }: RowProps) {
  const { title, note } = useWords(piece, document);
  const { evidence, key } = piece;
  const move = (by: number) => focusOn(movePiece(key, by));
  const remove = () => {
    removePiece(key);
    focusOn(place);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) {
      event.preventDefault();
      if (event.altKey) move(step);
      else focusOn(place + step);
    }
    if (event.key === 'Delete' || event.key === 'Backspace') remove();
  };
  const words =
    evidence.kind === 'comment' ? evidence.text : evidence.kind === 'event' ? (evidence.comment ?? '') : null;
  return (
    <li tabIndex={0} aria-label={`${place + 1} of ${of}: ${title}`} onKeyDown={onKeyDown}>
      <div className="report-piece">
        <span className="report-place muted">{place + 1}</span>
        <span className="report-piece-words">
          <span className="medium">{title}</span>
          <span className="small muted">{note}</span>
        </span>
        <span className="report-moves">
          <Move name="up" label={`Move up: ${title}`} disabled={place === 0} onClick={() => move(-1)} />
          <Move
            name="down"
            label={`Move down: ${title}`}
            disabled={place === of - 1}
            onClick={() => move(1)}
          />
          <Move name="cross" label={`Take out: ${title}`} disabled={false} onClick={remove} />
        </span>
      </div>
      {words !== null && (
        <textarea
          className="field report-words"
          rows={2}
          maxLength={10_000}
          value={words}
          aria-label={evidence.kind === 'comment' ? 'Comment' : `Comment on ${title}`}
          placeholder={evidence.kind === 'comment' ? 'Your words at this place' : 'What this record says'}
          onChange={({ target }) => setWords(key, target.value)}
        />
      )}
    </li>
  );
}

interface MoveProps {
  readonly name: 'up' | 'down' | 'cross';
  readonly label: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}

const Move = ({ name, label, disabled, onClick }: MoveProps) => (
  <button
    type="button"
    className="button quiet small"
    aria-label={label}
    title={label}
    disabled={disabled}
    onClick={onClick}
  >
    <Icon name={name} small />
  </button>
);

/** What a piece is called in the list; records by what the page says of them. */
function useWords({ evidence }: Piece, document: ReportDocument | null): { title: string; note: string } {
  const nameOf = useNames();
  if (evidence.kind === 'day')
    return { title: dayLong(evidence.day), note: `a day of ${nameOf('person', evidence.person) ?? '…'}` };
  if (evidence.kind === 'comment') return { title: 'Comment', note: 'your words' };
  if (evidence.kind === 'event') {
    const record = recordOf(document, evidence.event);
    return record
      ? { title: record.says, note: record.when }
      : { title: 'A record', note: `event ${evidence.event}` };
  }
  const { subject } = evidence;
  if (subject.kind === 'session')
    return { title: `Replay of session ${subject.session}`, note: 'path, causes, privileges' };
  const person = subject.person === undefined ? null : (nameOf('person', subject.person) ?? '…');
  if (subject.kind === 'day')
    return { title: `Replay of ${dayLong(subject.day)}`, note: `a day of ${person ?? '…'}` };
  return { title: 'Replay of a span', note: person === null ? 'everyone' : `of ${person}` };
}

function recordOf(document: ReportDocument | null, event: string): ReportRecord | undefined {
  for (const { blocks } of document?.sections ?? [])
    for (const block of blocks) if (block.kind === 'record' && block.event === event) return block;
  return undefined;
}
