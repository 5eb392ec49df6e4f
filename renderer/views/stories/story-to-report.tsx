import type { StoryDetail } from '../../../electron/contract/api.ts';
import { storyEvidence } from '../../../electron/contract/story-evidence.ts';
import { count } from '../../../models/figures/numbers.ts';
import { storyLabel, VERDICT_WORDS } from '../../../models/figures/story-words.ts';
import { useKeys } from '../../controls/use-keys.ts';
import { announce } from '../../state/announce.ts';
import { addTogether, isInReport } from '../../state/report.ts';
import { useReport } from '../../state/use-state.ts';

/** Adds the story with its sentences, the records that prove them and its replay, by the button or by `E`. */
export function StoryToReport({ detail }: { readonly detail: StoryDetail }) {
  const evidence = storyEvidence(detail);
  const proof = evidence.filter(({ kind }) => kind !== 'comment');
  const there = useReport(({ pieces }) => proof.length > 0 && proof.every((one) => isInReport(pieces, one)));
  const add = () => {
    if (there) announce(`${detail.title} is in the report already.`);
    else addTogether([{ kind: 'comment', text: headOf(detail) }, ...evidence], detail.title);
  };
  useKeys({ e: add });
  return (
    <button type="button" className="button small" aria-disabled={there} onClick={add}>
      {there ? 'In the report' : 'Add to report'} <kbd>E</kbd>
    </button>
  );
}

function headOf({ id, title, principal, risk, verdict, relief }: StoryDetail): string {
  const judged = verdict === null ? 'not judged' : `judged ${VERDICT_WORDS[verdict].toLowerCase()}`;
  const against = relief.map(
    ({ reason, points }) => ` Speaks for it: ${reason}, ${count(Math.round(points))} points taken off.`,
  );
  return `Story ${storyLabel(id)}, ${principal.called}: ${title}. Risk ${Math.round(risk)} of 100, ${judged}.${against.join('')}`;
}
