import type { Handlers } from '../../contract/api.ts';
import type { EngineState } from '../engine-state.ts';
import { analysisHandlers } from './analysis.ts';
import { auditHandlers } from './audit.ts';
import { casesHandlers } from './cases.ts';
import { contextHandlers } from './context.ts';
import { coverageHandlers } from './coverage.ts';
import { evaluationHandlers } from './evaluation.ts';
import { eventHandlers } from './events.ts';
import { exportHandlers } from './exports.ts';
import { filesHandlers } from './files.ts';
import { identityHandlers } from './identity.ts';
import { mappingHandlers } from './mapping.ts';
import { nameHandlers } from './names.ts';
import { organisationHandlers } from './organisation.ts';
import { peopleHandlers } from './people.ts';
import { pseudonymHandlers } from './pseudonyms.ts';
import { recordHandlers } from './records.ts';
import { replayHandlers } from './replay.ts';
import { reportHandlers } from './report.ts';
import { signalHandlers } from './signals.ts';
import { sourceChangeHandlers } from './source-changes.ts';
import { sourcesHandlers } from './sources.ts';
import { storyHandlers } from './stories.ts';

/** Every request's handler. One that is missing does not compile. */
export const createHandlers = (state: EngineState): Handlers => ({
  ...casesHandlers(state),
  ...filesHandlers(state),
  ...sourcesHandlers(state),
  ...sourceChangeHandlers(state),
  ...mappingHandlers(),
  ...contextHandlers(state),
  ...coverageHandlers(state),
  ...analysisHandlers(state),
  ...peopleHandlers(state),
  ...identityHandlers(state),
  ...storyHandlers(state),
  ...signalHandlers(state),
  ...organisationHandlers(state),
  ...eventHandlers(state),
  ...replayHandlers(state),
  ...nameHandlers(state),
  ...recordHandlers(state),
  ...pseudonymHandlers(state),
  ...evaluationHandlers(state),
  ...exportHandlers(state),
  ...reportHandlers(state),
  ...auditHandlers(state),
});
