import type { RankedPeople } from '../../../electron/contract/api.ts';
import { at } from '../../../models/figures/scene.ts';
import type { PeopleSort } from '../../state/selection.ts';

/** Row indexes of the ranking in the order asked for; equal ones keep their rank. */
export function sortedRows({ people }: RankedPeople, sort: PeopleSort): readonly number[] {
  const rows = Array.from({ length: people.rows }, (_, row) => row);
  if (sort === 'risk') return rows;
  const column = sort === 'change' ? people.columns.change : people.columns.newDays;
  const value = (row: number) => {
    const one = at(column, row);
    return Number.isFinite(one) ? one : Number.NEGATIVE_INFINITY;
  };
  return rows.sort((a, b) => value(b) - value(a) || a - b);
}
