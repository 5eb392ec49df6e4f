import { useState } from 'react';
import type { SourceRow } from '../../../electron/contract/api.ts';
import type { AppError } from '../../../electron/contract/errors.ts';
import type { SourceId } from '../../../models/domain/ids.ts';
import { count, plural } from '../../../models/figures/numbers.ts';
import { useClient } from '../../channel/client.tsx';
import { asAppError } from '../../channel/query-cache.ts';
import { Dialog } from '../../controls/dialog.tsx';
import { Icon } from '../../controls/icon.tsx';
import { LongListFilter, LongListMore, useLongList } from '../../controls/long-list.tsx';
import { Failure } from '../../controls/states.tsx';
import { announce } from '../../state/announce.ts';
import { ChangeSource } from './change-source.tsx';

interface StoredSourcesProps {
  readonly sources: readonly SourceRow[];
  readonly chosen: SourceId | null;
  readonly onChoose: (source: SourceId) => void;
}

/** What the case holds, with the way to undo an import. */
export function StoredSources({ sources, chosen, onChoose }: StoredSourcesProps) {
  const [removing, setRemoving] = useState<SourceRow | null>(null);
  const [changing, setChanging] = useState<SourceRow | null>(null);
  const { shown, bar } = useLongList('sources', sources, wordsOf);
  const warnings = sources.flatMap(({ name, receipt }) =>
    receipt.warnings.map((warning) => `${name}: ${warning}`),
  );
  return (
    <section>
      <div className="region-head">
        <h2>In this case</h2>
        <span className="small muted">{plural(sources.length, 'source', 'sources')}</span>
      </div>
      <LongListFilter {...bar} />
      <table className="table stored-sources">
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Format</th>
            <th scope="col" className="number">
              Records
            </th>
            <th scope="col">Time zone</th>
            <th scope="col">State</th>
            <th scope="col">
              <span className="unseen">Change or undo</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((source) => (
            <tr
              key={source.id}
              className="pick"
              aria-selected={source.id === chosen}
              onClick={() => onChoose(source.id)}
            >
              <td className="mono clip" title={source.receipt.path}>
                {source.name}
              </td>
              <td className="clip">{formatWords(source.receipt.source)}</td>
              <td className="number">{count(source.receipt.records)}</td>
              <td className="clip muted" title={source.receipt.zone ?? undefined}>
                {source.receipt.zone ?? 'none needed'}
              </td>
              <td className="clip">
                <State source={source} />
              </td>
              <td className="number nowrap">
                {source.changes.length > 0 && (
                  <button type="button" className="link small" onClick={() => setChanging(source)}>
                    Change…
                  </button>
                )}{' '}
                <button type="button" className="link small" onClick={() => setRemoving(source)}>
                  Undo…
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <LongListMore {...bar} />
      {warnings.length > 0 && (
        <ul className="warnings tiny muted" aria-label="Warnings">
          {warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
      {changing && <ChangeSource source={changing} onClose={() => setChanging(null)} />}
      {removing && <Remove source={removing} onClose={() => setRemoving(null)} />}
    </section>
  );
}

const wordsOf = ({ name, receipt }: SourceRow) =>
  `${name} ${receipt.path} ${formatWords(receipt.source)} ${receipt.zone ?? ''}`;

/** `cert-http` as `CERT http`, `windows-events` as `Windows events`. */
function formatWords(id: string | null): string {
  if (id === null) return 'not known';
  const words = id.replace(/^cert-/, 'CERT ').replaceAll('-', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function State({ source: { receipt } }: { source: SourceRow }) {
  if (!receipt.balanced) return <span className="broken">Does not balance</span>;
  const words = receipt.stored === 0 && receipt.other > 0 ? plural(receipt.other, 'row', 'rows') : 'Stored';
  return (
    <span className="with-icon">
      <span className="good">
        <Icon name="check" />
      </span>
      {words}
    </span>
  );
}

function Remove({ source, onClose }: { source: SourceRow; onClose: () => void }) {
  const client = useClient();
  const [error, setError] = useState<AppError | null>(null);
  const remove = async () => {
    try {
      const { removedEvents } = await client.call('sources.remove', { source: source.id });
      announce(`${source.name} removed, ${removedEvents} events`);
      onClose();
    } catch (failure) {
      setError(asAppError(failure));
    }
  };
  return (
    <Dialog title={`Undo the import of ${source.name}`} onClose={onClose}>
      <div className="form">
        <p>
          This would remove {plural(source.receipt.stored, 'event', 'events')} from the case. The file itself
          stays where it is and can be imported again.
        </p>
        {error && <Failure error={error} />}
        <div className="buttons">
          <button type="button" className="button primary" onClick={() => void remove()}>
            Remove its events
          </button>
          <button type="button" className="button" onClick={onClose}>
            Keep
          </button>
        </div>
      </div>
    </Dialog>
  );
}
