import { useEffect, useRef } from 'react';
import type { StoryRow } from '../../../electron/contract/api.ts';
import { clock, dayOf, dayShort } from '../../../models/figures/days.ts';
import { plural } from '../../../models/figures/numbers.ts';
import { SEVERITY_WORDS, VERDICT_WORDS } from '../../../models/figures/story-words.ts';
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
  const { id, title, severity, principal, start, end, risk, signals, verdict, changed } = story;
  const [first, last] = [dayOf(start, zone), dayOf(end, zone)];
  const when =
    first === last
      ? `${dayShort(first)}, ${clock(start, zone).slice(0, 5)}`
      : `${dayShort(first)} to ${dayShort(last)}`;
  return (
    <div
      ref={row}
      className="story-item"
      role="option"
      aria-selected={selected}
      aria-label={`${title}, ${SEVERITY_WORDS[severity]}, risk ${Math.round(risk)}`}
      onClick={() => select({ story: id })}
    >
      <SeverityMark severity={severity} />
      <div className="story-item-words">
        <span className="medium story-item-title">{title}</span>
        <span className="small muted clip">
          {principal.called} · {when}
        </span>
        <span className="small muted">
          {plural(signals, 'signal', 'signals')}
          {changed && <b className="medium"> · evidence changed since</b>}
        </span>
      </div>
      <div className="story-item-end">
        <span className="story-item-risk">{Math.round(risk)}</span>
        <span className={verdict === null ? 'small muted' : 'small'}>
          {verdict === null ? 'Not judged' : VERDICT_WORDS[verdict]}
        </span>
      </div>
    </div>
  );
}
