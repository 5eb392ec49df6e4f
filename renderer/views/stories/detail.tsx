import { useMemo } from 'react';
import type { StoryDetail, StoryRow } from '../../../electron/contract/api.ts';
import { storySpan } from '../../../electron/contract/story-evidence.ts';
import type { PersonId } from '../../../models/domain/ids.ts';
import { dayOf } from '../../../models/figures/days.ts';
import { storyPieces } from '../../../models/figures/story-pieces.ts';
import { storyTale } from '../../../models/figures/story-tale.ts';
import { count, plural } from '../../../models/figures/numbers.ts';
import { changedWords } from '../../../models/figures/story-says.ts';
import { storyWhen } from '../../../models/figures/story-when.ts';
import { storyLabel, SEVERITY_WORDS } from '../../../models/figures/story-words.ts';
import { useNames, useQuery } from '../../channel/client.tsx';
import { useZone } from '../../channel/use-case.ts';
import { SeverityMark } from '../../controls/severity.tsx';
import { Failure, Skeleton } from '../../controls/states.tsx';
import { useKeys } from '../../controls/use-keys.ts';
import { openEvents, openPerson, openReplay } from '../../state/selection.ts';
import { Evidence } from './evidence.tsx';
import { Lanes } from './lanes.tsx';
import { StoryToReport } from './story-to-report.tsx';
import { Techniques } from './techniques.tsx';
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
        <Body detail={data} zone={zone} />
      ) : (
        <Skeleton rows={8} what="Reading the story" />
      )}
      {data && <VerdictBar story={story} detail={data} stories={stories} />}
    </section>
  );
}

function Body({ detail, zone }: { readonly detail: StoryDetail; readonly zone: string }) {
  const pieces = useMemo(() => storyPieces(detail.evidence, detail.unusual), [detail]);
  return (
    <div className="story-body" tabIndex={0} role="region" aria-label="Evidence of the story">
      {detail.changed && detail.judged && (
        <p className="story-changed">
          <b className="medium">{pieces.length === 0 ? 'Evidence gone.' : 'Evidence changed.'}</b>{' '}
          {changedWords({ before: detail.judged.pieces, now: pieces.length })}
        </p>
      )}
      {pieces.length > 0 && (
        <>
          <p className="story-tale">{storyTale(pieces, zone)}</p>
          {detail.techniques.length > 0 && <Techniques techniques={detail.techniques} />}
          <Lanes pieces={pieces} zone={zone} />
          <Evidence detail={detail} pieces={pieces} zone={zone} />
        </>
      )}
    </div>
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

/** All that a person did meanwhile; of what is nobody, only what the story rests on. */
const eventsOf = ({ id, principal: { person }, start, end }: StoryRow) =>
  person === null ? { story: id } : { person, from: start, to: end };

function Facts({ story, zone }: { readonly story: StoryRow; readonly zone: string }) {
  const { severity, start, end } = story;
  return (
    <div className="story-facts small">
      <span className={`story-severity ${severity}`}>
        <SeverityMark severity={severity} /> {SEVERITY_WORDS[severity]}
      </span>
      <span className="muted">{storyLabel(story.id)}</span>
      <Who story={story} zone={zone} />
      <span className="muted nowrap">{storyWhen(start, end, zone)}</span>
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
  const { data: detail } = useQuery('stories.detail', { story: story.id });
  const events = useQuery('events.count', { filter: eventsOf(story) }).data?.events;
  return (
    <span className="end story-acts">
      {story.principal.person !== null && (
        <button type="button" className="button small" onClick={() => replay(story)}>
          Replay <kbd>R</kbd>
        </button>
      )}
      {events !== 0 && (
        <button type="button" className="button small" onClick={() => openEvents(eventsOf(story))}>
          Events{events !== undefined && ` ${count(events)}`} <kbd>V</kbd>
        </button>
      )}
      {detail && <StoryToReport detail={detail} />}
    </span>
  );
}

function replay(story: StoryRow): void {
  const { person } = story.principal;
  if (person !== null) openReplay(storySpan(story, person));
}
