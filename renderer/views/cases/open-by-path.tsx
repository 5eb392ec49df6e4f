import { useState } from 'react';
import type { FormEvent } from 'react';
import { PathBrowser } from '../../controls/path-browser.tsx';

/** Opens a case that is not in the list. */
export function OpenByPath({ onOpen }: { onOpen: (path: string) => void }) {
  const [path, setPath] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (path.trim() !== '') onOpen(path.trim());
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
      <Browse onOpen={onOpen} />
    </form>
  );
}

/** The system's dialog, or in a browser our own. */
function Browse({ onOpen }: { onOpen: (path: string) => void }) {
  const [browsing, setBrowsing] = useState(false);
  const browse = async () => {
    const shell = window.tracewell;
    if (!shell) return setBrowsing(true);
    const chosen = await shell.chooseCase();
    return chosen === null ? undefined : onOpen(chosen);
  };
  return (
    <>
      <button type="button" className="button" onClick={() => void browse()}>
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
    </>
  );
}
