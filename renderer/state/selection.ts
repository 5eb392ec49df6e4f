import { createStore } from 'zustand/vanilla';
import type { EventFilter, StoryId } from '../../electron/contract/api.ts';
import type { Verdict } from '../../models/domain/decision.ts';
import type { EventId, PersonId } from '../../models/domain/ids.ts';
import type { ReplaySubject } from '../../models/domain/replay.ts';
import type { Span } from '../../models/figures/span.ts';

export type ViewId =
  | 'cases'
  | 'import'
  | 'lists'
  | 'coverage'
  | 'overview'
  | 'stories'
  | 'person'
  | 'replay'
  | 'events'
  | 'report';
export type PeopleSort = 'risk' | 'change' | 'new';

export interface LastVerdict {
  readonly decision: number;
  readonly verdict: Verdict;
  readonly story: StoryId;
}

/** What the analyst has selected; never rows of the case. */
export interface Selection {
  readonly view: ViewId;
  /** Brushed days of the organisation; null is the whole case. */
  readonly brush: Span | null;
  readonly sort: PeopleSort;
  /** Selected in the ranked list. */
  readonly preview: PersonId | null;
  readonly person: PersonId | null;
  /** Selected day of the person, and the stretch of days on screen. */
  readonly day: number | null;
  readonly span: Span | null;
  /** What is replayed; null lists what can be. */
  readonly replay: ReplaySubject | null;
  readonly events: EventFilter;
  readonly event: EventId | null;
  readonly story: StoryId | null;
  /** That which undo takes back, given in this window. */
  readonly lastVerdict: LastVerdict | null;
  readonly inspector: boolean;
}
const NOTHING: Selection = {
  view: 'cases',
  brush: null,
  sort: 'risk',
  preview: null,
  person: null,
  day: null,
  span: null,
  replay: null,
  events: {},
  event: null,
  story: null,
  lastVerdict: null,
  inspector: true,
};

export const selection = createStore<Selection>(() => NOTHING);

export const select = (change: Partial<Selection>): void => selection.setState(change);
export const goTo = (view: ViewId): void => selection.setState({ view });

/** Another case: nothing selected in the last one means anything here. */
export const forgetSelection = (view: ViewId): void => selection.setState({ ...NOTHING, view });

/** Below this width the panel at the right lies over the view: it opens only when asked for. */
const ROOM_PX = 1200;
const hasRoom = () => window.innerWidth >= ROOM_PX;

export const openPerson = (person: PersonId, day: number | null): void =>
  selection.setState({ view: 'person', person, day, span: null, inspector: hasRoom() });

export const openEvents = (events: EventFilter): void =>
  selection.setState({ view: 'events', events, event: null, inspector: true });

export const openStory = (story: StoryId): void => selection.setState({ view: 'stories', story });

export const openReplay = (replay: ReplaySubject | null): void =>
  selection.setState({ view: 'replay', replay, inspector: hasRoom() });
