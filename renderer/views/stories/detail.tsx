import type { SignalRow, StoryDetail, StoryRow } from '../../../electron/contract/api.ts';
import type { PersonId } from '../../../models/domain/ids.ts';
import { timestampUs, US_PER_SECOND } from '../../../models/domain/time.ts';
import { dateAndClock, dayOf, offsetLabel } from '../../../models/figures/days.ts';
import { plural } from '../../../models/figures/numbers.ts';
import { HISTORY_WORDS, SEVERITY_WORDS } from '../../../models/figures/story-words.ts';
import { useNames, useQuery } from '../../channel/client.tsx';
import { useZone } from '../../channel/use-case.ts';
import { SeverityMark } from '../../controls/severity.tsx';
import { Failure, Skeleton } from '../../controls/states.tsx';
import { useKeys } from '../../controls/use-keys.ts';
import { openEvents, openPerson, openReplay } from '../../state/selection.ts';
import { Lanes } from './lanes.tsx';
import { VerdictBar } from './verdict-bar.tsx';

interface DetailProps {
  readonly story: StoryRow;
  /** Those within the budget: after a verdict the next of them that is not judged is shown. */
  readonly stories: readonly StoryRow[];
}

/** One story: what happened in which order, what speaks for the person, and the verdict. */
export function StoryDetailPane({ story, stories }: DetailProps) {
  const zone = useZone();
  const { data, error, retry } = useQuery('stories.detail', { story: story.id });
  useStoryKeys(story, zone);
  return (
    <section className="story" aria-label={story.title}>
      <header className="story-head">
        <h2 className="story-title">{story.title}</h2>
        <span className="story-risk" aria-label={`Risk ${Math.round(story.risk)} of 100`}>
          {Math.round(story.risk)}
        </span>
        <Facts story={story} zone={zone} />
      </header>
      {error && !data ? (
        <Failure error={error} onRetry={retry} />
      ) : data ? (
        <div className="story-body" tabIndex={0} role="region" aria-label="Evidence of the story">
          <Techniques techniques={data.techniques} />
          <Lanes signals={data.evidence} zone={zone} />
          <Evidence detail={data} zone={zone} />
        </div>
      ) : (
        <Skeleton rows={8} what="Reading the story" />
      )}
      {data && <VerdictBar story={story} detail={data} stories={stories} />}
    </section>
  );
}

function useStoryKeys(story: StoryRow, zone: string): void {
  const { person } = story.principal;
  useKeys({
    Enter: () => person !== null && openPerson(person, dayOf(story.end, zone)),
    r: () => replay(story),
    v: () => openEvents(eventsOf(story)),
  });
}

const eventsOf = ({ principal: { person }, start, end }: StoryRow) => ({
  ...(person === null ? {} : { person }),
  from: start,
  to: end,
});

function Facts({ story, zone }: { readonly story: StoryRow; readonly zone: string }) {
  const { severity, start, end } = story;
  return (
    <div className="story-facts small">
      <span className={`story-severity ${severity}`}>
        <SeverityMark severity={severity} /> {SEVERITY_WORDS[severity]}
      </span>
      <Who story={story} zone={zone} />
      <span className="muted nowrap">
        {dateAndClock(start, zone)} to {dateAndClock(end, zone)}, {offsetLabel(start, zone)}
      </span>
      <Acts story={story} />
    </div>
  );
}

/** The principal and, where there are others, two of them. */
function Who({
  story: { principal, people, end },
  zone,
}: {
  readonly story: StoryRow;
  readonly zone: string;
}) {
  const nameOf = useNames();
  const { person, called } = principal;
  const others = people.filter((one) => one !== person);
  const link = (one: PersonId, name: string) => (
    <button key={one} type="button" className="link" onClick={() => openPerson(one, dayOf(end, zone))}>
      {name}
    </button>
  );
  return (
    <>
      {person === null ? <span>{called}</span> : link(person, called)}
      {others.slice(0, 2).map((one) => link(one, nameOf('person', one) ?? '…'))}
      {others.length > 2 && <span className="muted">and {plural(others.length - 2, 'other', 'others')}</span>}
    </>
  );
}

function Acts({ story }: { readonly story: StoryRow }) {
  return (
    <span className="end story-acts">
      {story.principal.person !== null && (
        <button type="button" className="button small" onClick={() => replay(story)}>
          Replay <kbd>R</kbd>
        </button>
      )}
      <button type="button" className="button small" onClick={() => openEvents(eventsOf(story))}>
        Events <kbd>V</kbd>
      </button>
    </span>
  );
}

/** So that the first and the last signal are not at the edge. */
const AROUND_US = 120 * US_PER_SECOND;

function replay({ principal: { person }, start, end }: StoryRow): void {
  const from = timestampUs(start - AROUND_US);
  const to = timestampUs(end + AROUND_US);
  if (person !== null) openReplay({ kind: 'span', person, from, to });
}

const Techniques = ({ techniques }: Pick<StoryDetail, 'techniques'>) => (
  <p className="story-techniques small">
    <span className="muted">ATT&amp;CK</span>
    {techniques.map(({ id, name }) => (
      <span key={id} className="technique">
        <b>{id}</b> {name}
      </span>
    ))}
  </p>
);

function Evidence({ detail, zone }: { readonly detail: StoryDetail; readonly zone: string }) {
  return (
    <section className="story-evidence" aria-label="Evidence">
      <div className="region-head">
        <h3>Evidence</h3>
        <span className="end small muted">
          {plural(detail.evidence.length, 'signal', 'signals')}, in the order of time
        </span>
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">Time, {offsetLabel(detail.start, zone)}</th>
            <th scope="col">What</th>
            <th scope="col" className="number">
              Points
            </th>
            <th scope="col" className="number">
              Events
            </th>
          </tr>
        </thead>
        <tbody>
          {detail.evidence.map((signal) => (
            <EvidenceRow key={signal.id} signal={signal} zone={zone} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function EvidenceRow({ signal, zone }: { readonly signal: SignalRow; readonly zone: string }) {
  const { start, title, severity, says, history, points, events } = signal;
  const thin = HISTORY_WORDS[history];
  return (
    <tr>
      <td className="nowrap">{dateAndClock(start, zone)}</td>
      <td>
        <span className="evidence-kind">
          <SeverityMark severity={severity} />
          <span className="medium">{title}</span>
        </span>
        <span className="line wrap">
          {says}
          {thin !== null && <span className="muted"> ({thin})</span>}
        </span>
      </td>
      <td className="number">{points > 0 ? Math.round(points) : ''}</td>
      <td className="number">{events.length}</td>
    </tr>
  );
}
