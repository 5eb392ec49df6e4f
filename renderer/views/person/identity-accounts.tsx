import { useState } from 'react';
import type { PersonIdentity } from '../../../electron/contract/api.ts';
import type { AccountId, EventId, PersonId, SourceId } from '../../../models/domain/ids.ts';
import { reasonWords, spanWords } from '../../../models/figures/identity-words.ts';
import { plural } from '../../../models/figures/numbers.ts';
import { useQuery } from '../../channel/client.tsx';
import { OriginalRecord } from '../../controls/records/original-record.tsx';

interface IdentityAccountsProps {
  readonly person: PersonId;
  readonly identity: PersonIdentity;
  readonly zone: string;
  readonly onSplit: (person: PersonId, account: AccountId) => void;
}

/** A row an account: how often, since when, by which rule, and the record that shows it. */
export function IdentityAccounts({ person, identity, zone, onSplit }: IdentityAccountsProps) {
  const [opened, setOpened] = useState<EventId | null>(null);
  const several = new Set(identity.accounts.map(({ account }) => account)).size > 1;
  return (
    <ul className="identity-accounts" aria-label="Accounts of this person">
      {identity.accounts.map(({ account, called, from, to, reason, events, first, source }) => (
        <li key={`${account} ${from ?? ''}`}>
          <div className="identity-line">
            <span className="mono clip" title={called}>
              {called}
            </span>
            <span className="end number small">{plural(events, 'event', 'events')}</span>
          </div>
          <div className="identity-line small muted">
            <span>
              {reasonWords(reason)}
              {source !== null && <List source={source} />}
              {from === null && to === null ? '' : `, ${spanWords(from, to, zone)}`}
            </span>
            <span className="end identity-acts">
              {first !== null && (
                <button
                  type="button"
                  className="link"
                  aria-expanded={opened === first}
                  aria-label={`First record of ${called}`}
                  onClick={() => setOpened(opened === first ? null : first)}
                >
                  First record
                </button>
              )}
              {several && (
                <button
                  type="button"
                  className="link"
                  aria-label={`Split ${called} off`}
                  title="Make it a person of its own"
                  onClick={() => onSplit(person, account)}
                >
                  Split
                </button>
              )}
            </span>
          </div>
          {opened !== null && opened === first && <OriginalRecord event={opened} />}
        </li>
      ))}
    </ul>
  );
}

/** The directory that says so, by its file. */
function List({ source }: { source: SourceId }) {
  const { data } = useQuery('sources.list', {});
  const name = data?.find(({ id }) => id === source)?.name;
  return name === undefined ? null : <> in {name}</>;
}
