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
const FIELDS = ['stream', 'action', 'type', 'source'] as const;

/** How many events of each value, as bars; a click filters by it. */
export function Facets({ filter }: { filter: EventFilter }) {
  const { data, error, retry, refreshing } = useQuery('events.facets', { filter });
  const { data: sources } = useQuery('sources.list', {});
  if (error && !data) return <Failure error={error} onRetry={retry} />;
  if (!data)
    return (
      <div className="facets">
        <Skeleton rows={8} what="Counting" />
      </div>
    );
  const most = Math.max(1, ...data.map(({ events }) => events));
  const sourceOf = (value: string) => sources?.find(({ id, name }) => String(id) === value || name === value);
  const words = (facet: Facet) =>
    facet.field === 'source'
      ? (sourceOf(facet.value)?.name ?? facet.value)
      : facet.field === 'stream'
        ? streamWords(facet.value)
        : facet.field === 'type'
          ? facet.value
          : actionWords(facet.value);
  const toggle = (facet: Facet) => openEvents(toggled(filter, facet, sourceOf(facet.value)?.id));
  return (
    <aside className={refreshing ? 'facets stale' : 'facets'} aria-label="Counts">
      {FIELDS.map((field) => {
        const rows = data.filter((facet) => facet.field === field && facet.events > 0 && facet.value !== '');
        if (rows.length === 0) return null;
        return (
          <section key={field}>
            <h2 className="facet-title">{TITLES[field]}</h2>
            {rows.map((facet) => (
              <button
                key={facet.value}
                type="button"
                className="facet"
                aria-pressed={isOn(filter, facet, sourceOf(facet.value)?.id)}
                onClick={() => toggle(facet)}
              >
                <span
                  className="facet-bar"
                  style={{ width: `${Math.max(1, (facet.events / most) * 100)}%` }}
                />
                <span className="clip" title={words(facet)}>
                  {words(facet)}
                </span>
                <span className="end muted">{count(facet.events)}</span>
              </button>
            ))}
          </section>
        );
      })}
    </aside>
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
