import { useEffect, useState } from 'react';
import type { ReportDocument } from '../../../models/domain/report.ts';
import type { ReportRequest } from '../../../electron/contract/api.ts';
import { useQuery } from '../../channel/client.tsx';
import { Empty, Failure, Skeleton } from '../../controls/states.tsx';
import { requestOf } from '../../state/report.ts';
import { goTo } from '../../state/selection.ts';
import { useReport } from '../../state/use-state.ts';
import { Order } from './order.tsx';
import { Page } from './page.tsx';
import { WriteForm } from './write-form.tsx';

/** The order of the evidence at the left, the page as it will be written at the right. */
export function ReportView() {
  const pieces = useReport((state) => state.pieces);
  const state = useReport((now) => now);
  const request = useSettled(pieces.length === 0 ? null : requestOf(state));
  const { data, error, retry, asking } = useQuery('report.draft', request);
  const shown = useLast(pieces.length === 0 ? null : data);
  if (pieces.length === 0) return <NothingChosen />;
  return (
    <div className="report">
      <aside className="report-order" aria-label="Evidence in order">
        <Order document={shown} />
        <WriteForm />
      </aside>
      <div className="report-desk" tabIndex={0} role="region" aria-label="The page as it will be written">
        {error && <Failure error={error} onRetry={retry} />}
        {!error && !shown && <Skeleton rows={10} what="Putting the report together" />}
        {shown && (
          <div className={asking ? 'stale' : undefined} aria-busy={asking}>
            <Page document={shown} />
          </div>
        )}
      </div>
    </div>
  );
}

function NothingChosen() {
  return (
    <Empty
      title="Nothing is in the report yet."
      action={
        <>
          <button type="button" className="button primary" onClick={() => goTo('person')}>
            Go to Person
          </button>
          <button type="button" className="button" onClick={() => goTo('replay')}>
            Go to Replay
          </button>
          <button type="button" className="button" onClick={() => goTo('events')}>
            Go to Events
          </button>
        </>
      }
    >
      Select a day, a replay or a record there and press <kbd>E</kbd> to add it. What is added is kept in
      order here, with the original records, hashes and settings that it rests on.
    </Empty>
  );
}

const SETTLE_MS = 350;

/** The request once the analyst has stopped typing. */
function useSettled(request: ReportRequest | null): ReportRequest | null {
  const key = JSON.stringify(request);
  const [settled, setSettled] = useState(key);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(key), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [key]);
  return JSON.parse(settled) as ReportRequest | null;
}

/** The page before stays until the next is there. */
function useLast(document: ReportDocument | null | undefined): ReportDocument | null {
  const [last, setLast] = useState<ReportDocument | null>(null);
  if (document !== undefined && document !== last) setLast(document);
  return document ?? last;
}
