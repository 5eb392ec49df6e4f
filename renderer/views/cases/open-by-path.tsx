import { useState } from 'react';
import type { FormEvent } from 'react';
import { PathBrowser } from '../../controls/path-browser.tsx';

/** Opens a case that is not in the list. */
export function OpenByPath({ onOpen }: { onOpen: (path: string) => void }) {
  const [path, setPath] = useState('');
  const [browsing, setBrowsing] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (path.trim() !== '') onOpen(path.trim());
  };
  const browse = () => {
    const shell = window.tracewell;
    if (!shell) return setBrowsing(true);
    void shell.chooseCase().then((chosen) => chosen !== null && onOpen(chosen));
    return undefined;
  };
  return (
    <form className="open-form" onSubmit={submit}>
      <label htmlFor="case-path" className="small muted">
        Open a case file
      </label>
      <input
        id="case-path"
        className="field path"
        value={path}
        placeholder="/cases/name.tracewell"
        onChange={({ target }) => setPath(target.value)}
      />
      <button type="submit" className="button" aria-disabled={path.trim() === ''}>
        Open
      </button>
      <button type="button" className="button" onClick={browse}>
        Browse…
      </button>
      {browsing && (
        <PathBrowser
          title="Choose a case"
          accepts={(name) => name.endsWith('.tracewell')}
          folders={false}
          onChoose={onOpen}
          onClose={() => setBrowsing(false)}
        />
      )}
    </form>
  );
}
