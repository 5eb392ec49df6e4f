import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { EventFilter } from '../../../electron/contract/api.ts';
import type { TimestampUs } from '../../../models/domain/time.ts';
import { actionWords, streamWords } from '../../../models/figures/actions.ts';
import { clock, dayOf, daySpan } from '../../../models/figures/days.ts';
import { plural } from '../../../models/figures/numbers.ts';
import { storyLabel } from '../../../models/figures/story-words.ts';
import { useNames, useQuery } from '../../channel/client.tsx';
import { useZone } from '../../channel/use-case.ts';
import { Chip } from '../../controls/chip.tsx';
import { useKeys } from '../../controls/use-keys.ts';
import { openEvents } from '../../state/selection.ts';

const TYPING_MS = 250;

/** Selections made elsewhere and here, as chips; text filters what an event was about. */
export function EventFilters({ filter }: { filter: EventFilter }) {
  const input = useRef<HTMLInputElement>(null);
  const chips = useChips(filter);
  const { data: counted } = useQuery('events.count', { filter });
  useKeys({
    '/': () => input.current?.focus(),
    f: () => input.current?.focus(),
    Backspace: () => chips.at(-1)?.remove(),
  });
  return (
    <div className="filters">
      <TextFilter key={filter.text ?? ''} filter={filter} input={input} />
      {chips.map(({ name, value, remove }) => (
        <Chip key={name + value} name={name} value={value} onRemove={remove} />
      ))}
      {chips.length > 1 && (
        <button type="button" className="link small" onClick={() => openEvents({})}>
          Remove all
        </button>
      )}
      <span className="small muted end">{counted ? plural(counted.events, 'event', 'events') : ''}</span>
    </div>
  );
}

function TextFilter({ filter, input }: { filter: EventFilter; input: RefObject<HTMLInputElement | null> }) {
  const [text, setText] = useState(filter.text ?? '');
  const focused = useRef(false);
  useEffect(() => {
    if (focused.current) input.current?.focus();
  }, [input]);
  useEffect(() => {
    if (text === (filter.text ?? '')) return undefined;
    const timer = setTimeout(() => {
      const { text: _, ...rest } = filter;
      openEvents(text === '' ? rest : { ...rest, text });
    }, TYPING_MS);
    return () => clearTimeout(timer);
  }, [text, filter]);
  return (
    <input
      ref={input}
      type="search"
      className="field low filter-text"
      aria-label="Text in file, address or recipient"
      placeholder="Text in file, address or recipient   /"
      value={text}
      onChange={({ target }) => setText(target.value)}
      onFocus={() => (focused.current = true)}
    />
  );
}

interface ActiveFilter {
  readonly name: string;
  readonly value: string;
  readonly remove: () => void;
}

function useChips(filter: EventFilter): readonly ActiveFilter[] {
  const nameOf = useNames();
  const zone = useZone();
  const { data: sources } = useQuery('sources.list', filter.source === undefined ? null : {});
  const { data: detail } = useQuery(
    'stories.detail',
    filter.story === undefined || filter.signal === undefined ? null : { story: filter.story },
  );
  const chips: ActiveFilter[] = [];
  const chip = (name: string, value: string, ...keys: readonly (keyof EventFilter)[]) =>
    chips.push({ name, value, remove: () => openEvents(without(filter, keys)) });
  const { person, host, from, to, stream, action, type, source, text, story, signal } = filter;
  if (person !== undefined) chip('Person', nameOf('person', person) ?? '…', 'person');
  if (host !== undefined) chip('Host', nameOf('host', host) ?? '…', 'host');
  if (from !== undefined && to !== undefined) chip('Time', spanWords(from, to, zone), 'from', 'to');
  if (stream) chip('Kind', stream.map(streamWords).join(', '), 'stream');
  if (action) chip('Action', action.map(actionWords).join(', '), 'action');
  if (type) chip('Type', type.join(', '), 'type');
  if (source !== undefined) chip('Source', sources?.find(({ id }) => id === source)?.name ?? '…', 'source');
  if (text) chip('Text', text, 'text');
  if (signal !== undefined)
    chip('Proves', detail?.evidence.find(({ id }) => id === signal)?.title ?? 'a signal', 'signal');
  if (story !== undefined) chip('Story', storyLabel(story), 'story', 'signal');
  return chips;
}

const without = (filter: EventFilter, keys: readonly (keyof EventFilter)[]): EventFilter =>
  Object.fromEntries(Object.entries(filter).filter(([key]) => !keys.includes(key as keyof EventFilter)));

/** Days, with the clock where they are not whole ones. */
function spanWords(from: TimestampUs, to: TimestampUs, zone: string): string {
  const days = daySpan(dayOf(from, zone), dayOf(to, zone));
  const [first, last] = [clock(from, zone), clock(to, zone)];
  return first === '00:00:00' && last === '23:59:59' ? days : `${days}, ${first} to ${last}`;
}
