import { useRef, useState } from 'react';
import type { ReplayCandidate } from '../../../electron/contract/api.ts';
import { PRIVILEGE_LEVELS } from '../../../models/domain/privilege.ts';
import { clock } from '../../../models/figures/days.ts';
import { count, plural } from '../../../models/figures/numbers.ts';
import { dateOf } from '../../../models/figures/replay-time.ts';
import { useNames, useQuery } from '../../channel/client.tsx';
import { useCase, useZone } from '../../channel/use-case.ts';
import { Empty, Failure, Skeleton } from '../../controls/states.tsx';
import { useKeys } from '../../controls/use-keys.ts';
import { goTo, openReplay } from '../../state/selection.ts';

/** Without a choice: the spans in which something moved, the most moves first. */
export function Candidates() {
  const { data: status } = useCase();
  const { data, error, retry } = useQuery('replay.candidates', {});
  if (status && status.events === 0)
    return (
      <Empty
        title="No events in this case yet."
        action={
          <button type="button" className="button primary" onClick={() => goTo('import')}>
            Import exports
          </button>
        }
      />
    );
  if (error && !data) return <Failure error={error} onRetry={retry} />;
  if (!data) return <Skeleton rows={10} what="Looking for movement between hosts" />;
  if (data.length === 0)
    return (
      <Empty
        title="No sign-in from host to host and no change of credentials is known in this case."
        action={
          <button type="button" className="button" onClick={() => goTo('person')}>
            Open in Person
          </button>
        }
      >
        Any day of a person can be replayed: choose it in Person and press <kbd>R</kbd>.
      </Empty>
    );
  return <CandidateTable candidates={data} />;
}

const HEADS = ['Moves', 'Hosts', 'Accounts', 'First', 'Highest level', 'Events'] as const;

function CandidateTable({ candidates }: { candidates: readonly ReplayCandidate[] }) {
  const zone = useZone();
  const { chosen, body } = useChosen(candidates);
  return (
    <div className="replay-candidates">
      <header className="subject">
        <h1>Replay</h1>
        <div className="subject-note">
          <div>Days with movement between hosts or a change of credentials</div>
          <div>{plural(candidates.length, 'day', 'days')}, the most moves first</div>
        </div>
      </header>
      <div className="replay-candidates-body">
        <table className="table sticky">
          <CandidateHeads zone={zone} />
          <tbody ref={body}>
            {candidates.map((candidate, row) => (
              <CandidateRow
                key={JSON.stringify(candidate.subject)}
                candidate={candidate}
                zone={zone}
                chosen={row === chosen}
              />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}

const CandidateHeads = ({ zone }: { zone: string }) => (
  <thead>
    <tr>
      <th scope="col">Person</th>
      <th scope="col">When, {zone}</th>
      {HEADS.map((head) => (
        <th key={head} scope="col" className={head === 'Highest level' ? '' : 'number'}>
          {head}
        </th>
      ))}
    </tr>
  </thead>
);

/** The row that the keys have chosen. */
function useChosen(candidates: readonly ReplayCandidate[]) {
  const [chosen, setChosen] = useState(-1);
  const body = useRef<HTMLTableSectionElement>(null);
  const step = (by: number) => () => {
    const next = Math.max(0, Math.min(candidates.length - 1, chosen + by));
    setChosen(next);
    body.current?.rows[next]?.scrollIntoView({ block: 'nearest' });
  };
  const open = () => {
    const candidate = candidates[chosen];
    if (candidate) openReplay(candidate.subject);
  };
  useKeys({ j: step(1), k: step(-1), ArrowDown: step(1), ArrowUp: step(-1), Enter: open });
  return { chosen, body };
}

interface CandidateRowProps {
  readonly candidate: ReplayCandidate;
  readonly zone: string;
  readonly chosen: boolean;
}

function CandidateRow({ candidate, zone, chosen }: CandidateRowProps) {
  const nameOf = useNames();
  const { subject, person, from, to, events, hosts, accounts, moves, firstEdges, level } = candidate;
  const name = nameOf('person', person) ?? '…';
  return (
    <tr className={chosen ? 'pick chosen' : 'pick'} onClick={() => openReplay(subject)}>
      <td>
        <button type="button" className="link medium" onClick={() => openReplay(subject)}>
          {name}
        </button>
      </td>
      <td className="nowrap">
        {dateOf(from, zone)}, {clock(from, zone).slice(0, 5)} to {clock(to, zone).slice(0, 5)}
      </td>
      <td className="number medium">{count(moves)}</td>
      <td className="number">{count(hosts)}</td>
      <td className="number">{count(accounts)}</td>
      <td className="number">{count(firstEdges)}</td>
      <td>{PRIVILEGE_LEVELS[level] ?? ''}</td>
      <td className="number">{count(events)}</td>
    </tr>
  );
}
