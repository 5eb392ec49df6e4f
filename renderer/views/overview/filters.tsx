import type { RankedPeople } from '../../../electron/contract/api.ts';
import { daySpan } from '../../../models/figures/days.ts';
import { count } from '../../../models/figures/numbers.ts';
import { useCase } from '../../channel/use-case.ts';
import { Chip } from '../../controls/chip.tsx';
import { Segments } from '../../controls/segments.tsx';
import { useKeys } from '../../controls/use-keys.ts';
import { select, type PeopleSort } from '../../state/selection.ts';
import { useSelection } from '../../state/use-state.ts';

const SORTS: readonly { id: PeopleSort; title: string }[] = [
  { id: 'risk', title: 'Risk' },
  { id: 'change', title: 'Change' },
  { id: 'new', title: 'New' },
];

/** What is in force, and the order of the list. */
export function Filters({ ranked }: { ranked: RankedPeople | null }) {
  const brush = useSelection((state) => state.brush);
  const sort = useSelection((state) => state.sort);
  const { data: status } = useCase();
  useKeys({ Backspace: () => select({ brush: null }) });
  return (
    <div className="filters">
      {brush ? (
        <Chip
          name="Time"
          value={daySpan(brush.from, brush.to - 1)}
          onRemove={() => select({ brush: null })}
        />
      ) : (
        <span className="small muted">Whole case; drag over the organisation’s days to look at a part</span>
      )}
      <span className="small muted end">
        {ranked
          ? `${count(ranked.people.rows)} of ${count(status?.people ?? ranked.people.rows)} people`
          : ''}
      </span>
      <Segments label="Order" options={SORTS} value={sort} onChange={(value) => select({ sort: value })} />
    </div>
  );
}
