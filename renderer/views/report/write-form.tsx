import { useState } from 'react';
import type { FormEvent } from 'react';
import type { ReportFormat } from '../../../electron/contract/api.ts';
import { useClient } from '../../channel/client.tsx';
import { useCase } from '../../channel/use-case.ts';
import { PathBrowser } from '../../controls/path-browser.tsx';
import { Failure } from '../../controls/states.tsx';
import { useKeys } from '../../controls/use-keys.ts';
import { cancelReport, FORMATS, report, writeReport } from '../../state/report.ts';
import { useReport } from '../../state/use-state.ts';
import { Receipt } from './receipt.tsx';

const TITLES: Readonly<Record<ReportFormat, string>> = {
  html: 'HTML',
  pdf: 'PDF',
  md: 'Markdown',
  json: 'JSON',
};

/** Formats, the folder, and what came of it. */
export function WriteForm() {
  const client = useClient();
  const { formats, out, writing, receipt, error } = useReport((state) => state);
  const proposed = useProposedFolder(receipt?.directory ?? null);
  const [browsing, setBrowsing] = useState(false);
  const folder = out ?? proposed;
  const ready = formats.length > 0 && folder.trim() !== '' && !writing;
  const write = () => {
    if (ready) void writeReport(client, folder.trim());
  };
  useKeys({ 'Ctrl Enter': write });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    write();
  };
  return (
    <section className="report-write" aria-label="Write">
      <form className="form" onSubmit={submit}>
        <Formats formats={formats} />
        <Folder folder={folder} />
        <Buttons ready={ready} writing={writing} onBrowse={() => setBrowsing(true)} />
      </form>
      {error && <Failure error={error} />}
      {receipt && <Receipt receipt={receipt} />}
      {browsing && <FolderBrowser proposed={proposed} onClose={() => setBrowsing(false)} />}
    </section>
  );
}

const Formats = ({ formats }: { formats: readonly ReportFormat[] }) => (
  <fieldset className="report-formats">
    <legend className="unseen">Formats</legend>
    {FORMATS.map((format) => (
      <label key={format}>
        <input
          type="checkbox"
          checked={formats.includes(format)}
          onChange={({ target }) => setFormat(format, target.checked)}
        />
        {TITLES[format]}
      </label>
    ))}
    {formats.length === 0 && <span className="small muted">choose one</span>}
  </fieldset>
);

const Folder = ({ folder }: { folder: string }) => (
  <label>
    New folder
    <input
      className="field mono"
      value={folder}
      spellCheck={false}
      onChange={({ target }) => report.setState({ out: target.value })}
    />
  </label>
);

interface ButtonsProps {
  readonly ready: boolean;
  readonly writing: boolean;
  readonly onBrowse: () => void;
}

const Buttons = ({ ready, writing, onBrowse }: ButtonsProps) => (
  <div className="buttons">
    <button type="submit" className="button primary" aria-disabled={!ready}>
      {writing ? 'Writing…' : 'Write report'} <kbd>Ctrl Enter</kbd>
    </button>
    {writing ? (
      <button type="button" className="button" onClick={cancelReport}>
        Cancel
      </button>
    ) : (
      <button type="button" className="button" onClick={onBrowse}>
        Browse…
      </button>
    )}
  </div>
);

const FolderBrowser = ({ proposed, onClose }: { proposed: string; onClose: () => void }) => (
  <PathBrowser
    title="Choose the folder to write into"
    accepts={() => false}
    folders
    onChoose={(chosen) => report.setState({ out: inFolder(chosen, proposed) })}
    onClose={onClose}
  />
);

function setFormat(format: ReportFormat, on: boolean): void {
  report.setState(({ formats }) => ({
    formats: FORMATS.filter((one) => (one === format ? on : formats.includes(one))),
  }));
}

const separatorOf = (path: string) => (path.includes('\\') ? '\\' : '/');
const nameOf = (path: string) => path.slice(path.lastIndexOf(separatorOf(path)) + 1);
const inFolder = (folder: string, proposed: string) =>
  `${folder.replace(/[\\/]$/, '')}${separatorOf(folder)}${nameOf(proposed)}`;

/** `NAME-report` beside the case; after one was written the next number. */
function useProposedFolder(written: string | null): string {
  const { data } = useCase();
  if (written !== null) {
    const [, stem = written, number] = /^(.*?)(?:-(\d+))?$/.exec(written) ?? [];
    return `${stem}-${number === undefined ? 2 : Number(number) + 1}`;
  }
  if (!data) return '';
  const folder = data.path.slice(0, data.path.lastIndexOf(separatorOf(data.path)));
  return `${folder}${separatorOf(data.path)}${data.name}-report`;
}
