import { useLayoutEffect, useMemo, useState } from 'react';
import type { StoryId, StoryRow } from '../../../electron/contract/api.ts';
import { count, plural } from '../../../models/figures/numbers.ts';
import { insideBudget } from '../../../models/figures/story-budget.ts';
import { useClient, useQuery } from '../../channel/client.tsx';
import { useZone } from '../../channel/use-case.ts';
import { Segments } from '../../controls/segments.tsx';
import { Empty, Failure, Skeleton } from '../../controls/states.tsx';
import { useKeys } from '../../controls/use-keys.ts';
import { goTo, select } from '../../state/selection.ts';
import { usePreferences, useSelection } from '../../state/use-state.ts';
import { startAnalysis } from '../../state/work.ts';
import { StoryDetailPane } from './detail.tsx';
import { NotAssessable } from './not-assessable.tsx';
import { BudgetField } from './budget-field.tsx';
import { StoryItem } from './story-item.tsx';
import { useVerdicts } from './use-verdicts.ts';
import { VerdictToast } from './verdict-toast.tsx';

type Shown = 'budget' | 'all' | 'unseen';

/** Weak signals joined: what to look at first, and what became of it. */
export function StoriesView() {
  const { data, error, retry } = useQuery('stories.list', {});
  if (error && !data) return <Failure error={error} onRetry={retry} />;
  if (!data) return <Skeleton rows={8} tall what="Reading the stories" />;
  return data.length === 0 ? <NoStories /> : <Triage stories={data} />;
}

/** Beside the title in the rail. */
export function StoryCount() {
  const { data } = useQuery('stories.list', {});
  return data && data.length > 0 ? <>{count(data.length)}</> : null;
}

/** What is in the list, which is chosen, and the keys that move in it. */
function useTriage(stories: readonly StoryRow[], shown: Shown) {
  const zone = useZone();
  const budget = usePreferences((state) => state.stories);
  const chosen = useSelection((state) => state.story);
  const inside = useMemo(() => {
    const ids = insideBudget(stories, budget, zone);
    return stories.filter(({ id }) => ids.has(id));
  }, [stories, budget, zone]);
  const list = shown === 'all' ? stories : inside;
  const judged = useSelection((state) => state.lastVerdict?.story);
  const called = (id: StoryId | null | undefined) => stories.find((one) => one.id === id);
  const story = called(chosen) ?? inside.find(({ verdict }) => verdict === null) ?? called(judged) ?? list[0];
  const isFound = called(chosen) === undefined && story !== undefined && story.id !== judged;
  // What is shown stays, whatever comes before it when the list is read again: a verdict is given to what one sees.
  useLayoutEffect(() => {
    if (isFound) select({ story: story.id });
  });
  const move = (step: number) => {
    const at = list.findIndex(({ id }) => id === story?.id) + step;
    const next = list[Math.max(0, Math.min(list.length - 1, at))];
    if (next) select({ story: next.id });
  };
  useKeys({ j: () => move(1), k: () => move(-1), ArrowDown: () => move(1), ArrowUp: () => move(-1) });
  return { inside, list, story };
}

function Triage({ stories }: { readonly stories: readonly StoryRow[] }) {
  const [shown, setShown] = useState<Shown>('budget');
  const { inside, list, story } = useTriage(stories, shown);
  const { undo, last } = useVerdicts(stories);
  // Here, not beside the verdicts: those wait for the next story to be read.
  useKeys({ 'Ctrl z': () => void undo(last === null ? story?.decision : null) });
  return (
    <div className="stories">
      <section className="stories-list" aria-label="Stories by risk">
        <Head inside={inside} all={stories.length} shown={shown} onShow={setShown} />
        {shown === 'unseen' ? (
          <NotAssessable />
        ) : (
          <StoryList
            list={list}
            chosen={story?.id}
            isAll={shown === 'all'}
            below={stories.length - list.length}
            onAll={() => setShown('all')}
          />
        )}
        <VerdictToast stories={stories} />
        <Foot />
      </section>
      {story && <StoryDetailPane key={story.id} story={story} stories={inside} />}
    </div>
  );
}

interface HeadProps {
  readonly inside: readonly StoryRow[];
  readonly all: number;
  readonly shown: Shown;
  readonly onShow: (shown: Shown) => void;
}

function Head({ inside, all, shown, onShow }: HeadProps) {
  const judged = inside.filter(({ verdict }) => verdict !== null).length;
  return (
    <header className="stories-head">
      <h1>Stories</h1>
      <span className="small muted clip">
        {count(judged)} of {count(inside.length)} judged
      </span>
      <span className="end">
        <Segments
          label="Which stories"
          value={shown}
          onChange={onShow}
          options={[
            { id: 'budget', title: `Budget ${count(inside.length)}` },
            { id: 'all', title: `All ${count(all)}` },
            { id: 'unseen', title: 'Not assessable' },
          ]}
        />
      </span>
    </header>
  );
}

interface StoryListProps {
  readonly list: readonly StoryRow[];
  readonly chosen: StoryId | undefined;
  readonly isAll: boolean;
  /** Stories that are not in the list. */
  readonly below: number;
  readonly onAll: () => void;
}

function StoryList({ list, chosen, isAll, below, onAll }: StoryListProps) {
  const open = list.some(({ verdict }) => verdict === null);
  return (
    <div className="stories-scroll">
      {!open && (
        <p className="stories-done" role="status">
          All {count(list.length)} {isAll ? 'stories' : 'stories of the budget'} are judged.
        </p>
      )}
      <div className="stories-rows" role="listbox" aria-label="Stories" tabIndex={0}>
        {list.map((one) => (
          <StoryItem key={one.id} story={one} selected={one.id === chosen} />
        ))}
      </div>
      {below > 0 && (
        <p className="stories-more small muted">
          {plural(below, 'story lies', 'stories lie')} below the budget.{' '}
          <button type="button" className="link" onClick={onAll}>
            {below === 1 ? 'Show it' : 'Show them'}
          </button>
        </p>
      )}
    </div>
  );
}

const Foot = () => (
  <footer className="stories-keys small muted">
    <BudgetField />
    <span className="stories-key">
      <kbd>J</kbd> <kbd>K</kbd> move
    </span>
    <span className="stories-key">
      <kbd>1</kbd>–<kbd>4</kbd> verdict
    </span>
    <span className="stories-key">
      <kbd>Ctrl Z</kbd> undo
    </span>
  </footer>
);

function NoStories() {
  const client = useClient();
  const { data: status } = useQuery('analysis.status', {});
  if (status?.state === 'empty')
    return (
      <Empty
        title="The case holds no events yet."
        action={
          <button type="button" className="button primary" onClick={() => goTo('import')}>
            Import exports
          </button>
        }
      >
        Stories are what weak signals of linked people, hosts and sessions join to.
      </Empty>
    );
  if (status && status.state !== 'current')
    return (
      <Empty
        title="No stories yet."
        action={
          <button type="button" className="button primary" onClick={() => void startAnalysis(client)}>
            Analyse
          </button>
        }
      >
        Signals and stories are worked out on this machine, from what was imported.
      </Empty>
    );
  return (
    <div className="stories-none">
      <Empty title="Nothing joins to a story.">
        No two independent signals of one person, session or host lie close enough together, and none is
        strong enough by itself. That says nothing of what could not be looked for: it stands below, with the
        logs that are missing.
      </Empty>
      <NotAssessable />
    </div>
  );
}
