import { useState } from 'react';
import type { AppError } from '../../../electron/contract/errors.ts';
import { useClient } from '../../channel/client.tsx';
import { asAppError } from '../../channel/query-cache.ts';
import { PathBrowser } from '../../controls/path-browser.tsx';
import { announce } from '../../state/announce.ts';
import type { Draft } from './use-draft.ts';

/** Keeps a mapping as YAML, or takes one that was kept. */
export function MappingFile({ draft }: { draft: Draft }) {
  const { path, setPath, said, save, open } = useMappingFile(draft);
  const [opening, setOpening] = useState(false);
  return (
    <>
      <label className="small muted mapping-save">
        Save as
        <input
          className="field path"
          value={path}
          placeholder="/cases/vpn.yaml"
          onChange={({ target }) => setPath(target.value)}
        />
      </label>
      <button
        type="button"
        className="button"
        aria-disabled={path.trim() === ''}
        onClick={() => path.trim() !== '' && save()}
      >
        Save mapping
      </button>
      <button type="button" className="button" onClick={() => setOpening(true)}>
        Open a mapping…
      </button>
      {said !== null && <Said said={said} />}
      {opening && (
        <PathBrowser
          title="Open a mapping"
          accepts={(name) => /\.ya?ml$/i.test(name)}
          folders={false}
          onChoose={open}
          onClose={() => setOpening(false)}
        />
      )}
    </>
  );
}

const Said = ({ said }: { said: AppError | string }) => (
  <span className={typeof said === 'string' ? 'small muted' : 'small asks'} role="status">
    {typeof said === 'string' ? said : said.message}
  </span>
);

function useMappingFile(draft: Draft) {
  const client = useClient();
  const [path, setPath] = useState('');
  const [said, setSaid] = useState<AppError | string | null>(null);
  const trying = async (work: () => Promise<string>) => {
    try {
      const words = await work();
      setSaid(words);
      announce(words);
    } catch (error) {
      setSaid(asAppError(error));
    }
  };
  const save = () =>
    void trying(
      async () =>
        `Saved as ${(await client.call('mapping.save', { mapping: draft.mapping, out: path.trim() })).path}.`,
    );
  const open = (chosen: string) =>
    void trying(async () => {
      draft.change(await client.call('mapping.read', { path: chosen }));
      return `${chosen} is opened.`;
    });
  return { path, setPath, said, save, open };
}
