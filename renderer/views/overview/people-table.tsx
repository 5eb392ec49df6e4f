import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { RankedPeople } from '../../../electron/contract/api.ts';
import type { TimestampUs } from '../../../models/domain/time.ts';
import { cutRisk } from '../../../models/figures/budget.ts';
import { clock, dayOf, dayShort, daySpan } from '../../../models/figures/days.ts';
import { count, plural } from '../../../models/figures/numbers.ts';
import { useCase, useZone } from '../../channel/use-case.ts';
import { Empty } from '../../controls/states.tsx';
import { select } from '../../state/selection.ts';
import { useSelection } from '../../state/use-state.ts';
import { PersonRow } from './person-row.tsx';

const ROW = 44;
const CUT_ROW = 27;
const WEEKS_DAYS = 84;

interface PeopleTableProps {
  readonly ranked: RankedPeople;
  readonly rows: readonly number[];
  readonly budget: number;
  readonly selected: number | null;
}

/** Ranked people in virtual rows, with the budget's cut between them. */
export function PeopleTable({ ranked, rows, budget, selected }: PeopleTableProps) {
  const scroller = useRef<HTMLDivElement>(null);
  const sort = useSelection((state) => state.sort);
  const cutAfter = sort === 'risk' && budget < rows.length ? budget : null;
  const virtual = useVirtualizer({
    count: rows.length + (cutAfter === null ? 0 : 1),
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (index === cutAfter ? CUT_ROW : ROW),
    overscan: 6,
  });
  useEffect(() => virtual.measure(), [virtual, cutAfter]);
  const place = selected === null ? -1 : rows.indexOf(selected);
  const shownAt = place < 0 || cutAfter === null || place < cutAfter ? place : place + 1;
  useEffect(() => {
    if (shownAt >= 0) virtual.scrollToIndex(shownAt, { align: 'auto' });
  }, [virtual, shownAt]);
  if (rows.length === 0) return <NobodyRanked />;
  const cut = cutRisk({ risks: ranked.people.columns.risk, budget });
  return (
    <div className="people" role="table" aria-label="Ranked people" aria-rowcount={rows.length + 1}>
      <Head ranked={ranked} />
      <div className="people-rows" ref={scroller} role="rowgroup" tabIndex={0} aria-label="People by rank">
        <div role="presentation" style={{ height: virtual.getTotalSize(), position: 'relative' }}>
          {virtual.getVirtualItems().map(({ index, start, key }) => {
            if (index === cutAfter) return <CutRow key="cut" top={start} budget={budget} below={rows.length - budget} />;
            const position = cutAfter !== null && index > cutAfter ? index - 1 : index;
            const row = rows[position];
            if (row === undefined) return null;
            return <PersonRow key={key} ranked={ranked} row={row} top={start} cut={cut} selected={row === selected} position={position} />;
          })}
        </div>
      </div>
    </div>
  );
}

function Head({ ranked }: { ranked: RankedPeople }) {
  const { data: status } = useCase();
  const zone = useZone();
  return (
    <div className="people-row people-head" role="row" aria-rowindex={1}>
      <span role="columnheader" className="number">
        #
      </span>
      <span role="columnheader">Person</span>
      <span role="columnheader" className="number">
        Peak, 0–100
      </span>
      <span role="columnheader" className="people-spark">
        12 weeks to {dayShort(ranked.to)}
      </span>
      <span role="columnheader">Why, on the highest day</span>
      <span role="columnheader" className="people-new">
        {sinceLooked(status?.lookedUs ?? null, zone)}
      </span>
    </div>
  );
}

function sinceLooked(at: TimestampUs | null, zone: string): string {
  return at === null ? 'New to you' : `Since ${dayShort(dayOf(at, zone))}, ${clock(at, zone).slice(0, 5)}`;
}

function CutRow({ top, budget, below }: { top: number; budget: number; below: number }) {
  return (
    <div className="people-cut" role="row" style={{ transform: `translateY(${top}px)` }}>
      <span role="cell">
        <b>Budget: {plural(budget, 'person', 'people')} a week.</b> The {count(below)} below{' '}
        {below === 1 ? 'is' : 'are'} looked at only when you move the dial.
      </span>
    </div>
  );
}

function NobodyRanked() {
  const brush = useSelection((state) => state.brush);
  return (
    <Empty
      title={brush ? `No scored day in ${daySpan(brush.from, brush.to - 1)}.` : 'Nobody has a scored day yet.'}
      action={
        brush && (
          <button type="button" className="button" onClick={() => select({ brush: null })}>
            Whole case
          </button>
        )
      }
    >
      A person’s days are scored once 30 active days have shown what is usual; {WEEKS_DAYS / 7} weeks of exports are a good
      start.
    </Empty>
  );
}
