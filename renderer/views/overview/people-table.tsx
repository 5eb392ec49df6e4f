import { useEffect, useRef, useState } from 'react';
import type { RankedPeople } from '../../../electron/contract/api.ts';
import type { TimestampUs } from '../../../models/domain/time.ts';
import { cutRisk } from '../../../models/figures/budget.ts';
import { clock, dayOf, dayShort, daySpan } from '../../../models/figures/days.ts';
import { count, plural } from '../../../models/figures/numbers.ts';
import { useCase, useZone } from '../../channel/use-case.ts';
import { Empty } from '../../controls/states.tsx';
import { useSize } from '../../controls/use-size.ts';
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
  const [box, measure] = useSize();
  const [scroll, setScroll] = useState(0);
  const scroller = useRef<HTMLDivElement>(null);
  const sort = useSelection((state) => state.sort);
  const cutAfter = sort === 'risk' && budget < rows.length ? budget : null;
  const place = selected === null ? -1 : rows.indexOf(selected);
  useEffect(() => {
    const element = scroller.current;
    if (!element || place < 0) return;
    const top = rowTop(place, cutAfter);
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW > element.scrollTop + element.clientHeight)
      element.scrollTop = top + ROW - element.clientHeight;
  }, [place, cutAfter]);
  if (rows.length === 0) return <NobodyRanked />;
  const cut = cutRisk({ risks: ranked.people.columns.risk, budget });
  return (
    <div className="people" role="table" aria-label="Ranked people" aria-rowcount={rows.length + 1}>
      <Head ranked={ranked} />
      <div className="people-body" ref={measure}>
        <div
          className="people-rows"
          ref={scroller}
          role="rowgroup"
          tabIndex={0}
          aria-label="People by rank"
          onScroll={({ currentTarget }) => setScroll(currentTarget.scrollTop)}
        >
          <div role="presentation" style={{ height: rowTop(rows.length, cutAfter), position: 'relative' }}>
            {positionsIn(scroll, box.height, rows.length).map((position) => (
              <PersonRow
                key={rows[position]}
                ranked={ranked}
                row={rows[position] ?? 0}
                top={rowTop(position, cutAfter)}
                cut={cut}
                selected={rows[position] === selected}
                position={position}
              />
            ))}
            {cutAfter !== null && (
              <CutRow top={cutAfter * ROW} budget={budget} below={rows.length - budget} />
            )}
          </div>
        </div>
      </div>
    </div>
  );
}

const OVERSCAN = 4;

/** Pixels above a row; from the cut on one more row lies between. */
const rowTop = (position: number, cutAfter: number | null): number =>
  position * ROW + (cutAfter !== null && position >= cutAfter ? CUT_ROW : 0);

function positionsIn(scroll: number, height: number, count: number): readonly number[] {
  const first = Math.max(0, Math.floor((scroll - CUT_ROW) / ROW) - OVERSCAN);
  const last = Math.min(count - 1, Math.ceil((scroll + height) / ROW) + OVERSCAN);
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => first + i);
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
      title={
        brush ? `No scored day in ${daySpan(brush.from, brush.to - 1)}.` : 'Nobody has a scored day yet.'
      }
      action={
        brush && (
          <button type="button" className="button" onClick={() => select({ brush: null })}>
            Whole case
          </button>
        )
      }
    >
      A person’s days are scored once 30 active days have shown what is usual; {WEEKS_DAYS / 7} weeks of
      exports are a good start.
    </Empty>
  );
}
