import { useState } from 'react';
import { useStore } from 'zustand/react';
import type { RecentCase } from '../../../electron/contract/api.ts';
import { dateAndClock } from '../../../models/figures/days.ts';
import { bytes } from '../../../models/figures/numbers.ts';
import { useClient, useQuery } from '../../channel/client.tsx';
import { useCase } from '../../channel/use-case.ts';
import { Empty, Failure, Skeleton } from '../../controls/states.tsx';
import { useKeys } from '../../controls/use-keys.ts';
import { beginCase, endBeginning, openCase, opening } from '../../state/opening.ts';
import { NewCase } from './new-case.tsx';
import { OpenByPath } from './open-by-path.tsx';
import { WaitingDrop } from './waiting-drop.tsx';

/** The cases of this machine: open one, or begin another. */
export function Cases() {
  const recent = useQuery('cases.recent', {});
  const client = useClient();
  const { creating, error } = useStore(opening);
  const [index, setIndex] = useState(0);
  const open = (path: string) => openCase(client, path);
  const rows = recent.data ?? [];
  const step = (by: number) => setIndex(Math.max(0, Math.min(rows.length - 1, index + by)));
  useKeys({
    n: () => beginCase(),
    j: () => step(1),
    k: () => step(-1),
    ArrowDown: () => step(1),
    ArrowUp: () => step(-1),
    Enter: () => rows[index]?.exists && void open(rows[index].path),
  });
  return (
    <div className="cases">
      <header className="subject">
        <h1>Cases</h1>
        <span className="subject-note">A case is one file; nothing in it leaves this machine.</span>
        <button type="button" className="button primary end" onClick={() => beginCase()}>
          New case… <kbd>N</kbd>
        </button>
      </header>
      <div className="cases-body">
        <WaitingDrop />
        <OpenByPath onOpen={(path) => void open(path)} />
        {error && <Failure error={error} />}
        {recent.error && !recent.data && <Failure error={recent.error} onRetry={recent.retry} />}
        {!recent.data && !recent.error && <Skeleton what="Reading the recent cases" />}
        {recent.data && rows.length === 0 && (
          <Empty
            title="No case has been opened on this machine yet."
            action={
              <button type="button" className="button primary" onClick={() => beginCase()}>
                New case…
              </button>
            }
          >
            A new case asks only for a file name; then drop exports on the window.
          </Empty>
        )}
        {rows.length > 0 && (
          <RecentTable rows={rows} index={index} onIndex={setIndex} onOpen={(path) => void open(path)} />
        )}
      </div>
      {creating && <NewCase onClose={endBeginning} />}
    </div>
  );
}

interface RecentTableProps {
  readonly rows: readonly RecentCase[];
  readonly index: number;
  readonly onIndex: (index: number) => void;
  readonly onOpen: (path: string) => void;
}

function RecentTable({ rows, index, onIndex, onOpen }: RecentTableProps) {
  const { data: status } = useCase();
  return (
    <table className="table sticky">
      <thead>
        <tr>
          <th scope="col">Case</th>
          <th scope="col">File</th>
          <th scope="col">Last opened, UTC</th>
          <th scope="col" className="number">
            Size
          </th>
          <th scope="col">State</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ path, name, openedUs, bytes: size, exists }, i) => (
          <tr
            key={path}
            className="pick"
            aria-selected={i === index}
            onClick={() => onIndex(i)}
            onDoubleClick={() => exists && onOpen(path)}
          >
            <td className="medium">
              {exists ? (
                <button type="button" className="link" onClick={() => onOpen(path)}>
                  {name}
                </button>
              ) : (
                name
              )}
            </td>
            <td className="mono muted">{path}</td>
            <td className="nowrap">{dateAndClock(openedUs, 'UTC').slice(0, -3)}</td>
            <td className="number nowrap">{size === null ? '–' : bytes(size)}</td>
            <td className="nowrap">
              {!exists ? (
                <span className="asks">file is gone</span>
              ) : status?.path === path ? (
                'open'
              ) : (
                <span className="muted">closed</span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
