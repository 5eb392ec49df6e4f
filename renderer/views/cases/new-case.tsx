import { useState } from 'react';
import type { FormEvent } from 'react';
import type { AppError } from '../../../electron/contract/errors.ts';
import { useClient, useQueries, useQuery } from '../../channel/client.tsx';
import { asAppError } from '../../channel/query-cache.ts';
import { Dialog } from '../../controls/dialog.tsx';
import { Failure } from '../../controls/states.tsx';
import { ZoneField } from '../../controls/zone-field.tsx';

/** A new case: a file and, if it is known, the zone in which its organisation works. */
export function NewCase({ onClose }: { onClose: () => void }) {
  const client = useClient();
  const queries = useQueries();
  const { data: home } = useQuery('files.browse', {});
  const [name, setName] = useState('');
  const [folder, setFolder] = useState<string | null>(null);
  const [zone, setZone] = useState('');
  const [error, setError] = useState<AppError | null>(null);
  const directory = folder ?? home?.directory ?? '';
  const path = `${directory}${/[\\/]$/.test(directory) ? '' : '/'}${name.trim().replace(/\.tracewell$/, '')}.tracewell`;
  const shell = window.tracewell;
  const place = (chosen: string | null) => {
    const [, inside, file] = /^(.*[\\/])([^\\/]+)$/s.exec(chosen ?? '') ?? [];
    if (inside === undefined || file === undefined) return;
    setFolder(inside);
    setName(file.replace(/\.tracewell$/, ''));
  };
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (name.trim() === '') return;
    try {
      await client.call('cases.create', zone === '' ? { path } : { path, zone });
      queries.invalidate('case');
      onClose();
    } catch (failure) {
      setError(asAppError(failure));
    }
  };
  return (
    <Dialog title="New case" onClose={onClose}>
      <form className="form" onSubmit={(event) => void submit(event)}>
        <label>
          Name
          <input
            autoFocus
            className="field"
            value={name}
            placeholder="Lens tooling"
            onChange={({ target }) => setName(target.value)}
          />
        </label>
        <label>
          Folder
          <input
            className="field mono"
            value={directory}
            onChange={({ target }) => setFolder(target.value)}
          />
        </label>
        {shell && (
          <button type="button" className="button" onClick={() => void shell.chooseNewCase().then(place)}>
            Choose the place…
          </button>
        )}
        <ZoneField
          label="Time zone of the organisation"
          value={zone}
          onChange={setZone}
          empty="not known: times without a zone are read as UTC"
        />
        {error && <Failure error={error} />}
        <div className="buttons">
          <button type="submit" className="button primary" aria-disabled={name.trim() === ''}>
            Create
          </button>
          <span className="mono muted clip">{name.trim() === '' ? 'a name is needed' : path}</span>
        </div>
      </form>
    </Dialog>
  );
}
