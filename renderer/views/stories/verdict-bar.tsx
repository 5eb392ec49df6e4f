import { useState } from 'react';
import type { StoryDetail, StoryRow } from '../../../electron/contract/api.ts';
import { VERDICTS, type Verdict } from '../../../models/domain/decision.ts';
import { dateAndClock } from '../../../models/figures/days.ts';
import { plural } from '../../../models/figures/numbers.ts';
import { judgedWhere, nothingSpeaksFor, speaksForTitle } from '../../../models/figures/story-says.ts';
import { VERDICT_WORDS } from '../../../models/figures/story-words.ts';
import { useQuery } from '../../channel/client.tsx';
import { useZone } from '../../channel/use-case.ts';
import { useKeys } from '../../controls/use-keys.ts';
import { usePreferences } from '../../state/use-state.ts';
import { useVerdicts } from './use-verdicts.ts';
import { Would } from './would.tsx';

interface BarProps {
  readonly story: StoryRow;
  readonly detail: StoryDetail;
  readonly stories: readonly StoryRow[];
}

/** What speaks for the person, what a verdict would change, and the four verdicts. */
export function VerdictBar({ story, detail, stories }: BarProps) {
  const budget = usePreferences((state) => state.stories);
  const [looked, setLooked] = useState<Verdict | null>(null);
  const { judge, undo, busy } = useVerdicts(stories);
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
  });
  return (
    <footer className="verdicts">
      <div className="verdicts-why">
        <For detail={detail} isGone={story.signals + story.days === 0} />
        <Would verdict={looked} preview={preview.data ?? null} />
      </div>
      <Verdicts
        story={story}
        judged={detail.judged}
        busy={busy}
        onLook={setLooked}
        onGive={give}
        onUndo={() => void undo(story.decision)}
      />
    </footer>
  );
}

interface VerdictsProps {
  readonly story: StoryRow;
  readonly judged: StoryDetail['judged'];
  readonly busy: boolean;
  readonly onLook: (verdict: Verdict) => void;
  readonly onGive: (verdict: Verdict) => void;
  readonly onUndo: () => void;
}

function Verdicts({ story, judged, busy, onLook, onGive, onUndo }: VerdictsProps) {
  const zone = useZone();
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
      {judged !== null && (
        <span className="small muted verdict-judged" title={judged.note ?? undefined}>
          {judgedWhere(judged.by)}, {dateAndClock(judged.at, zone).slice(0, -3)}
          {judged.note !== null && `: “${judged.note}”`}
        </span>
      )}
      {story.decision !== null && (
        <button type="button" className="button small" disabled={busy} onClick={onUndo}>
          Take back
        </button>
      )}
    </div>
  );
}

interface ForProps {
  readonly detail: StoryDetail;
  readonly isGone: boolean;
}

function For({ detail: { relief, evidence, principal }, isGone }: ForProps) {
  const off = relief.reduce((sum, { points }) => sum + points, 0);
  const thin = evidence.filter(({ history }) => history !== 'enough').length;
  return (
    <div>
      <p className="verdicts-title">
        <b className="medium">{speaksForTitle(principal.kind)}</b>
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
          <li className="muted">{nothingSpeaksFor(principal.kind, isGone)}</li>
        )}
      </ul>
    </div>
  );
}
