import type { StoryMoved, VerdictPreview } from '../../../electron/contract/api.ts';
import type { Verdict } from '../../../models/domain/decision.ts';
import { plural } from '../../../models/figures/numbers.ts';
import { storyLabel, VERDICT_WORDS } from '../../../models/figures/story-words.ts';

interface WouldProps {
  readonly verdict: Verdict | null;
  readonly preview: VerdictPreview | null;
}

/** What a verdict would change elsewhere: which weights, which other stories, for whom. */
export function Would({ verdict, preview }: WouldProps) {
  return (
    <div>
      <p className="verdicts-title">
        <b className="medium">
          {verdict === null ? 'A verdict would change' : `“${VERDICT_WORDS[verdict]}” would change`}
        </b>
        <span className="small muted end">nothing is changed yet</span>
      </p>
      {verdict === null ? (
        <p className="small muted">Point at a verdict, or focus it, to see what it would change elsewhere.</p>
      ) : (
        <ul className="verdicts-list">
          {preview ? <Changes preview={preview} /> : <li className="muted">Working it out …</li>}
        </ul>
      )}
    </div>
  );
}

/** Named are so many; of the others their number. */
const MOST = 2;

function Changes({ preview }: { readonly preview: VerdictPreview }) {
  const { weights, alone, appear, vanish, others } = preview;
  const moved = others.filter(({ story }) => ![...appear, ...vanish].some((one) => one.story === story));
  const weightsSay = weights
    .slice(0, MOST)
    .map(({ title, from, to }) => `${title} ${from.toFixed(2)} to ${to.toFixed(2)}`);
  return (
    <>
      <li>
        <b>{weights.length}</b> {weights.length === 1 ? 'weight moves' : 'weights move'}
        {weights.length > 0 && `: ${weightsSay.join(', ')}`}
      </li>
      {alone !== null && (
        <li>
          <b>{alone.to > alone.from ? '↑' : '↓'}</b> points that a kind alone needs: {alone.from.toFixed(1)}{' '}
          to {alone.to.toFixed(1)}
        </li>
      )}
      <li>
        <b>{moved.length}</b> {moved.length === 1 ? 'other story moves' : 'other stories move'}
        {named(moved)}
      </li>
      <li>
        <b>{appear.length + vanish.length}</b> {budgetWords(appear, vanish)}
      </li>
    </>
  );
}

function budgetWords(appear: readonly StoryMoved[], vanish: readonly StoryMoved[]): string {
  if (appear.length + vanish.length === 0) return 'stories enter or leave the budget';
  return [
    ...(appear.length > 0 ? [`${plural(appear.length, 'enters', 'enter')} the budget${named(appear)}`] : []),
    ...(vanish.length > 0 ? [`${plural(vanish.length, 'leaves', 'leave')} it${named(vanish)}`] : []),
  ].join('; ');
}

function named(stories: readonly StoryMoved[]): string {
  if (stories.length === 0) return '';
  const first = stories.slice(0, MOST).map(({ story, called, from, to }) => {
    const risk = from === null ? `${Math.round(to)}` : `${Math.round(from)} to ${Math.round(to)}`;
    return `${called} ${storyLabel(story)} ${risk}`;
  });
  return `: ${first.join(', ')}`;
}
