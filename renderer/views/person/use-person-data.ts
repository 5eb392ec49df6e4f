import { useMemo } from 'react';
import type { PersonProfile } from '../../../electron/contract/api.ts';
import type { AppError } from '../../../electron/contract/errors.ts';
import type { PersonId } from '../../../models/domain/ids.ts';
import { timelineDays, type TimelineDay } from '../../../models/figures/timeline.ts';
import { useQuery } from '../../channel/client.tsx';

interface PersonData {
  readonly profile: PersonProfile | undefined;
  readonly days: readonly TimelineDay[] | undefined;
  readonly error: AppError | null;
  /** True where the case has no such person any more. */
  readonly gone: boolean;
  readonly retry: () => void;
}

export function usePersonData(person: PersonId): PersonData {
  const profile = useQuery('people.profile', { person });
  const timeline = useQuery('people.timeline', { person });
  const days = useMemo(() => {
    if (!timeline.data) return undefined;
    const { days: dayTable, parts } = timeline.data;
    return timelineDays(dayTable.columns, parts.columns, parts.dictionary?.['contribution'] ?? []);
  }, [timeline.data]);
  return {
    profile: profile.data,
    days,
    error: (profile.data ? null : profile.error) ?? (timeline.data ? null : timeline.error),
    gone: profile.error?.code === 'NOT_FOUND',
    retry: () => {
      profile.retry();
      timeline.retry();
    },
  };
}
