import { useState } from 'react';
import { bytes } from '../../models/figures/numbers.ts';
import { useQuery } from '../channel/client.tsx';
import { Dialog } from './dialog.tsx';
import { Icon } from './icon.tsx';
import { Failure, Skeleton } from './states.tsx';

interface PathBrowserProps {
  readonly title: string;
  /** Files that can be chosen; folders always can where `folders` is set. */
  readonly accepts: (name: string) => boolean;
  readonly folders: boolean;
  readonly onChoose: (path: string) => void;
  readonly onClose: () => void;
}

/** The folders of the machine that the engine runs on. */
export function PathBrowser({ title, accepts, folders, onChoose, onClose }: PathBrowserProps) {
  const [directory, setDirectory] = useState<string | null>(null);
  const { data, error, retry } = useQuery('files.browse', directory === null ? {} : { directory });
  const choose = (path: string) => {
    onClose();
    onChoose(path);
  };
  return (
    <Dialog title={title} wide onClose={onClose}>
      <div className="pad mono muted clip">{data?.directory ?? '…'}</div>
      {error && !data && <Failure error={error} onRetry={retry} />}
      {!data && !error && <Skeleton rows={6} what="Reading the folder" />}
      {data && (
        <div className="browser-list">
          {data.parent !== null && (
            <button type="button" onClick={() => setDirectory(data.parent)}>
              <Icon name="up" />
              <span>Folder above</span>
            </button>
          )}
          {data.entries.map(({ name, kind, bytes: size }) => {
            const path = join(data.directory, name);
            if (kind === 'file' && !accepts(name)) return null;
            return (
              <button
                key={name}
                type="button"
                onClick={() => (kind === 'directory' ? setDirectory(path) : choose(path))}
              >
                <Icon name={kind === 'directory' ? 'folder' : 'file'} />
                <span className="clip">{name}</span>
                <span className="end muted small">{kind === 'file' ? bytes(size) : ''}</span>
              </button>
            );
          })}
        </div>
      )}
      {folders && data && (
        <div className="browser-foot">
          <button type="button" className="button primary" onClick={() => choose(data.directory)}>
            Use this folder
          </button>
          <span className="small muted">or choose one file above</span>
        </div>
      )}
    </Dialog>
  );
}

const join = (directory: string, name: string) => {
  const separator = directory.includes('\\') ? '\\' : '/';
  return directory.endsWith(separator) ? directory + name : `${directory}${separator}${name}`;
};
