import { useMemo } from 'react';
import type { PersonProfile } from '../../../electron/contract/api.ts';
import { PRIVILEGE_LEVELS } from '../../../models/domain/privilege.ts';
import { timestampUs, US_PER_DAY } from '../../../models/domain/time.ts';
import { dateAndClock } from '../../../models/figures/days.ts';
import { levelY, privilegeTrack, type PrivilegeStep } from '../../../models/figures/privilege-track.ts';
import { changeWords, privilegeWords } from '../../../models/figures/privilege-words.ts';
import { at } from '../../../models/figures/scene.ts';
import type { Span } from '../../../models/figures/span.ts';
import { lived, zoneAt } from '../../../models/figures/zones.ts';
import { useNames, useQuery } from '../../channel/client.tsx';
import { Track } from './track.tsx';

export const PRIVILEGE_HEIGHT = 72;

type TimedStep = PrivilegeStep & { readonly at: number };

interface PrivilegeTrackProps {
  readonly steps: readonly TimedStep[];
  readonly profile: PersonProfile;
  readonly span: Span;
  readonly width: number;
}

/** Level over time with what raised it; left out where the case holds nothing of it. */
export function PrivilegeTrack({ steps, profile, span, width }: PrivilegeTrackProps) {
  const scene = useMemo(
    () => privilegeTrack(steps, span, { width, height: PRIVILEGE_HEIGHT }),
    [steps, span, width],
  );
  if (steps.length === 0) return null;
  return (
    <Track
      name="Privilege"
      scene={scene}
      table={() => ({
        columns: ['From', 'Level', 'Through'],
        rows: steps.map(({ at: from, level, says }) => [
          dateAndClock(timestampUs(from), zoneAt(profile.zones, timestampUs(from))),
          PRIVILEGE_LEVELS[level] ?? '',
          says,
        ]),
      })}
      gutter={
        <>
          <div className="track-name">Privilege</div>
          {PRIVILEGE_LEVELS.map((name, level) => (
            <span key={name} className="track-tick" style={{ top: levelY(level, PRIVILEGE_HEIGHT) - 7 }}>
              {name}
            </span>
          ))}
        </>
      }
    />
  );
}

/** With the hour of each change and the host it holds on. */
export function usePrivilegeSteps(profile: PersonProfile): readonly TimedStep[] {
  const nameOf = useNames();
  const { data } = useQuery('people.privileges', { person: profile.person });
  if (!data) return [];
  const { columns, dictionary, rows } = data.steps;
  return Array.from({ length: rows }, (_, i) => {
    const host = at(columns.host, i);
    const reason = privilegeWords(dictionary?.['reason']?.[at(columns.reason, i)] ?? '');
    const place = host < 0 ? '' : ` on ${nameOf('host', host) ?? '…'}`;
    const by = at(columns.by, i) < 0 ? '' : ` by ${nameOf('account', at(columns.by, i)) ?? '…'}`;
    const change = changeWords(dictionary?.['change']?.[at(columns.change, i)] ?? '');
    const from = at(columns.at, i);
    return {
      at: from,
      day: lived(profile.zones, timestampUs(from)) / US_PER_DAY,
      level: at(columns.level, i),
      words: reason + place,
      says: reason + place + by + change,
    };
  });
}
