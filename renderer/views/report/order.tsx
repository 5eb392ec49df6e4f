import { useRef } from 'react';
import type { ReportDocument } from '../../../models/domain/report.ts';
import { addEvidence, report } from '../../state/report.ts';
import { useReport } from '../../state/use-state.ts';
import { PieceRow } from './piece-row.tsx';

/** Title, summary and the pieces in the order of the report. */
export function Order({ document }: { document: ReportDocument | null }) {
  return (
    <>
      <Words document={document} />
      <Pieces document={document} />
    </>
  );
}

function Words({ document }: { document: ReportDocument | null }) {
  const title = useReport((state) => state.title);
  const summary = useReport((state) => state.summary);
  return (
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
  );
}

function Pieces({ document }: { document: ReportDocument | null }) {
  const pieces = useReport((state) => state.pieces);
  const list = useRef<HTMLOListElement>(null);
  const focusOn = (place: number) =>
    requestAnimationFrame(() => {
      const rows = list.current?.querySelectorAll<HTMLElement>(':scope > li');
      rows?.[Math.max(0, Math.min(rows.length - 1, place))]?.focus();
    });
  const comment = () => {
    addEvidence({ kind: 'comment', text: '' }, 'a comment');
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(':scope > li:last-child textarea')?.focus(),
    );
  };
  return (
    <>
      <div className="region-head">
        <h2>Evidence</h2>
        <span className="muted small">in this order</span>
        <button type="button" className="button small end" onClick={comment}>
          Add a comment
        </button>
      </div>
      <ol className="report-pieces" ref={list} aria-label="Pieces">
        {pieces.map((piece, place) => (
          <PieceRow key={piece.key} place={place} of={pieces.length} {...{ piece, document, focusOn }} />
        ))}
      </ol>
    </>
  );
}
