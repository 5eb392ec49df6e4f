import type { StoryRow } from '../../../electron/contract/api.ts';
import { storyLabel, VERDICT_WORDS } from '../../../models/figures/story-words.ts';
import { useUndoOffer } from '../../state/use-state.ts';
import { useVerdicts } from './use-verdicts.ts';

/** What was just given, with a way back for ten seconds; `Ctrl Z` stays. A screen reader was told already. */
export function VerdictToast({ stories }: { readonly stories: readonly StoryRow[] }) {
  const last = useUndoOffer();
  const { undo, busy } = useVerdicts(stories);
  if (last === null) return null;
  const story = stories.find(({ id }) => id === last.story);
  return (
    <div className="verdict-toast small">
      <span className="clip">
        <b className="medium">{VERDICT_WORDS[last.verdict]}</b> · {storyLabel(last.story)}
        {story && ` ${story.principal.called}`}
      </span>
      <button type="button" className="button small" disabled={busy} onClick={() => void undo()}>
        Undo <kbd>Ctrl Z</kbd>
      </button>
    </div>
  );
}
