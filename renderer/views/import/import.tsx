import { useState } from 'react';
import { useStore } from 'zustand/react';
import type { ImportRequest, SourceRow } from '../../../electron/contract/api.ts';
import type { FileReceipt } from '../../../models/domain/source.ts';
import type { SourceId } from '../../../models/domain/ids.ts';
import { useClient, useQuery } from '../../channel/client.tsx';
import { Empty, Failure, Skeleton } from '../../controls/states.tsx';
import { useKeys } from '../../controls/use-keys.ts';
import { drops } from '../../state/drop.ts';
import { endProposal, leaveProposal, proposal } from '../../state/proposal.ts';
import { useWork } from '../../state/use-state.ts';
import { startImport } from '../../state/work.ts';
import { PathForm } from './path-form.tsx';
import { ProposedFiles } from './proposed-files.tsx';
import { Receipt } from './receipt.tsx';
import { Rejects } from './rejects.tsx';
import { StoredSources } from './stored-sources.tsx';
import { Subject } from './subject.tsx';

/** From exports to stored events: what each file is, what is asked, and a receipt that balances. */
export function ImportView() {
  const client = useClient();
  const { paths, notice } = useStore(proposal);
  const recognised = useQuery('sources.recognise', paths.length > 0 ? { paths } : null);
  const sources = useQuery('sources.list', {});
  const importing = useWork((state) => state.importing);
  const failed = useWork((state) => state.importError);
  const { receiving, error: dropFailed } = useStore(drops);
  const busy = importing !== null || receiving !== null;
  const [chosen, setChosen] = useState<SourceId | null>(null);
  const receipt = useChosen(sources.data ?? [], chosen);
  const run = async (request: ImportRequest) => {
    endProposal();
    await startImport(client, request);
  };
  useFileKeys(sources.data ?? [], chosen, setChosen);
  return (
    <div className="import">
      <Subject />
      <div className="import-body">
        <div className="import-files">
          <PathForm notice={notice} disabled={busy} />
          {dropFailed && <Failure error={dropFailed} />}
          {failed && <Failure error={failed} />}
          {recognised.error && <Failure error={recognised.error} onRetry={recognised.retry} />}
          {paths.length > 0 && !recognised.data && !recognised.error && (
            <Skeleton what="Recognising the files; nothing is stored yet" />
          )}
          {receiving && <Skeleton what="Receiving the files; nothing is stored yet" />}
          {recognised.data && paths.length > 0 && !importing && (
            <ProposedFiles files={recognised.data} onImport={run} onLeave={() => leaveProposal(client)} />
          )}
          {sources.error && !sources.data && <Failure error={sources.error} onRetry={sources.retry} />}
          {sources.data && sources.data.length > 0 && (
            <StoredSources sources={sources.data} chosen={receipt?.source?.id ?? null} onChoose={setChosen} />
          )}
          {sources.data?.length === 0 && paths.length === 0 && !busy && (
            <Empty title="Nothing imported yet.">
              Drop a folder of exports on the window, or give its path above. CERT exports, Windows events as
              JSON (as Mordor, Winlogbeat and Get-WinEvent write them), logs of Okta, Microsoft Entra and 365,
              CloudTrail and Duo, LANL authentications and lists of context are recognised, also in .gz and
              .zip; of any other table you say what its columns mean. Nothing is stored before you say so.
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
function useChosen(sources: readonly SourceRow[], chosen: SourceId | null): Chosen | null {
  const receipts = useWork((state) => state.receipts);
  const fresh = receipts.find(({ rejected }) => rejected > 0) ?? receipts.at(-1);
  const stored =
    sources.find(({ id }) => id === chosen) ??
    // Of equal files the one that came in last. The path may be masked by now.
    (fresh && sources.findLast(({ receipt }) => receipt.sha256 === fresh.sha256));
  if (stored) return { receipt: stored.receipt, source: stored };
  if (fresh) return { receipt: fresh, source: null };
  const byRecords = [...sources].sort((a, b) => b.receipt.records - a.receipt.records);
  const first = sources.find(({ receipt }) => receipt.rejected > 0) ?? byRecords[0];
  return first ? { receipt: first.receipt, source: first } : null;
}

function useFileKeys(
  sources: readonly SourceRow[],
  chosen: SourceId | null,
  choose: (source: SourceId) => void,
): void {
  const step = (by: number) => {
    const at = sources.findIndex(({ id }) => id === chosen);
    const next = sources[Math.max(0, Math.min(sources.length - 1, at + by))];
    if (next) choose(next.id);
  };
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    '/': () => document.getElementById('import-path')?.focus(),
  });
}
