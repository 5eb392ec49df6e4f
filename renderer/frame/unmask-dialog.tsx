import { useState } from 'react';
import type { FormEvent } from 'react';
import type { AppError } from '../../electron/contract/errors.ts';
import { useClient } from '../channel/client.tsx';
import { asAppError } from '../channel/query-cache.ts';
import { Dialog } from '../controls/dialog.tsx';
import { Failure } from '../controls/states.tsx';
import { announce } from '../state/announce.ts';

const MINUTES = [15, 30, 60, 240] as const;
const LEAST_LETTERS = 8;

/** Real names only for a reason, for a time, and written to the audit log. */
export function UnmaskDialog({ onClose }: { onClose: () => void }) {
  const client = useClient();
  const [reason, setReason] = useState('');
  const [minutes, setMinutes] = useState<number>(30);
  const [error, setError] = useState<AppError | null>(null);
  const missing = reason.trim().length < LEAST_LETTERS;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (missing) return;
    try {
      await client.call('pseudonyms.unmask', { reason: reason.trim(), minutes });
      announce(`Names are shown for ${minutes} minutes`);
      onClose();
    } catch (failure) {
      setError(asAppError(failure));
    }
  };
  return (
    <Dialog title="Show real names" onClose={onClose}>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <p>
          Names and the names inside original records are shown to you. The reason goes into the audit log.
        </p>
        <label>
          Reason
          <input
            autoFocus
            className="field"
            value={reason}
            placeholder="HR asks who is behind Heron 41, ticket 2291"
            onChange={({ target }) => setReason(target.value)}
          />
        </label>
        <label>
          For
          <select
            className="field"
            value={minutes}
            onChange={({ target }) => setMinutes(Number(target.value))}
          >
            {MINUTES.map((value) => (
              <option key={value} value={value}>
                {value < 60 ? `${value} minutes` : `${value / 60} ${value === 60 ? 'hour' : 'hours'}`}
              </option>
            ))}
          </select>
        </label>
        {error && <Failure error={error} />}
        <div className="buttons">
          <button type="submit" className="button primary" aria-disabled={missing}>
            Show names
          </button>
          <button type="button" className="button" onClick={onClose}>
            Keep pseudonyms
          </button>
          {missing && (
            <span className="muted small">a reason of at least {LEAST_LETTERS} letters is needed</span>
          )}
        </div>
      </form>
    </Dialog>
  );
}
