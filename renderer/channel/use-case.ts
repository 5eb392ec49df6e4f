import type { CaseStatus } from '../../electron/contract/api.ts';
import { usePreferences } from '../state/use-state.ts';
import { useQuery, type Query } from './client.tsx';

/** The open case; null where none is open. */
export const useCase = (): Query<CaseStatus | null> => useQuery('cases.status', {});

/** The zone in which clock times are shown: the case's, or the one that the analyst chose. */
export function useZone(): string {
  const chosen = usePreferences((state) => state.zone);
  const { data } = useCase();
  return chosen === 'case' ? (data?.zone ?? 'UTC') : chosen;
}
