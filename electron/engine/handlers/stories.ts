import type { Handlers, RequestContext } from '../../contract/api.ts';
import { requireCase, type EngineState } from '../engine-state.ts';
import { shown } from '../masking/shown.ts';
import { runAnalysis } from '../pipeline/run-analysis.ts';
import { analysisStatus } from '../pipeline/status.ts';
import { judge, undo } from '../stories/judge.ts';
import { preview } from '../stories/preview.ts';
import { storiesOf, storyOf } from '../stories/read-stories.ts';
import { reading } from './reading.ts';

type StoryHandlers = Pick<
  Handlers,
  'stories.list' | 'stories.detail' | 'stories.preview' | 'stories.judge' | 'stories.undo'
>;

export const storyHandlers = (state: EngineState) =>
  ({
    'stories.list': (_, context) =>
      reading(state, context, async (database, open) =>
        storiesOf(database, await shown(state, open, database, context.unmasked)),
      ),
    'stories.detail': ({ story }, context) =>
      reading(state, context, async (database, open) =>
        storyOf(database, await shown(state, open, database, context.unmasked), story),
      ),
    'stories.preview': ({ story, verdict, budget }, context) =>
      reading(state, context, async (database, open) =>
        preview(database, await shown(state, open, database, context.unmasked), {
          story,
          verdict,
          budget,
          zone: await open.zone(),
        }),
      ),
    'stories.judge': async ({ story, verdict, note }, context) =>
      telling(state, context, judge(requireCase(state), story, verdict, deciding(state, note))),
    'stories.undo': async ({ decision }, context) => {
      await telling(state, context, undo(requireCase(state), decision, deciding(state)));
      return {};
    },
  }) satisfies StoryHandlers;

export const deciding = ({ settings: { actor, nowUs } }: EngineState, note?: string) => ({
  actor,
  nowUs,
  note,
});

/** A verdict shows at once: where nothing but the stories is stale by it, they are told anew. */
export async function telling<T>(state: EngineState, context: RequestContext, work: Promise<T>): Promise<T> {
  const result = await work;
  const open = requireCase(state);
  const { staleStages } = await analysisStatus(open);
  if (staleStages.length === 1 && staleStages[0] === 'stories')
    await runAnalysis(open, { signal: context.signal, emit: context.emit, nowUs: state.settings.nowUs });
  state.broadcast('case.changed', { what: 'scores' });
  return result;
}
