import { useEffect, useRef } from 'react';
import type { StoryRow } from '../../../electron/contract/api.ts';
import type { TimestampUs } from '../../../models/domain/time.ts';
import { clock, dayOf, dayShort } from '../../../models/figures/days.ts';
import { plural } from '../../../models/figures/numbers.ts';
import { SEVERITY_WORDS, storyLabel, VERDICT_WORDS } from '../../../models/figures/story-words.ts';
import { useZone } from '../../channel/use-case.ts';
import { SeverityMark } from '../../controls/severity.tsx';
import { select } from '../../state/selection.ts';

/** A row of the list: what, who, when, how strong, and what became of it. */
export function StoryItem({ story, selected }: { readonly story: StoryRow; readonly selected: boolean }) {
  const zone = useZone();
  const row = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (selected) row.current?.scrollIntoView({ block: 'nearest' });
  }, [selected]);
  const { id, title, severity, principal, start, end, risk, verdict, changed } = story;
  return (
    <div
      ref={row}
      className="story-item"
      role="option"
      aria-selected={selected}
      onClick={() => select({ story: id })}
    >
      <SeverityMark severity={severity} />
      <span className="unseen">{SEVERITY_WORDS[severity]}</span>
      <div className="story-item-words">
        <div className="story-item-line">
          <span className="medium story-item-title">{title}</span>
          <span className="story-item-risk">{Math.round(risk)}</span>
        </div>
        <span className="small muted clip">
          {principal.called} · {whenOf(start, end, zone)}
        </span>
        <div className="story-item-line small">
          <span className="muted">
            {[storyLabel(id), ...restsOn(story)].join(', ')}
            {changed && (
              <b className="medium"> · {isGone(story) ? 'evidence gone since' : 'evidence changed since'}</b>
            )}
          </span>
          <span className={verdict === null ? 'muted nowrap' : 'nowrap'}>
            {verdict === null ? 'Not judged' : VERDICT_WORDS[verdict]}
          </span>
        </div>
      </div>
    </div>
  );
}

function whenOf(start: TimestampUs, end: TimestampUs, zone: string): string {
  const [first, last] = [dayOf(start, zone), dayOf(end, zone)];
  if (first !== last) return `${dayShort(first)} to ${dayShort(last)}`;
  return `${dayShort(first)}, ${clock(start, zone).slice(0, 5)}`;
}

const restsOn = ({ signals, days }: StoryRow) => [
  ...(signals > 0 ? [plural(signals, 'signal', 'signals')] : []),
  ...(days > 0 ? [plural(days, 'unusual day', 'unusual days')] : []),
];

const isGone = ({ signals, days }: StoryRow) => signals + days === 0;
