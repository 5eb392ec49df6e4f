import { useState } from 'react';
import type { ReplaySubject } from '../../../models/domain/replay.ts';
import { day as dayNumber } from '../../../models/domain/time.ts';
import { useQuery } from '../../channel/client.tsx';
import { Empty, Failure, Skeleton } from '../../controls/states.tsx';
import { openPerson, openReplay } from '../../state/selection.ts';
import { useSelection } from '../../state/use-state.ts';
import { Candidates } from './candidates.tsx';
import { ReplayBody } from './replay-body.tsx';

/** A session, a day or a span as movement on the graph; without a choice the spans worth replaying. */
export function ReplayView() {
  const subject = useSelection((state) => state.replay);
  return subject ? <Loaded key={JSON.stringify(subject)} subject={subject} /> : <Candidates />;
}

function Loaded({ subject }: { subject: ReplaySubject }) {
  const [open, setOpen] = useState<readonly string[]>([]);
  const input = open.length > 0 ? { subject, open } : { subject };
  const { data, error, retry, asking } = useQuery('replay.load', input);
  if (error && !data)
    return (
      <Failure error={error} onRetry={retry}>
        <button type="button" className="button" onClick={() => openReplay(null)}>
          Choose another
        </button>
      </Failure>
    );
  if (!data) return <Skeleton rows={12} what={asking ? 'Reading the events of this span' : 'Waiting'} />;
  if (data.steps.rows === 0 || data.nodes.rows === 0) return <Nothing subject={subject} />;
  return (
    <ReplayBody
      key={open.join(' ')}
      replay={data}
      subject={subject}
      openGroups={open}
      onOpenGroups={setOpen}
    />
  );
}

/** Nothing moved: the way on. */
function Nothing({ subject }: { subject: ReplaySubject }) {
  const person = subject.kind === 'session' ? undefined : subject.person;
  const day = subject.kind === 'day' ? dayNumber(subject.day) : null;
  return (
    <Empty
      title="This span has no sign-in and no access to replay."
      action={
        <>
          {person !== undefined && (
            <button type="button" className="button primary" onClick={() => openPerson(person, day)}>
              Open in Person
            </button>
          )}
          <button type="button" className="button" onClick={() => openReplay(null)}>
            Choose another
          </button>
        </>
      }
    >
      See it on the timeline, or choose a span with movement between hosts.
    </Empty>
  );
}
