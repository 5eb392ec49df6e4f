import { useMemo, useState } from 'react';
import { count } from '../../models/figures/numbers.ts';

const STEP = 200;
/** A list that is seen at a glance needs no filter. */
const FILTER_FROM = 20;

export interface LongList<T> {
  /** Those on screen. */
  readonly shown: readonly T[];
  readonly bar: LongListBarProps;
}

interface LongListBarProps {
  readonly label: string;
  readonly filter: string;
  readonly onFilter: (text: string) => void;
  readonly all: number;
  readonly matching: number;
  readonly shown: number;
  readonly onMore: () => void;
}

/** A list of any length, of which a page cannot hold all rows: filtered by words, and shown in steps. */
export function useLongList<T>(
  label: string,
  items: readonly T[],
  wordsOf: (item: T) => string,
): LongList<T> {
  const [filter, setFilter] = useState('');
  const [most, setMost] = useState(STEP);
  const wanted = filter.trim().toLowerCase();
  const matching = useMemo(
    () => (wanted === '' ? items : items.filter((item) => wordsOf(item).toLowerCase().includes(wanted))),
    [items, wanted, wordsOf],
  );
  const shown = useMemo(() => matching.slice(0, most), [matching, most]);
  const bar = {
    label,
    filter,
    onFilter: (text: string) => {
      setFilter(text);
      setMost(STEP);
    },
    all: items.length,
    matching: matching.length,
    shown: shown.length,
    onMore: () => setMost((now) => now + STEP),
  };
  return { shown, bar };
}

/** The filter over a long list, where it is long. */
export function LongListFilter({ label, filter, onFilter, all, matching }: LongListBarProps) {
  if (all < FILTER_FROM) return null;
  return (
    <div className="filters">
      <input
        type="search"
        className="field low"
        aria-label={`Filter ${label}`}
        placeholder="Filter by any word"
        value={filter}
        onChange={({ target }) => onFilter(target.value)}
      />
      <span className="small muted" role="status">
        {filter.trim() === '' ? `${count(all)} in all` : `${count(matching)} of ${count(all)}`}
      </span>
    </div>
  );
}

/** What is not on screen yet. */
export function LongListMore({ shown, matching, onMore }: LongListBarProps) {
  if (shown >= matching) return null;
  return (
    <p className="pad small muted">
      {count(shown)} of {count(matching)} shown.{' '}
      <button type="button" className="link small" onClick={onMore}>
        Show {count(Math.min(STEP, matching - shown))} more
      </button>
    </p>
  );
}
