import { useEffect, useState } from 'react';
import type { MappingProposal } from '../../../electron/contract/api.ts';
import type { MappedField, Mapping } from '../../../models/domain/mapping.ts';

/** What a column can be made: a field, the time, or nothing. */
export type Meaning = MappedField | 'time' | 'none';

const REST_MS = 250;

export interface Draft {
  readonly mapping: Mapping;
  /** The same a moment later: what is asked of the engine while a hand is still typing. */
  readonly rested: Mapping;
  readonly change: (part: Partial<Mapping>) => void;
  readonly mean: (column: string, meaning: Meaning) => void;
}

/** A mapping under work, from the proposal or from what was chosen before. */
export function useDraft(start: Mapping): Draft {
  const [mapping, setMapping] = useState(start);
  const [rested, setRested] = useState(start);
  useEffect(() => {
    const timer = setTimeout(() => setRested(mapping), REST_MS);
    return () => clearTimeout(timer);
  }, [mapping]);
  const change = (part: Partial<Mapping>) => setMapping((now) => ({ ...now, ...part }));
  const mean = (column: string, meaning: Meaning) => setMapping((now) => withMeaning(now, column, meaning));
  return { mapping, rested, change, mean };
}

export const meaningOf = ({ time, fields }: Mapping, column: string): Meaning => {
  if (time.columns.includes(column)) return 'time';
  const found = Object.entries(fields).find(([, name]) => name === column);
  return (found?.[0] as MappedField | undefined) ?? 'none';
};

/** A column is one thing, and a field one column; a time may lie in two, in their order. */
export function withMeaning(mapping: Mapping, column: string, meaning: Meaning): Mapping {
  const columns = mapping.time.columns.filter((name) => name !== column);
  const fields = Object.fromEntries(
    Object.entries(mapping.fields).filter(([field, name]) => name !== column && field !== meaning),
  ) as Mapping['fields'];
  return {
    ...mapping,
    time: { ...mapping.time, columns: meaning === 'time' ? [...columns, column] : columns },
    fields: meaning === 'time' || meaning === 'none' ? fields : { ...fields, [meaning]: column },
  };
}

/** Words of the proposal that still hold: a column that means something else now was chosen by the analyst. */
export const reasonOf = ({ columns }: MappingProposal, mapping: Mapping, column: string): string => {
  const proposed = columns.find((one) => one.column === column);
  const meaning = meaningOf(mapping, column);
  if (proposed && (proposed.field ?? 'none') === meaning) return proposed.reason;
  return meaning === 'none' ? 'left out; it stays in the original record' : 'chosen by you';
};
