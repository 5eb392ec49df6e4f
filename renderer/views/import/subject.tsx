import { useStore } from 'zustand/react';
import type { ImportProgress } from '../../../electron/contract/api.ts';
import type { FileReceipt } from '../../../models/domain/source.ts';
import { bytes, count, plural } from '../../../models/figures/numbers.ts';
import { useClient } from '../../channel/client.tsx';
import type { SendProgress } from '../../channel/send-drop.ts';
import { useCase } from '../../channel/use-case.ts';
import { Progress } from '../../controls/states.tsx';
import { cancelDrop, drops } from '../../state/drop.ts';
import { useWork } from '../../state/use-state.ts';
import { cancelImport, startAnalysis } from '../../state/work.ts';
import { baseName } from './base-name.ts';

/** How far the import is, and what comes after it. */
export function Subject() {
  const client = useClient();
  const { data: status } = useCase();
  const importing = useWork((state) => state.importing);
  const analysing = useWork((state) => state.analysing);
  const receipts = useWork((state) => state.receipts);
  const stale =
    status !== undefined && status !== null && status.events > 0 && status.analysis.state !== 'current';
  return (
    <header className="subject">
      <h1>Import</h1>
      <div className="subject-note nowrap">
        <div>{status ? plural(status.sources, 'source', 'sources') : ''}</div>
        <div>
          {status ? `${plural(status.events, 'event', 'events')}, ${count(status.rejected)} rejected` : ''}
        </div>
      </div>
      <Running />
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

/** What is coming in: first the files themselves, then their records. */
function Running() {
  const importing = useWork((state) => state.importing);
  const receiving = useStore(drops, (state) => state.receiving);
  if (receiving)
    return (
      <Progress
        {...receivingWords(receiving.progress)}
        startedMs={receiving.startedMs}
        onCancel={cancelDrop}
      />
    );
  if (!importing) return null;
  return (
    <Progress
      {...importingWords(importing.progress, importing.startedMs)}
      startedMs={importing.startedMs}
      onCancel={importing.own ? cancelImport : undefined}
    />
  );
}

const PHASES = { reading: 'Reading', storing: 'Storing', publishing: 'Publishing' } as const;

function importingWords(progress: ImportProgress | null, startedMs: number) {
  if (!progress) return { what: 'Starting', detail: '', done: 0 };
  const { file, fileIndex, files, recordsInAll, done } = progress;
  const seconds = (performance.now() - startedMs) / 1000;
  const rate =
    progress.phase === 'publishing' || seconds < 1 ? '' : `, ${count(Math.round(recordsInAll / seconds))}/s`;
  return {
    what: `${PHASES[progress.phase]} ${baseName(file)}`,
    detail: `${count(recordsInAll)} records${rate}, file ${fileIndex + 1} of ${files}`,
    done,
  };
}

function receivingWords(progress: SendProgress | null) {
  if (!progress) return { what: 'Starting', detail: '', done: 0 };
  const { name, fileIndex, files, bytesDone, bytes: all } = progress;
  return {
    what: `Receiving ${baseName(name)}`,
    detail: `file ${fileIndex + 1} of ${files}, ${bytes(bytesDone)} of ${bytes(all)}`,
    done: bytesDone / Math.max(1, all),
  };
}

function finished(receipts: readonly FileReceipt[]): string {
  const stored = receipts.reduce((sum, receipt) => sum + receipt.stored, 0);
  return `${plural(receipts.length, 'file', 'files')} imported, ${count(stored)} records stored`;
}
