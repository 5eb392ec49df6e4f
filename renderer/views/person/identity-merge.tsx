import { useId, useState } from 'react';
import type { FormEvent } from 'react';
import type { AppError } from '../../../electron/contract/errors.ts';
import { personId, type PersonId } from '../../../models/domain/ids.ts';
import { useNames, useQuery } from '../../channel/client.tsx';
import { Dialog } from '../../controls/dialog.tsx';
import { Failure } from '../../controls/states.tsx';

const SHOWN = 8;

interface IdentityMergeProps {
  readonly person: PersonId;
  readonly error: AppError | null;
  readonly onMerge: (other: PersonId, note: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Chooses the person whose accounts become this one's. */
export function IdentityMerge({ person, error, onMerge, onClose }: IdentityMergeProps) {
  const nameOf = useNames();
  const [note, setNote] = useState('');
  const [chosen, setChosen] = useState<PersonId | null>(null);
  const [tried, setTried] = useState(false);
  const own = nameOf('person', person) ?? '…';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (chosen === null) return;
    setTried(true);
    void onMerge(chosen, note.trim());
  };
  return (
    <Dialog title={`Merge with ${own}`} onClose={onClose}>
      <form className="form" onSubmit={submit}>
        <p>
          All accounts of the person you choose become {own}’s, on every day. Records stay as they are, and
          the decision can be taken back.
        </p>
        <ChoosePerson person={person} chosen={chosen} onChoose={setChosen} />
        <label>
          Why, kept with the decision
          <input className="field" value={note} onChange={({ target }) => setNote(target.value)} />
        </label>
        {tried && error && <Failure error={error} />}
        <div className="buttons">
          <button type="submit" className="button primary" aria-disabled={chosen === null}>
            Merge
          </button>
          <button type="button" className="button" onClick={onClose}>
            Keep apart
          </button>
          {chosen === null && <span className="muted small">a person must be chosen</span>}
        </div>
      </form>
    </Dialog>
  );
}

interface ChoosePersonProps {
  readonly person: PersonId;
  readonly chosen: PersonId | null;
  readonly onChoose: (person: PersonId | null) => void;
}

function ChoosePerson({ person, chosen, onChoose }: ChoosePersonProps) {
  const nameOf = useNames();
  const group = useId();
  const [text, setText] = useState('');
  const found = useFound(text, person);
  return (
    <>
      <label>
        Person
        <input
          autoFocus
          className="field"
          value={text}
          placeholder="Name, account or e-mail as the case shows it"
          onChange={({ target }) => {
            setText(target.value);
            onChoose(null);
          }}
        />
      </label>
      <fieldset className="identity-found" aria-label="People found">
        {found.map((id) => (
          <label key={id}>
            <input type="radio" name={group} checked={chosen === id} onChange={() => onChoose(id)} />
            <span>{nameOf('person', id) ?? '…'}</span>
          </label>
        ))}
        {found.length === 0 && <p className="small muted">Nobody else is called so.</p>}
      </fieldset>
    </>
  );
}

/** People whose shown name holds the text, and who else is called exactly so. */
function useFound(text: string, person: PersonId): readonly PersonId[] {
  const nameOf = useNames();
  const wanted = text.trim().toLowerCase();
  const ranked = useQuery('people.ranked', {});
  const exact = useQuery('people.find', wanted === '' ? null : { name: wanted });
  const people = Array.from(ranked.data?.people.columns.person ?? [], personId);
  const alike = people.filter((id) => (nameOf('person', id) ?? '').toLowerCase().includes(wanted));
  return [...new Set([...(exact.data ?? []), ...alike])].filter((id) => id !== person).slice(0, SHOWN);
}
