import { useEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';
import type { EventFilter } from '../../../electron/contract/api.ts';
import { actionWords, streamWords } from '../../../models/figures/actions.ts';
import { clock, dayOf, daySpan } from '../../../models/figures/days.ts';
import { count } from '../../../models/figures/numbers.ts';
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
      <span className="small muted end">{counted ? `${count(counted.events)} events` : ''}</span>
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
  const without =
    (...keys: readonly (keyof EventFilter)[]) =>
    () =>
      openEvents(
        Object.fromEntries(
          Object.entries(filter).filter(([key]) => !keys.includes(key as keyof EventFilter)),
        ),
      );
  const chips: ActiveFilter[] = [];
  if (filter.person !== undefined)
    chips.push({ name: 'Person', value: nameOf('person', filter.person) ?? '…', remove: without('person') });
  if (filter.host !== undefined)
    chips.push({ name: 'Host', value: nameOf('host', filter.host) ?? '…', remove: without('host') });
  if (filter.from !== undefined && filter.to !== undefined) {
    const days = daySpan(dayOf(filter.from, zone), dayOf(filter.to, zone));
    const whole = clock(filter.from, zone) === '00:00:00' && clock(filter.to, zone) === '23:59:59';
    const value = whole ? days : `${days}, ${clock(filter.from, zone)} to ${clock(filter.to, zone)}`;
    chips.push({ name: 'Time', value, remove: without('from', 'to') });
  }
  if (filter.stream)
    chips.push({ name: 'Kind', value: filter.stream.map(streamWords).join(', '), remove: without('stream') });
  if (filter.action)
    chips.push({
      name: 'Action',
      value: filter.action.map(actionWords).join(', '),
      remove: without('action'),
    });
  if (filter.type) chips.push({ name: 'Type', value: filter.type.join(', '), remove: without('type') });
  if (filter.source !== undefined)
    chips.push({
      name: 'Source',
      value: sources?.find(({ id }) => id === filter.source)?.name ?? '…',
      remove: without('source'),
    });
  if (filter.text) chips.push({ name: 'Text', value: filter.text, remove: without('text') });
  return chips;
}
