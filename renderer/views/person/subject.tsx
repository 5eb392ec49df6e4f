import type { PersonProfile } from '../../../electron/contract/api.ts';
import { day as dayNumber } from '../../../models/domain/time.ts';
import { dayLong } from '../../../models/figures/days.ts';
import { count, plural } from '../../../models/figures/numbers.ts';
import { roleWords, unitWords } from '../../../models/figures/words.ts';
import { useNames } from '../../channel/client.tsx';
import { useKeys } from '../../controls/use-keys.ts';
import { AddToReport } from '../../controls/add-to-report.tsx';
import { openEvents, openReplay, select } from '../../state/selection.ts';
import { dayRange } from './day-range.ts';

const replayDay = (profile: PersonProfile, day: number) =>
  openReplay({ kind: 'day', person: profile.person, day: dayNumber(day) });

/** Who it is, in one line: pseudonym, role, highest risk, rank. */
export function Subject({ profile, day }: { profile: PersonProfile; day: number }) {
  const nameOf = useNames();
  useKeys({ r: () => replayDay(profile, day) });
  const role = profile.role === '' ? 'No role known' : roleWords(profile.role);
  const name = nameOf('person', profile.person);
  const others = profile.accounts
    .map((account) => nameOf('account', account) ?? '…')
    .filter((one) => one !== name);
  return (
    <header className="subject">
      <h1>{name ?? '…'}</h1>
      <div className="subject-note">
        <div className="clip">
          {role}
          {profile.department ? `, ${unitWords(profile.department)}` : ''}
        </div>
        <div className="clip">
          {plural(profile.activeDays, 'active day', 'active days')}
          {others.length > 0 && `, accounts ${others.join(', ')}`}
        </div>
      </div>
      <div className="end person-peak">
        <div className="subject-note number nowrap">
          <div>Highest risk in the case</div>
          {profile.peakDay === null ? (
            <div>no scored day</div>
          ) : (
            <button
              type="button"
              className="link small tight"
              onClick={() => select({ day: profile.peakDay, inspector: true })}
            >
              {dayLong(profile.peakDay)}
            </button>
          )}
        </div>
        <div className="person-risk nowrap">
          {profile.peakDay === null ? '–' : Math.round(profile.peakRisk)}
          <span className="small muted"> of 100</span>
        </div>
        <div className="subject-note nowrap">
          <div>Rank</div>
          <div className="person-rank">
            {count(profile.rank)} of {count(profile.rankedPeople)}
          </div>
        </div>
        <AddToReport
          evidence={{ kind: 'day', person: profile.person, day: dayNumber(day) }}
          what={dayLong(day)}
        />
        <button
          type="button"
          className="button"
          title="The day as movement between hosts and accounts (R)"
          onClick={() => replayDay(profile, day)}
        >
          Replay
        </button>
        <button
          type="button"
          className="button"
          onClick={() => openEvents({ person: profile.person, ...dayRange(day, profile.zones) })}
        >
          Events of the day
        </button>
      </div>
    </header>
  );
}
