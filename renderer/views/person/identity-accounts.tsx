import { useState } from 'react';
import type { PersonIdentity } from '../../../electron/contract/api.ts';
import type { AccountId, EventId, PersonId, SourceId } from '../../../models/domain/ids.ts';
import { reasonWords, spanWords } from '../../../models/figures/identity-words.ts';
import { plural } from '../../../models/figures/numbers.ts';
import { useQuery } from '../../channel/client.tsx';
import { OriginalRecord } from '../../controls/records/original-record.tsx';

type Account = PersonIdentity['accounts'][number];

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
      {identity.accounts.map((account) => (
        <li key={`${account.account} ${account.from ?? ''}`}>
          <div className="identity-line">
            <span className="mono clip" title={account.called}>
              {account.called}
            </span>
            <span className="end number small">{plural(account.events, 'event', 'events')}</span>
          </div>
          <div className="identity-line small muted">
            <Why account={account} zone={zone} />
            <span className="end identity-acts">
              {account.first !== null && (
                <FirstRecord account={account} opened={opened === account.first} onOpen={setOpened} />
              )}
              {several && <Split account={account} onSplit={() => onSplit(person, account.account)} />}
            </span>
          </div>
          {opened !== null && opened === account.first && <OriginalRecord event={opened} />}
        </li>
      ))}
    </ul>
  );
}

function Why({ account: { reason, source, from, to }, zone }: { account: Account; zone: string }) {
  return (
    <span>
      {reasonWords(reason)}
      {source !== null && <List source={source} />}
      {from === null && to === null ? '' : `, ${spanWords(from, to, zone)}`}
    </span>
  );
}

/** The directory that says so, by its file. */
function List({ source }: { source: SourceId }) {
  const { data } = useQuery('sources.list', {});
  const name = data?.find(({ id }) => id === source)?.name;
  return name === undefined ? null : <> in {name}</>;
}

interface FirstRecordProps {
  readonly account: Account;
  readonly opened: boolean;
  readonly onOpen: (event: EventId | null) => void;
}

function FirstRecord({ account: { called, first }, opened, onOpen }: FirstRecordProps) {
  return (
    <button
      type="button"
      className="link"
      aria-expanded={opened}
      aria-label={`First record of ${called}`}
      onClick={() => onOpen(opened ? null : first)}
    >
      First record
    </button>
  );
}

function Split({ account: { called }, onSplit }: { account: Account; onSplit: () => void }) {
  return (
    <button
      type="button"
      className="link"
      aria-label={`Split ${called} off`}
      title="Make it a person of its own"
      onClick={onSplit}
    >
      Split
    </button>
  );
}
