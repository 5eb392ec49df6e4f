import { useState } from 'react';
import type { FormEvent } from 'react';
import type { ShellBridge } from '../../../electron/contract/shell.ts';
import { PathBrowser } from '../../controls/path-browser.tsx';
import { proposePaths } from '../../state/proposal.ts';

/** Where the exports are: a folder or a file on the machine that Tracewell runs on. */
export function PathForm({ notice, disabled }: { notice: string | null; disabled: boolean }) {
  const [path, setPath] = useState('');
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
        {window.tracewell ? (
          <ShellChoice shell={window.tracewell} disabled={disabled} />
        ) : (
          <OwnChoice disabled={disabled} onPath={setPath} />
        )}
        {disabled && <span className="small muted">files are coming in</span>}
      </form>
      {notice && <p className="pad small asks">{notice}</p>}
    </>
  );
}

/** Not every system has one dialog for files and folders. */
function ShellChoice({ shell, disabled }: { shell: ShellBridge; disabled: boolean }) {
  const files = async () => propose(await shell.chooseFiles());
  const folder = async () => {
    const chosen = await shell.chooseFolder('exports');
    propose(chosen === null ? [] : [chosen]);
  };
  return (
    <>
      <button type="button" className="button" disabled={disabled} onClick={() => void files()}>
        Files…
      </button>
      <button type="button" className="button" disabled={disabled} onClick={() => void folder()}>
        Folder…
      </button>
    </>
  );
}

/** A dialog that was closed without a choice changes nothing. */
function propose(paths: readonly string[]): void {
  if (paths.length > 0) proposePaths(paths);
}

function OwnChoice({ disabled, onPath }: { disabled: boolean; onPath: (path: string) => void }) {
  const [browsing, setBrowsing] = useState(false);
  return (
    <>
      <button type="button" className="button" disabled={disabled} onClick={() => setBrowsing(true)}>
        Browse…
      </button>
      {browsing && (
        <PathBrowser
          title="Choose exports"
          accepts={() => true}
          folders
          onChoose={(chosen) => {
            onPath(chosen);
            proposePaths([chosen]);
          }}
          onClose={() => setBrowsing(false)}
        />
      )}
    </>
  );
}
