import type { PersonIdentity } from '../../../electron/contract/api.ts';
import { dateAndClock } from '../../../models/figures/days.ts';
import { decisionWords } from '../../../models/figures/identity-words.ts';

interface IdentityDecisionsProps {
  readonly decisions: PersonIdentity['decisions'];
  readonly zone: string;
  readonly onUndo: (decision: number) => void;
}

/** What was decided about these accounts, the newest first; what was taken back stays to be read. */
export function IdentityDecisions({ decisions, zone, onUndo }: IdentityDecisionsProps) {
  if (decisions.length === 0) return null;
  return (
    <section className="why-block" aria-label="Decisions">
      <div className="why-block-head">
        <h3>Decisions</h3>
      </div>
      <ul className="identity-decisions small">
        {decisions.map(({ decision, kind, who, other, at, actor, note, undone }) => (
          <li key={decision}>
            <div className="identity-line">
              <span className={undone === null ? '' : 'muted'}>{decisionWords(kind, who, other)}</span>
              {undone === null && (
                <button
                  type="button"
                  className="button small end"
                  aria-label={`Undo: ${decisionWords(kind, who, other)}`}
                  onClick={() => onUndo(decision)}
                >
                  Undo
                </button>
              )}
            </div>
            <p className="tiny muted">
              {dateAndClock(at, zone)}, {actor}
              {undone === null ? '' : `; taken back ${dateAndClock(undone, zone)}`}
            </p>
            {note !== null && <p className="identity-note">{note}</p>}
          </li>
        ))}
      </ul>
    </section>
  );
}
