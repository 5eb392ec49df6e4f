import { useState } from 'react';
import type { PersonIdentity } from '../../../electron/contract/api.ts';
import type { AppError } from '../../../electron/contract/errors.ts';
import type { PersonId } from '../../../models/domain/ids.ts';
import { plural } from '../../../models/figures/numbers.ts';
import { useClient, useQuery } from '../../channel/client.tsx';
import { Failure, Skeleton } from '../../controls/states.tsx';
import { useWork } from '../../state/use-state.ts';
import { startAnalysis } from '../../state/work.ts';
import { IdentityAccounts } from './identity-accounts.tsx';
import { IdentityDecisions } from './identity-decisions.tsx';
import { IdentityMerge } from './identity-merge.tsx';
import { IdentitySuggestions } from './identity-suggestions.tsx';
import { useDeciding } from './use-deciding.ts';

interface IdentityPanelProps {
  readonly person: PersonId;
  readonly zone: string;
}

/** Who the person is: their accounts with the rule and the record that say so, and what the analyst decided. */
export function IdentityPanel({ person, zone }: IdentityPanelProps) {
  const { data, error, retry } = useQuery('people.identity', { person });
  const { failed, ...deciding } = useDeciding();
  const [merging, setMerging] = useState(false);
  if (error && !data) return <Failure error={error} onRetry={retry} />;
  if (!data) return <Skeleton rows={4} what="Reading the accounts of this person" />;
  return (
    <div className="identity">
      {data.stale && <Stale />}
      {failed && <Failure error={failed} />}
      <section className="why-block flush" aria-label="Accounts">
        <div className="why-block-head">
          <h3>Accounts</h3>
          <span className="end muted small">{plural(accountsOf(data), 'account', 'accounts')}</span>
        </div>
        <IdentityAccounts person={person} identity={data} zone={zone} onSplit={deciding.split} />
        <div className="identity-foot">
          <button type="button" className="button small" onClick={() => setMerging(true)}>
            Merge with…
          </button>
        </div>
      </section>
      <IdentitySuggestions person={person} identity={data} onMerge={deciding.merge} />
      <IdentityDecisions decisions={data.decisions} zone={zone} onUndo={deciding.undo} />
      {merging && (
        <IdentityMerge
          person={person}
          onClose={() => setMerging(false)}
          onMerge={async (other, note) => {
            if (await deciding.merge(person, other, note)) setMerging(false);
          }}
          error={failed}
        />
      )}
    </div>
  );
}

const accountsOf = ({ accounts }: PersonIdentity) => new Set(accounts.map(({ account }) => account)).size;

/** What is on screen was worked out before the last decision. */
function Stale() {
  const client = useClient();
  const analysing = useWork((state) => state.analysing);
  const failed: AppError | null = useWork((state) => state.analysisError);
  if (analysing)
    return (
      <p className="identity-stale small" role="status">
        {analysing.progress?.title ?? 'The analysis is starting'}
      </p>
    );
  return (
    <div className="identity-stale small">
      <p>
        Worked out before the last change. With the next analysis the days, sessions and scores of these
        people follow.
      </p>
      {failed && <p role="alert">{failed.message}</p>}
      <button type="button" className="button small primary" onClick={() => void startAnalysis(client)}>
        Analyse
      </button>
    </div>
  );
}
