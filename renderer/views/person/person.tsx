import { useEffect, useState } from 'react';
import { personId, type PersonId } from '../../../models/domain/ids.ts';
import { at } from '../../../models/figures/scene.ts';
import { useQuery } from '../../channel/client.tsx';
import { Inspector } from '../../controls/inspector.tsx';
import { Empty, Failure, Skeleton } from '../../controls/states.tsx';
import { useKeys } from '../../controls/use-keys.ts';
import { goTo, openPerson, select } from '../../state/selection.ts';
import { useSelection } from '../../state/use-state.ts';
import { DayPanel, type PanelTab } from './day-panel.tsx';
import { Subject } from './subject.tsx';
import { Timeline } from './timeline.tsx';
import { usePersonData } from './use-person-data.ts';

/** One person over time; without a choice the one who ranks first. */
export function Person() {
  const person = useSelection((state) => state.person);
  const [tab, setTab] = useState<PanelTab>('why');
  const ranked = useQuery('people.ranked', {});
  const first = ranked.data && ranked.data.people.rows > 0 ? ranked.data.people.columns.person : null;
  useEffect(() => {
    if (person !== null || !first || !ranked.data) return;
    openPerson(personId(at(first, 0)), at(ranked.data.people.columns.peakDay, 0));
  }, [person, first, ranked.data]);
  usePersonKeys(first, ranked.data?.people.columns.peakDay ?? null);
  if (person !== null) return <PersonBody key={person} person={person} tab={tab} onTab={setTab} />;
  if (ranked.error) return <Failure error={ranked.error} onRetry={ranked.retry} />;
  if (!ranked.data || first) return <Skeleton what="Ranking people" />;
  return (
    <Empty
      title="Nobody is ranked yet."
      action={
        <button type="button" className="button primary" onClick={() => goTo('overview')}>
          Go to Overview
        </button>
      }
    >
      Analyse the case first; then a person can be chosen there.
    </Empty>
  );
}

function usePersonKeys(people: Int32Array | null, peaks: Int32Array | null): void {
  const person = useSelection((state) => state.person);
  const step = (by: number) => {
    if (!people || !peaks || person === null) return;
    const row = Math.max(0, Math.min(people.length - 1, people.indexOf(person) + by));
    openPerson(personId(at(people, row)), at(peaks, row));
  };
  useKeys({ j: () => step(1), k: () => step(-1) });
}

interface PersonBodyProps {
  readonly person: PersonId;
  readonly tab: PanelTab;
  readonly onTab: (tab: PanelTab) => void;
}

function PersonBody({ person, tab, onTab: setTab }: PersonBodyProps) {
  const open = useSelection((state) => state.inspector);
  const chosen = useSelection((state) => state.day);
  const data = usePersonData(person);
  useKeys({
    i: () => {
      setTab(open && tab === 'identity' ? 'why' : 'identity');
      select({ inspector: true });
    },
  });
  if (data.gone) return <PartOfAnother />;
  if (data.error) return <Failure error={data.error} onRetry={data.retry} />;
  if (!data.profile || !data.days) return <Skeleton what="Reading the days of this person" rows={12} />;
  const day = chosen ?? data.profile.peakDay ?? data.profile.lastDay;
  return (
    <div className="person">
      <Subject profile={data.profile} day={day} />
      <div className="with-inspector">
        <Timeline profile={data.profile} days={data.days} day={day} />
        {open && (
          <Inspector label="Why">
            <DayPanel
              profile={data.profile}
              day={day}
              days={data.days}
              onDay={(next) => select({ day: next })}
              shown={tab}
              onShow={setTab}
            />
          </Inspector>
        )}
      </div>
    </div>
  );
}

/** Merged into somebody else since this was opened, or no longer among what is imported. */
function PartOfAnother() {
  return (
    <Empty
      title="This person is no longer one of their own."
      action={
        <button type="button" className="button primary" onClick={() => goTo('overview')}>
          Go to Overview
        </button>
      }
    >
      Their accounts are another person’s since the last analysis, or what named them is no longer imported.
    </Empty>
  );
}
