import { useMemo } from 'react';
import type { Coverage } from '../../../electron/contract/api.ts';
import { US_PER_DAY } from '../../../models/domain/time.ts';
import { streamSpans } from '../../../models/figures/coverage-spans.ts';
import { streamWords } from '../../../models/figures/actions.ts';
import { cellsOf, coverageScene } from '../../../models/figures/coverage.ts';
import { daySpan, instantOf } from '../../../models/figures/days.ts';
import { count } from '../../../models/figures/numbers.ts';
import { useQuery } from '../../channel/client.tsx';
import { useCase } from '../../channel/use-case.ts';
import { Figure } from '../../charts/figure.tsx';
import { Empty, Failure, Skeleton } from '../../controls/states.tsx';
import { useSize } from '../../controls/use-size.ts';
import { announce } from '../../state/announce.ts';
import { goTo, openEvents } from '../../state/selection.ts';
import { CoverageFindings } from './findings.tsx';
import { PeopleCoverageTable } from './people.tsx';

/** What was logged when: without it, nobody can tell a quiet person from a missing log. */
export function CoverageView() {
  const { data, error, retry } = useQuery('coverage.streams', {});
  const { data: status } = useCase();
  if (error && !data) return <Failure error={error} onRetry={retry} />;
  if (!data) return <Skeleton what="Counting events by day" />;
  if (data.streams.length === 0) return <NoEvents />;
  const zone = status?.zone ?? 'UTC';
  return (
    <div className="coverage">
      <header className="subject">
        <h1>Coverage</h1>
        <div className="subject-note">
          What was logged when, {daySpan(data.from, data.to)}, days of {zone}. A day without records is no
          proof that nothing happened.
        </div>
      </header>
      <Strip coverage={data} zone={zone} />
      <CoverageFindings coverage={data} zone={zone} />
      <PeopleCoverageTable coverage={data} />
    </div>
  );
}

const NoEvents = () => (
  <Empty
    title="The case holds no events yet."
    action={
      <button type="button" className="button primary" onClick={() => goTo('import')}>
        Import exports
      </button>
    }
  >
    Coverage shows which logs are there on which day, as soon as one is imported.
  </Empty>
);

function Strip({ coverage, zone }: { readonly coverage: Coverage; readonly zone: string }) {
  const [box, ref] = useSize();
  const width = Math.max(480, Math.floor(box.width));
  const scene = useMemo(() => coverageScene(coverage, coverage.gaps, zone, width), [coverage, zone, width]);
  const { days } = cellsOf({ from: coverage.from, to: coverage.to + 1 });
  const open = (key: number) =>
    openEvents({
      from: instantOf(key * US_PER_DAY, zone),
      to: instantOf((key + days) * US_PER_DAY, zone),
    });
  return (
    <section className="coverage-strip" aria-label="Events by kind and day">
      <div className="strip-head">
        <h2>Events by kind and {days === 1 ? 'day' : 'week'}</h2>
        <span className="small muted clip">
          the stronger, the more against the busiest of its kind; framed where it fell silent while others
          went on
        </span>
      </div>
      <div ref={ref}>
        <Figure
          scene={scene}
          name="Coverage"
          table={() => spansTable(coverage)}
          onOpen={open}
          onSelect={open}
          onSays={announce}
        />
      </div>
    </section>
  );
}

const spansTable = (coverage: Coverage) => ({
  columns: ['Kind', 'First and last day', 'Days with events', 'Events'],
  rows: streamSpans(coverage).map(({ stream, first, last, days, events }) => [
    streamWords(stream),
    daySpan(first, last),
    count(days),
    count(events),
  ]),
});
