import { useState } from 'react';
import type { StoryDetail, StoryRow, VerdictPreview } from '../../../electron/contract/api.ts';
import { VERDICTS, type Verdict } from '../../../models/domain/decision.ts';
import { plural } from '../../../models/figures/numbers.ts';
import { VERDICT_WORDS } from '../../../models/figures/story-words.ts';
import { useQuery } from '../../channel/client.tsx';
import { useKeys } from '../../controls/use-keys.ts';
import { usePreferences } from '../../state/use-state.ts';
import { useVerdicts } from './use-verdicts.ts';

interface BarProps {
  readonly story: StoryRow;
  readonly detail: StoryDetail;
  readonly stories: readonly StoryRow[];
}

/** What speaks for the person, what a verdict would change, and the four verdicts. */
export function VerdictBar({ story, detail, stories }: BarProps) {
  const budget = usePreferences((state) => state.budget);
  const [looked, setLooked] = useState<Verdict | null>(null);
  const { judge, undo, last, busy } = useVerdicts(stories);
  const preview = useQuery(
    'stories.preview',
    looked === null ? null : { story: story.id, verdict: looked, budget },
  );
  const give = (verdict: Verdict) => void judge(story, verdict);
  useKeys({
    '1': () => give('benign-expected'),
    '2': () => give('benign-one-off'),
    '3': () => give('suspicious'),
    '4': () => give('confirmed'),
    'Ctrl z': () => void undo(),
  });
  return (
    <footer className="verdicts">
      <div className="verdicts-why">
        <For detail={detail} />
        <Would verdict={looked} preview={preview.data ?? null} />
      </div>
      <Verdicts
        story={story}
        busy={busy}
        canUndo={last !== null || story.decision !== null}
        onLook={setLooked}
        onGive={give}
        onUndo={() => void undo(story.decision)}
      />
    </footer>
  );
}

interface VerdictsProps {
  readonly story: StoryRow;
  readonly busy: boolean;
  readonly canUndo: boolean;
  readonly onLook: (verdict: Verdict) => void;
  readonly onGive: (verdict: Verdict) => void;
  readonly onUndo: () => void;
}

function Verdicts({ story, busy, canUndo, onLook, onGive, onUndo }: VerdictsProps) {
  return (
    <div className="verdicts-row" role="group" aria-label="Verdict">
      {VERDICTS.map((verdict, i) => (
        <button
          key={verdict}
          type="button"
          className="verdict"
          aria-pressed={story.verdict === verdict}
          disabled={busy}
          onMouseEnter={() => onLook(verdict)}
          onFocus={() => onLook(verdict)}
          onClick={() => onGive(verdict)}
        >
          <kbd>{i + 1}</kbd> {VERDICT_WORDS[verdict]}
        </button>
      ))}
      {canUndo && (
        <button type="button" className="button small" disabled={busy} onClick={onUndo}>
          Undo <kbd>Ctrl Z</kbd>
        </button>
      )}
    </div>
  );
}

function For({ detail: { relief, evidence } }: { readonly detail: StoryDetail }) {
  const off = relief.reduce((sum, { points }) => sum + points, 0);
  const thin = evidence.filter(({ history }) => history !== 'enough').length;
  return (
    <div>
      <p className="verdicts-title">
        <b className="medium">Speaks for this person</b>
        {off > 0 && <span className="small muted end">{Math.round(off)} points already taken off</span>}
      </p>
      <ul className="verdicts-list">
        {relief.map(({ kind, reason, points }) => (
          <li key={kind}>
            <b className="relief">−{Math.round(points)}</b> {reason}
          </li>
        ))}
        {thin > 0 && (
          <li>
            <b className="muted">0</b> {plural(thin, 'signal rests', 'signals rest')} on little or no history
          </li>
        )}
        {relief.length === 0 && thin === 0 && (
          <li className="muted">Nothing in the lists of this case: no change record, no duty at the time.</li>
        )}
      </ul>
    </div>
  );
}

interface WouldProps {
  readonly verdict: Verdict | null;
  readonly preview: VerdictPreview | null;
}

function Would({ verdict, preview }: WouldProps) {
  if (verdict === null)
    return (
      <div>
        <p className="verdicts-title">
          <b className="medium">A verdict would change</b>
          <span className="small muted end">nothing is changed yet</span>
        </p>
        <p className="small muted">Point at a verdict, or focus it, to see what it would change elsewhere.</p>
      </div>
    );
  const weights = preview?.weights ?? [];
  return (
    <div>
      <p className="verdicts-title">
        <b className="medium">“{VERDICT_WORDS[verdict]}” would change</b>
        <span className="small muted end">nothing is changed yet</span>
      </p>
      <ul className="verdicts-list">
        {weights.slice(0, 2).map(({ kind, title, from, to }) => (
          <li key={kind}>
            <b>{to > from ? '↑' : '↓'}</b> weight of “{title}” {from.toFixed(2)} to {to.toFixed(2)}
          </li>
        ))}
        {preview && (
          <li>
            <b>{preview.appear.length + preview.vanish.length}</b>{' '}
            {preview.appear.length + preview.vanish.length === 0
              ? 'stories enter or leave the budget'
              : `stories change: ${preview.appear.length} enter the budget, ${preview.vanish.length} leave it`}
          </li>
        )}
        {!preview && <li className="muted">Working it out …</li>}
      </ul>
    </div>
  );
}
