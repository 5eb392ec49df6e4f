import type { PersonIdentity } from '../../../electron/contract/api.ts';
import type { PersonId } from '../../../models/domain/ids.ts';
import { reasonWords } from '../../../models/figures/identity-words.ts';
import { useNames } from '../../channel/client.tsx';

interface IdentitySuggestionsProps {
  readonly person: PersonId;
  readonly identity: PersonIdentity;
  readonly onMerge: (into: PersonId, person: PersonId, note: string) => void;
}

/** What fits and cannot be known: the analyst may decide it. */
export function IdentitySuggestions({ person, identity, onMerge }: IdentitySuggestionsProps) {
  const nameOf = useNames();
  const name = (id: PersonId) => nameOf('person', id) ?? '…';
  if (identity.suggestions.length === 0) return null;
  return (
    <section className="why-block" aria-label="May be the same">
      <div className="why-block-head">
        <h3>May be the same</h3>
        <span className="end muted small">nothing says which</span>
      </div>
      <ul className="identity-suggestions small">
        {identity.suggestions.map(({ account, called, person: now, candidates, reason }) => (
          <li key={`${account} ${reason}`}>
            <p>
              <span className="mono">{called}</span> {now === person ? '' : `(${name(now)}) `}
              fits {candidates.map(name).join(' and ')}. {reasonWords(reason)}.
            </p>
            <div className="buttons">
              {(now === person ? candidates : [now]).map((other) => (
                <button
                  key={other}
                  type="button"
                  className="button small"
                  onClick={() => onMerge(person, other, '')}
                >
                  Merge with {name(other)}
                </button>
              ))}
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
