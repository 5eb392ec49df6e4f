import cases from './cases/index.tsx';
import coverage from './coverage/index.tsx';
import events from './events/index.tsx';
import importing from './import/index.tsx';
import lists from './lists/index.tsx';
import overview from './overview/index.tsx';
import person from './person/index.tsx';
import replay from './replay/index.tsx';
import report from './report/index.tsx';
import stories from './stories/index.tsx';
import type { ViewDefinition } from './view.ts';

/** In working order: that of the rail. */
export const VIEWS: readonly ViewDefinition[] = [
  cases,
  importing,
  lists,
  coverage,
  overview,
  stories,
  person,
  replay,
  events,
  report,
];
