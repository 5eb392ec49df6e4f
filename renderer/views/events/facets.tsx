import type { EventFilter, Facet } from '../../../electron/contract/api.ts';
import type { Action, Stream } from '../../../models/domain/event.ts';
import { actionWords, streamWords } from '../../../models/figures/actions.ts';
import { count } from '../../../models/figures/numbers.ts';
import { useQuery } from '../../channel/client.tsx';
import { Failure, Skeleton } from '../../controls/states.tsx';
import { openEvents } from '../../state/selection.ts';

const TITLES: Readonly<Record<Facet['field'], string>> = {
  stream: 'Kind',
  action: 'Action',
  type: 'Record type',
  source: 'Source',
};
const WORDS: Readonly<Record<Exclude<Facet['field'], 'source'>, (value: string) => string>> = {
  stream: streamWords,
  action: actionWords,
  type: (value) => value,
};
const FIELDS = ['stream', 'action', 'type', 'source'] as const;

/** How many events of each value, as bars; a click filters by it. */
export function Facets({ filter }: { filter: EventFilter }) {
  const { data, error, retry, refreshing } = useQuery('events.facets', { filter });
  if (error && !data) return <Failure error={error} onRetry={retry} />;
  if (!data)
    return (
      <div className="facets">
        <Skeleton rows={8} what="Counting" />
      </div>
    );
  const most = Math.max(1, ...data.map(({ events }) => events));
  return (
    <aside className={refreshing ? 'facets stale' : 'facets'} aria-label="Counts">
      {FIELDS.map((field) => {
        const rows = data.filter((facet) => facet.field === field && facet.events > 0 && facet.value !== '');
        if (rows.length === 0) return null;
        return (
          <section key={field}>
            <h2 className="facet-title">{TITLES[field]}</h2>
            {rows.map((facet) => (
              <Bar key={facet.value} facet={facet} filter={filter} share={facet.events / most} />
            ))}
          </section>
        );
      })}
    </aside>
  );
}

interface BarProps {
  readonly facet: Facet;
  readonly filter: EventFilter;
  /** Of the most frequent value. */
  readonly share: number;
}

function Bar({ facet, filter, share }: BarProps) {
  const { data: sources } = useQuery('sources.list', {});
  const source = sources?.find(({ id, name }) => String(id) === facet.value || name === facet.value);
  const words = facet.field === 'source' ? (source?.name ?? facet.value) : WORDS[facet.field](facet.value);
  return (
    <button
      type="button"
      className="facet"
      aria-pressed={isOn(filter, facet, source?.id)}
      onClick={() => openEvents(toggled(filter, facet, source?.id))}
    >
      <span className="facet-bar" style={{ width: `${Math.max(1, share * 100)}%` }} />
      <span className="clip" title={words}>
        {words}
      </span>
      <span className="end muted">{count(facet.events)}</span>
    </button>
  );
}

function isOn(filter: EventFilter, { field, value }: Facet, source: EventFilter['source']): boolean {
  if (field === 'source') return filter.source !== undefined && filter.source === source;
  return (filter[field] as readonly string[] | undefined)?.includes(value) ?? false;
}

function toggled(filter: EventFilter, facet: Facet, source: EventFilter['source']): EventFilter {
  const { [facet.field]: _, ...rest } = filter;
  if (isOn(filter, facet, source)) return rest;
  if (facet.field === 'source') return source === undefined ? filter : { ...rest, source };
  if (facet.field === 'stream') return { ...rest, stream: [facet.value as Stream] };
  if (facet.field === 'type') return { ...rest, type: [facet.value] };
  return { ...rest, action: [facet.value as Action] };
}
