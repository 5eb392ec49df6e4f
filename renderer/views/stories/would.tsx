import type { StoryMoved, VerdictPreview } from '../../../electron/contract/api.ts';
import type { Verdict } from '../../../models/domain/decision.ts';
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
        <ul className="verdicts-list verdicts-would">
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
      <Item
        number={moved.length}
        says={moved.length === 1 ? 'other story moves' : 'other stories move'}
        of={named(moved)}
      />
      <Item
        number={appear.length + vanish.length}
        says={budgetWords(appear, vanish)}
        of={named([...appear, ...vanish])}
      />
    </>
  );
}

interface ItemProps {
  readonly number: number;
  readonly says: string;
  /** Which stories; may be cut, and is whole on hover. */
  readonly of: string;
}

const Item = ({ number, says, of }: ItemProps) => (
  <li title={`${says}${of}`}>
    <b>{number}</b> {says}
    {of}
  </li>
);

function budgetWords(
  { length: enter }: readonly StoryMoved[],
  { length: leave }: readonly StoryMoved[],
): string {
  if (enter > 0 && leave === 0) return `${enter === 1 ? 'story enters' : 'stories enter'} the budget`;
  if (leave > 0 && enter === 0) return `${leave === 1 ? 'story leaves' : 'stories leave'} the budget`;
  return 'stories enter or leave the budget';
}

function named(stories: readonly StoryMoved[]): string {
  if (stories.length === 0) return '';
  const first = stories.slice(0, MOST).map(({ story, called, from, to }) => {
    const risk = from === null ? `${Math.round(to)}` : `${Math.round(from)} to ${Math.round(to)}`;
    return `${called} ${storyLabel(story)} ${risk}`;
  });
  return `: ${first.join(', ')}`;
}
