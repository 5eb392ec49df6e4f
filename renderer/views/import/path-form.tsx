import { useState } from 'react';
import type { FormEvent } from 'react';
import { PathBrowser } from '../../controls/path-browser.tsx';
import { proposePaths } from '../../state/proposal.ts';

/** Where the exports are: a folder or a file on the machine that Tracewell runs on. */
export function PathForm({ notice, disabled }: { notice: string | null; disabled: boolean }) {
  const [path, setPath] = useState('');
  const [browsing, setBrowsing] = useState(false);
  const shell = window.tracewell;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (path.trim() !== '' && !disabled) proposePaths([path.trim()]);
  };
  return (
    <>
      <form className="open-form" onSubmit={submit}>
        <label htmlFor="import-path" className="small muted nowrap">
          Folder or file
        </label>
        <input
          id="import-path"
          className="field path"
          value={path}
          placeholder="/exports/2026-11"
          onChange={({ target }) => setPath(target.value)}
        />
        <button type="submit" className="button" aria-disabled={disabled || path.trim() === ''}>
          Recognise
        </button>
        {shell ? (
          <>
            <button
              type="button"
              className="button"
              disabled={disabled}
              onClick={() => void shell.chooseFiles().then(propose)}
            >
              Files…
            </button>
            <button
              type="button"
              className="button"
              disabled={disabled}
              onClick={() =>
                void shell.chooseFolder('exports').then((chosen) => propose(chosen === null ? [] : [chosen]))
              }
            >
              Folder…
            </button>
          </>
        ) : (
          <button type="button" className="button" disabled={disabled} onClick={() => setBrowsing(true)}>
            Browse…
          </button>
        )}
        {disabled && <span className="small muted">files are coming in</span>}
      </form>
      {notice && <p className="pad small asks">{notice}</p>}
      {browsing && (
        <PathBrowser
          title="Choose exports"
          accepts={() => true}
          folders
          onChoose={(chosen) => {
            setPath(chosen);
            proposePaths([chosen]);
          }}
          onClose={() => setBrowsing(false)}
        />
      )}
    </>
  );
}

/** A dialog that was closed without a choice changes nothing. */
function propose(paths: readonly string[]): void {
  if (paths.length > 0) proposePaths(paths);
}
