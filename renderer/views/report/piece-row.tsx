import type { KeyboardEvent } from 'react';
import type { ReportDocument } from '../../../models/domain/report.ts';
import { Icon } from '../../controls/icon.tsx';
import { movePiece, removePiece, setWords, type Piece } from '../../state/report.ts';
import { usePieceWords } from './use-piece-words.ts';

interface PieceRowProps {
  readonly piece: Piece;
  readonly place: number;
  readonly of: number;
  readonly document: ReportDocument | null;
  readonly focusOn: (place: number) => void;
}

/** One piece: arrow keys walk, with Alt they move it, Delete takes it out. */
export function PieceRow({ piece, place, of, document, focusOn }: PieceRowProps) {
  const { title, note } = usePieceWords(piece, document);
  const move = (by: number) => focusOn(movePiece(piece.key, by));
  const remove = () => {
    removePiece(piece.key);
    focusOn(place);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) event.preventDefault();
    if (step !== 0 && event.altKey) move(step);
    else if (step !== 0) focusOn(place + step);
    if (event.key === 'Delete' || event.key === 'Backspace') remove();
  };
  return (
    <li tabIndex={0} aria-label={`${place + 1} of ${of}: ${title}`} onKeyDown={onKeyDown}>
      <div className="report-piece">
        <span className="report-place muted">{place + 1}</span>
        <span className="report-piece-words">
          <span className="medium">{title}</span>
          <span className="small muted">{note}</span>
        </span>
        <span className="report-moves">
          <Move name="up" label={`Move up: ${title}`} off={place === 0} onClick={() => move(-1)} />
          <Move name="down" label={`Move down: ${title}`} off={place === of - 1} onClick={() => move(1)} />
          <Move name="cross" label={`Take out: ${title}`} off={false} onClick={remove} />
        </span>
      </div>
      <OwnWords piece={piece} title={title} />
    </li>
  );
}

/** The analyst's own words of a comment or beside a record. */
function OwnWords({ piece: { key, evidence }, title }: { piece: Piece; title: string }) {
  if (evidence.kind !== 'comment' && evidence.kind !== 'event') return null;
  const comment = evidence.kind === 'comment';
  return (
    <textarea
      className="field report-words"
      rows={2}
      maxLength={10_000}
      value={comment ? evidence.text : (evidence.comment ?? '')}
      aria-label={comment ? 'Comment' : `Comment on ${title}`}
      placeholder={comment ? 'Your words at this place' : 'What this record says'}
      onChange={({ target }) => setWords(key, target.value)}
    />
  );
}

interface MoveProps {
  readonly name: 'up' | 'down' | 'cross';
  readonly label: string;
  readonly off: boolean;
  readonly onClick: () => void;
}

const Move = ({ name, label, off, onClick }: MoveProps) => (
  <button
    type="button"
    className="button quiet small"
    aria-label={label}
    title={label}
    disabled={off}
    onClick={onClick}
  >
    <Icon name={name} small />
  </button>
);
