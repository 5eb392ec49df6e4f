import type { SignalRow } from '../../../electron/contract/api.ts';
import type { EventId } from '../../../models/domain/ids.ts';
import { useQuery } from '../../channel/client.tsx';
import { SeverityMark } from '../../controls/severity.tsx';
import { openStory } from '../../state/selection.ts';

/** Where the event came from and by what it was proved, as far as its record says, and what it proves. */
export function EventOrigin({ event }: { readonly event: EventId }) {
  const { data } = useQuery('events.origin', { event });
  if (!data || (data.facts.length === 0 && data.signals.length === 0)) return null;
  return (
    <dl className="facts">
      {data.facts.map(({ what, says }) => (
        <Fact key={what} what={what} says={says} />
      ))}
      {data.signals.map(({ id, title, severity, says, story }) => (
        <Proof key={id} title={title} severity={severity} says={says} story={story} />
      ))}
    </dl>
  );
}

function Fact({ what, says }: { readonly what: string; readonly says: string }) {
  return (
    <>
      <dt>{what}</dt>
      <dd className="wrap">{says}</dd>
    </>
  );
}

type ProofProps = Pick<SignalRow, 'title' | 'severity' | 'says' | 'story'>;

function Proof({ title, severity, says, story }: ProofProps) {
  return (
    <>
      <dt>Proves</dt>
      <dd className="wrap">
        <span className="evidence-kind">
          <SeverityMark severity={severity} />
          <span className="medium">{title}</span>
          {story !== null && (
            <button type="button" className="link small after" onClick={() => openStory(story)}>
              its story
            </button>
          )}
        </span>
        {says}
      </dd>
    </>
  );
}
