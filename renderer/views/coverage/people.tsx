import { memo, useMemo, useState } from 'react';
import type { Coverage, PeopleCoverage } from '../../../electron/contract/api.ts';
import type { Stream } from '../../../models/domain/event.ts';
import { personId, type PersonId } from '../../../models/domain/ids.ts';
import { day } from '../../../models/domain/time.ts';
import { streamWords } from '../../../models/figures/actions.ts';
import { cellAt, cellMarks, cellsOf, COVERAGE_PLOT, type Cells } from '../../../models/figures/coverage.ts';
import { daySpan } from '../../../models/figures/days.ts';
import { count, plural } from '../../../models/figures/numbers.ts';
import { at, type Scene } from '../../../models/figures/scene.ts';
import { spanScale } from '../../../models/figures/span.ts';
import { useNames, useQuery } from '../../channel/client.tsx';
import { Marks } from '../../charts/marks.tsx';
import { Rows } from '../../controls/rows.tsx';
import { Empty, Failure, Skeleton } from '../../controls/states.tsx';
import { useSize } from '../../controls/use-size.ts';
import { openPerson } from '../../state/selection.ts';

/** As many as one request answers. */
const PEOPLE_AT_MOST = 200;
const DAYS_AT_MOST = 400;
const HEIGHT = 16;
/** With it a day lies under the same day of the strip above. */
const ROW_PADDING = 30;
const NONE: readonly number[] = [];

/** Whose records there are on which day, people in the order of their risk. */
export function PeopleCoverageTable({ coverage }: { readonly coverage: Coverage }) {
  const { data: ranked, error, retry } = useQuery('people.ranked', {});
  if (error && !ranked) return <Failure error={error} onRetry={retry} />;
  if (!ranked) return <Skeleton what="Reading people" />;
  const all = Array.from(ranked.people.columns.person, personId);
  if (all.length === 0)
    return <Empty title="No people yet.">Analyse the case: then each person has a row of days here.</Empty>;
  return <PeopleDays coverage={coverage} people={all.slice(0, PEOPLE_AT_MOST)} total={all.length} />;
}

interface PeopleDaysProps {
  readonly coverage: Coverage;
  readonly people: readonly PersonId[];
  readonly total: number;
}

function PeopleDays({ coverage, people, total }: PeopleDaysProps) {
  const from = day(Math.max(coverage.from, coverage.to - DAYS_AT_MOST + 1));
  const { data, error, retry } = useQuery('coverage.people', { people, from, to: coverage.to });
  const [stream, setStream] = useState<Stream | null>(null);
  const cells = useMemo(() => cellsOf({ from, to: coverage.to + 1 }), [from, coverage.to]);
  const sums = useMemo(() => (data ? sumsByPerson(data, cells, stream) : null), [data, cells, stream]);
  const whose =
    people.length < total
      ? `the first ${count(people.length)} of ${count(total)} by risk`
      : `${plural(total, 'person', 'people')} by risk`;
  return (
    <section className="coverage-people" aria-label="People by day">
      <div className="strip-head">
        <h2>People by day</h2>
        <span className="small muted clip">
          {whose}, {daySpan(from, coverage.to)}
        </span>
        <StreamChoice streams={data?.streams ?? []} chosen={stream} onChoose={setStream} />
      </div>
      {error && !data ? (
        <Failure error={error} onRetry={retry} />
      ) : sums ? (
        <PeopleRows people={people} sums={sums} cells={cells} />
      ) : (
        <Skeleton what="Counting records of people" />
      )}
    </section>
  );
}

interface StreamChoiceProps {
  readonly streams: readonly Stream[];
  readonly chosen: Stream | null;
  readonly onChoose: (stream: Stream | null) => void;
}

const StreamChoice = ({ streams, chosen, onChoose }: StreamChoiceProps) => (
  <label className="end small nowrap">
    Kind{' '}
    <select
      className="field low"
      value={chosen ?? ''}
      onChange={({ target }) => onChoose(streams.find((one) => one === target.value) ?? null)}
    >
      <option value="">all</option>
      {streams.map((one) => (
        <option key={one} value={one}>
          {streamWords(one)}
        </option>
      ))}
    </select>
  </label>
);

interface PeopleRowsProps {
  readonly people: readonly PersonId[];
  readonly sums: ReadonlyMap<number, readonly number[]>;
  readonly cells: Cells;
}

function PeopleRows({ people, sums, cells }: PeopleRowsProps) {
  const [selected, setSelected] = useState(-1);
  const [box, ref] = useSize();
  const nameOf = useNames();
  const width = Math.max(200, Math.floor(box.width) - ROW_PADDING - COVERAGE_PLOT.left - COVERAGE_PLOT.right);
  return (
    <div className="coverage-rows" ref={ref}>
      <Rows
        label="People by day"
        className="coverage-row"
        count={people.length}
        selected={selected}
        onSelect={setSelected}
        onOpen={(index) => openPerson(personId(at(people, index)), null)}
        renderRow={(index) => (
          <PersonDays
            name={nameOf('person', at(people, index)) ?? ''}
            sums={sums.get(at(people, index))}
            cells={cells}
            width={width}
          />
        )}
      />
    </div>
  );
}

interface PersonDaysProps {
  readonly name: string;
  readonly sums: readonly number[] | undefined;
  readonly cells: Cells;
  readonly width: number;
}

const PersonDays = memo(function PersonDays({ name, sums = NONE, cells, width }: PersonDaysProps) {
  const scene = useMemo((): Scene => {
    const span = { from: cells.from[0] ?? 0, to: (cells.from.at(-1) ?? 0) + cells.days };
    const marks = cellMarks(sums, cells, spanScale(span, width), 1, HEIGHT - 2);
    return { width, height: HEIGHT, marks, stops: [], finding: '' };
  }, [sums, cells, width]);
  const active = sums.filter((sum) => sum > 0).length;
  return (
    <>
      <span role="cell" className="clip">
        {name}
      </span>
      <span
        role="cell"
        className="coverage-cells"
        aria-label={`Records on ${active} of ${cells.from.length} ${cells.days === 1 ? 'days' : 'weeks'}`}
      >
        <Marks scene={scene} />
      </span>
    </>
  );
});

function sumsByPerson(
  { streams, cells: { rows, columns } }: PeopleCoverage,
  cells: Cells,
  stream: Stream | null,
): ReadonlyMap<number, readonly number[]> {
  const wanted = stream === null ? -1 : streams.indexOf(stream);
  const sums = new Map<number, number[]>();
  for (let i = 0; i < rows; i += 1) {
    if (wanted >= 0 && at(columns.stream, i) !== wanted) continue;
    const own = sums.get(at(columns.person, i)) ?? cells.from.map(() => 0);
    const cell = cellAt(cells, at(columns.day, i));
    own[cell] = (own[cell] ?? 0) + at(columns.events, i);
    sums.set(at(columns.person, i), own);
  }
  return sums;
}
