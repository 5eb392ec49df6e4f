import { useEffect, useState } from 'react';
import { useStore } from 'zustand/react';
import type { RecognisedFile, SourceRow } from '../../../electron/contract/api.ts';
import type { FileReceipt } from '../../../models/domain/source.ts';
import { count, plural } from '../../../models/figures/numbers.ts';
import { useClient, useQuery } from '../../channel/client.tsx';
import { useCase } from '../../channel/use-case.ts';
import { Empty, Failure, Progress, Skeleton } from '../../controls/states.tsx';
import { useKeys } from '../../controls/use-keys.ts';
import { proposal } from '../../state/proposal.ts';
import { useWork } from '../../state/use-state.ts';
import { cancelImport, startAnalysis, startImport } from '../../state/work.ts';
import { PathForm } from './path-form.tsx';
import { ProposedFiles } from './proposed-files.tsx';
import { Receipt } from './receipt.tsx';
import { Rejects } from './rejects.tsx';
import { StoredSources } from './stored-sources.tsx';

/** From exports to stored events: what each file is, what is asked, and a receipt that balances. */
export function ImportView() {
  const client = useClient();
  const { paths, notice } = useStore(proposal);
  const recognised = useQuery('sources.recognise', paths.length > 0 ? { paths } : null);
  const sources = useQuery('sources.list', {});
  const importing = useWork((state) => state.importing);
  const failed = useWork((state) => state.importError);
  const [chosen, setChosen] = useState<string | null>(null);
  const receipt = useChosen(sources.data ?? [], chosen);
  const run = async (files: readonly RecognisedFile[], zone: string) => {
    proposal.setState({ paths: [], notice: null });
    await startImport(client, { paths: files.map(({ path }) => path), ...(zone === '' ? {} : { zone }) });
  };
  useFileKeys(sources.data ?? [], chosen, setChosen);
  return (
    <div className="import">
      <Subject />
      <div className="import-body">
        <div className="import-files">
          <PathForm notice={notice} disabled={importing !== null} />
          {failed && <Failure error={failed} />}
          {recognised.error && <Failure error={recognised.error} onRetry={recognised.retry} />}
          {paths.length > 0 && !recognised.data && !recognised.error && (
            <Skeleton what="Recognising the files; nothing is stored yet" />
          )}
          {recognised.data && paths.length > 0 && !importing && (
            <ProposedFiles files={recognised.data} onImport={run} />
          )}
          {sources.error && !sources.data && <Failure error={sources.error} onRetry={sources.retry} />}
          {sources.data && sources.data.length > 0 && (
            <StoredSources sources={sources.data} chosen={receipt?.source?.id ?? null} onChoose={setChosen} />
          )}
          {sources.data?.length === 0 && paths.length === 0 && !importing && (
            <Empty title="Nothing imported yet.">
              Drop a folder of exports on the window, or give its path above. CERT exports (logon, device,
              file, http, email, LDAP, psychometric) are recognised, also as .gz; nothing is stored before you
              say so.
            </Empty>
          )}
        </div>
        <div className="import-receipt">
          {receipt && <Receipt receipt={receipt.receipt} />}
          {receipt?.source && receipt.receipt.rejected > 0 && <Rejects source={receipt.source} />}
          {!receipt && (
            <Empty title="No receipt yet.">
              Every file ends in one: records = stored + duplicate + rejected + not an event.
            </Empty>
          )}
        </div>
      </div>
    </div>
  );
}

interface Chosen {
  readonly receipt: FileReceipt;
  readonly source: SourceRow | null;
}

/** The receipt on show: the file chosen, else the last that came in, else the first with rejects. */
function useChosen(sources: readonly SourceRow[], chosen: string | null): Chosen | null {
  const receipts = useWork((state) => state.receipts);
  const wanted =
    chosen ?? receipts.find(({ rejected }) => rejected > 0)?.path ?? receipts.at(-1)?.path ?? null;
  const stored = sources.find(({ receipt }) => receipt.path === wanted);
  if (stored) return { receipt: stored.receipt, source: stored };
  const fresh = receipts.find(({ path }) => path === wanted);
  if (fresh) return { receipt: fresh, source: null };
  const byRecords = [...sources].sort((a, b) => b.receipt.records - a.receipt.records);
  const first = sources.find(({ receipt }) => receipt.rejected > 0) ?? byRecords[0];
  return first ? { receipt: first.receipt, source: first } : null;
}

function useFileKeys(
  sources: readonly SourceRow[],
  chosen: string | null,
  choose: (path: string) => void,
): void {
  const step = (by: number) => {
    const at = sources.findIndex(({ receipt }) => receipt.path === chosen);
    const next = sources[Math.max(0, Math.min(sources.length - 1, at + by))];
    if (next) choose(next.receipt.path);
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    '/': () => document.getElementById('import-path')?.focus(),
  });
}

function Subject() {
  const client = useClient();
  const { data: status } = useCase();
  const importing = useWork((state) => state.importing);
  const analysing = useWork((state) => state.analysing);
  const receipts = useWork((state) => state.receipts);
  const progress = importing?.progress ?? null;
  const stale =
    status !== undefined && status !== null && status.events > 0 && status.analysis.state !== 'current';
  useEffect(() => {
    if (!importing) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [importing]);
  return (
    <header className="subject">
      <h1>Import</h1>
      <div className="subject-note nowrap">
        <div>{status ? plural(status.sources, 'source', 'sources') : ''}</div>
        <div>
          {status ? `${plural(status.events, 'event', 'events')}, ${count(status.rejected)} rejected` : ''}
        </div>
      </div>
      {importing && (
        <Progress
          what={progress ? `${PHASES[progress.phase]} ${progress.file}` : 'Starting'}
          detail={
            progress
              ? `${count(progress.records)} records, file ${progress.fileIndex + 1} of ${progress.files}`
              : ''
          }
          done={
            progress
              ? (progress.fileIndex + progress.bytesDone / Math.max(1, progress.bytes)) / progress.files
              : 0
          }
          startedMs={importing.startedMs}
          onCancel={cancelImport}
        />
      )}
      {!importing && receipts.length > 0 && <span className="subject-note">{finished(receipts)}</span>}
      {!importing && stale && (
        <button
          type="button"
          className="button primary end"
          disabled={analysing !== null}
          onClick={() => void startAnalysis(client)}
        >
          {analysing ? 'Analysing…' : 'Analyse'}
        </button>
      )}
    </header>
  );
}
const PHASES = { reading: 'Reading', storing: 'Storing', publishing: 'Publishing' } as const;

function finished(receipts: readonly FileReceipt[]): string {
  const stored = receipts.reduce((sum, receipt) => sum + receipt.stored, 0);
  return `${plural(receipts.length, 'file', 'files')} imported, ${count(stored)} records stored`;
}
