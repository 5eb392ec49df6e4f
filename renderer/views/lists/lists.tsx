import { useState } from 'react';
import type { ReactNode } from 'react';
import type { ContextListSummary } from '../../../electron/contract/api.ts';
import type { ContextList } from '../../../models/domain/context.ts';
import { LIST_WORDS } from '../../../models/figures/context-words.ts';
import { count, plural } from '../../../models/figures/numbers.ts';
import { useQuery } from '../../channel/client.tsx';
import { Empty, Failure, Skeleton } from '../../controls/states.tsx';
import { useKeys } from '../../controls/use-keys.ts';
import { goTo } from '../../state/selection.ts';
import { ListEntries } from './list-entries.tsx';
import { LocationData } from './location-data.tsx';

type Chosen = ContextList | 'location';

/** What the case knows besides its events, and from when. */
export function ListsView() {
  const { data: lists, error, retry } = useQuery('context.lists', {});
  const [picked, setPicked] = useState<Chosen | null>(null);
  const chosen = picked ?? lists?.find(({ entries }) => entries > 0)?.list ?? 'people';
  useListKeys(lists ?? [], chosen, setPicked);
  if (error && !lists) return <Failure error={error} onRetry={retry} />;
  if (!lists) return <Skeleton what="Reading the lists" />;
  const summary = lists.find(({ list }) => list === chosen);
  return (
    <div className="lists">
      <header className="subject">
        <h1>Lists</h1>
        <div className="subject-note">
          Who people are, what hosts are worth, what was planned. Each entry applies from the day it became
          known, never earlier.
        </div>
      </header>
      <div className="lists-body">
        <nav className="facets" aria-label="Lists">
          <p className="facet-title">What events cannot say</p>
          {lists.map(({ list, entries }) => (
            <Choice key={list} id={list} chosen={chosen} onChoose={setPicked}>
              {LIST_WORDS[list].title}
              <span className="end muted">{entries > 0 ? count(entries) : 'none'}</span>
            </Choice>
          ))}
          <p className="facet-title">Where addresses are</p>
          <Choice id="location" chosen={chosen} onChoose={setPicked}>
            Location data
          </Choice>
        </nav>
        {summary ? <List key={summary.list} summary={summary} /> : <LocationData />}
      </div>
    </div>
  );
}

interface ChoiceProps {
  readonly id: Chosen;
  readonly chosen: Chosen;
  readonly onChoose: (id: Chosen) => void;
  readonly children: ReactNode;
}

function Choice({ id, chosen, onChoose, children }: ChoiceProps) {
  return (
    <button type="button" className="facet" aria-pressed={id === chosen} onClick={() => onChoose(id)}>
      {children}
    </button>
  );
}

function List({ summary }: { readonly summary: ContextListSummary }) {
  const { title, entries, about, columns } = LIST_WORDS[summary.list];
  return (
    <section className="list-pane" aria-label={title}>
      <div className="region-head">
        <h2>{title}</h2>
        <span className="small muted clip">
          {summary.entries > 0 ? `${plural(summary.entries, ...entries)}. ` : ''}
          {about}
        </span>
      </div>
      {summary.entries === 0 ? (
        <Empty
          title="No such list in this case."
          action={
            <button type="button" className="button primary" onClick={() => goTo('import')}>
              Import a list
            </button>
          }
        >
          Import a CSV file with columns such as {columns}; other names of the columns, also in German,
          French, Spanish, Dutch and Italian, are known. A column “known from” says from when each entry
          applies.
        </Empty>
      ) : (
        <ListEntries list={summary.list} />
      )}
    </section>
  );
}

function useListKeys(
  lists: readonly ContextListSummary[],
  chosen: Chosen,
  choose: (id: Chosen) => void,
): void {
  const ids: readonly Chosen[] = [...lists.map(({ list }) => list), 'location'];
  const step = (by: number) => {
    const next = ids[Math.max(0, Math.min(ids.length - 1, ids.indexOf(chosen) + by))];
    if (next) choose(next);
  };
  useKeys({ j: () => step(1), k: () => step(-1) });
}
