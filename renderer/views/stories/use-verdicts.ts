import { useState } from 'react';
import type { StoryId, StoryRow } from '../../../electron/contract/api.ts';
import type { Verdict } from '../../../models/domain/decision.ts';
import { VERDICT_WORDS } from '../../../models/figures/story-words.ts';
import { asAppError } from '../../channel/query-cache.ts';
import { useClient } from '../../channel/client.tsx';
import { alarm, announce } from '../../state/announce.ts';
import { select, selection } from '../../state/selection.ts';
import { offerUndo } from '../../state/undo-offer.ts';

/** Gives verdicts and takes them back; after one, the next story within the budget that is not judged is shown. */
export function useVerdicts(stories: readonly StoryRow[]) {
  const client = useClient();
  const [busy, setBusy] = useState(false);
  const last = selection.getState().lastVerdict;
  const during = async (work: () => Promise<void>) => {
    setBusy(true);
    try {
      await work();
    } catch (error) {
      alarm(asAppError(error).message);
    } finally {
      setBusy(false);
    }
  };
  const judge = (story: StoryRow, verdict: Verdict) =>
    during(async () => {
      const { decision } = await client.call('stories.judge', { story: story.id, verdict });
      announce(`${VERDICT_WORDS[verdict]}: ${story.title}. Ctrl Z takes it back.`);
      const lastVerdict = { decision, verdict, story: story.id };
      select({ lastVerdict, story: nextOpen(stories, story.id) });
      offerUndo(lastVerdict);
    });
  const undo = (decision: number | null = null) =>
    during(async () => {
      const taken = decision ?? selection.getState().lastVerdict?.decision;
      if (taken === undefined) return;
      const back = selection.getState().lastVerdict;
      await client.call('stories.undo', { decision: taken });
      announce('The verdict is taken back.');
      select({ lastVerdict: null, ...(back?.decision === taken ? { story: back.story } : {}) });
    });
  return { judge, undo, last, busy };
}

/** Null where none is left: what comes into the budget by the verdict is then the next. */
function nextOpen(stories: readonly StoryRow[], id: string): StoryId | null {
  const at = stories.findIndex((story) => story.id === id);
  const rest = [...stories.slice(at + 1), ...stories.slice(0, Math.max(0, at))];
  return rest.find(({ verdict }) => verdict === null)?.id ?? null;
}
