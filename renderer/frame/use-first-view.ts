import { useEffect, useRef } from 'react';
import type { CaseStatus } from '../../electron/contract/api.ts';
import { forgetReport } from '../state/report.ts';
import { forgetSelection } from '../state/selection.ts';

/** Where a case is opened: where its next step is. Without a case: where one is opened. */
export const firstView = (status: CaseStatus | null) =>
  status === null ? 'cases' : status.events === 0 ? 'import' : 'overview';

/** Moves to the first view whenever another case is open. True once that is known. */
export function useFirstView(status: CaseStatus | null | undefined, asking: boolean): boolean {
  const open = useRef<string | null | undefined>(undefined);
  const known = status !== undefined;
  useEffect(() => {
    if (status === undefined || (asking && open.current === undefined)) return;
    const path = status?.path ?? null;
    if (open.current === path) return;
    open.current = path;
    forgetReport();
    forgetSelection(firstView(status));
  }, [status, asking]);
  return known;
}
