import type { CaseStatus } from '../../electron/contract/api.ts';
import { dayOf, daySpan } from '../../models/figures/days.ts';
import { count, plural } from '../../models/figures/numbers.ts';
import { useClient } from '../channel/client.tsx';
import { useCase } from '../channel/use-case.ts';
import { goTo } from '../state/selection.ts';
import { useWork } from '../state/use-state.ts';
import { startAnalysis } from '../state/work.ts';

export function StatusBar() {
  const { data: status } = useCase();
  return (
    <footer className="status">
      {status ? <CaseFacts status={status} /> : <span>No case open</span>}
      <span className="status-right">
        {status?.model && <span className="dispensable">Scores: {status.model}</span>}
        {status && (
          <span>
            Audit: {plural(status.audit.entries, 'entry', 'entries')}, head{' '}
            <span className="mono">{(status.audit.head.slice(0, 12).match(/.{1,4}/g) ?? []).join(' ')}</span>
          </span>
        )}
        <span>Offline: no network access</span>
      </span>
    </footer>
  );
}

function CaseFacts({ status }: { status: CaseStatus }) {
  const zone = status.zone;
  return (
    <>
      <AnalysisState status={status} />
      <span>{plural(status.events, 'event', 'events')}</span>
      <span>{plural(status.people, 'person', 'people')}</span>
      {status.first !== null && status.last !== null && (
        <span>{daySpan(dayOf(status.first, zone), dayOf(status.last, zone))}</span>
      )}
      {status.rejected > 0 ? (
        <button type="button" className="link" onClick={() => goTo('import')}>
          {plural(status.rejected, 'record', 'records')} rejected
        </button>
      ) : (
        <span>nothing rejected</span>
      )}
    </>
  );
}

function AnalysisState({ status }: { status: CaseStatus }) {
  const client = useClient();
  const importing = useWork((state) => state.importing);
  const analysing = useWork((state) => state.analysing);
  if (importing) return <span>Importing, {count(importing.progress?.records ?? 0)} records so far</span>;
  if (analysing) return <span>{analysing.progress?.title ?? 'Analysis is starting'}</span>;
  if (status.analysis.state === 'current') return <span>Analysis current</span>;
  if (status.analysis.state === 'running') return <span>Analysis is running</span>;
  if (status.events === 0) return <span>Nothing imported</span>;
  return (
    <button type="button" className="link" onClick={() => void startAnalysis(client)}>
      {status.analysis.state === 'empty'
        ? 'Not analysed yet: analyse'
        : 'Analysis is out of date: analyse again'}
    </button>
  );
}
