import type { Evidence } from '../../electron/contract/api.ts';
import { addEvidence, isInReport } from '../state/report.ts';
import { useReport } from '../state/use-state.ts';
import { useKeys } from './use-keys.ts';

/** Adds what is selected to the report, by its button or by `E`. `what` is said to a screen reader. */
export function AddToReport({ evidence, what }: { evidence: Evidence; what: string }) {
  const there = useReport(({ pieces }) => isInReport(pieces, evidence));
  const add = () => void addEvidence(evidence, what);
  useKeys({ e: add });
  return (
    <button type="button" className="button small" aria-disabled={there} onClick={add}>
      {there ? 'In the report' : 'Add to report'} <kbd>E</kbd>
    </button>
  );
}
