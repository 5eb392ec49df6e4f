import { useState } from 'react';
import type { AppError } from '../../../electron/contract/errors.ts';
import type { AccountId, PersonId } from '../../../models/domain/ids.ts';
import { useClient } from '../../channel/client.tsx';
import { asAppError } from '../../channel/query-cache.ts';
import { announce } from '../../state/announce.ts';

export interface Deciding {
  /** True where it was done. */
  readonly merge: (into: PersonId, person: PersonId, note: string) => Promise<boolean>;
  readonly split: (person: PersonId, account: AccountId) => Promise<boolean>;
  readonly undo: (decision: number) => Promise<boolean>;
  readonly failed: AppError | null;
}

/** Decisions about people: what they change shows with the next analysis. */
export function useDeciding(): Deciding {
  const client = useClient();
  const [failed, setFailed] = useState<AppError | null>(null);
  const attempt = async (work: Promise<unknown>, said: string) => {
    try {
      await work;
      setFailed(null);
      announce(said);
      return true;
    } catch (error) {
      setFailed(asAppError(error));
      return false;
    }
  };
  return {
    merge: (into, person, note) =>
      attempt(
        client.call('people.merge', { into, person, ...(note === '' ? {} : { note }) }),
        'Merged; the analysis is out of date',
      ),
    split: (person, account) =>
      attempt(client.call('people.split', { person, account }), 'Split; the analysis is out of date'),
    undo: (decision) => attempt(client.call('people.undo', { decision }), 'The decision is taken back'),
    failed,
  };
}
