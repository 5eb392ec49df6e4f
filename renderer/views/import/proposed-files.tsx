import { useState } from 'react';
import type { RecognisedFile } from '../../../electron/contract/api.ts';
import { bytes, plural } from '../../../models/figures/numbers.ts';
import { useCase } from '../../channel/use-case.ts';
import { Icon } from '../../controls/icon.tsx';
import { ZoneField } from '../../controls/zone-field.tsx';
import { baseName } from './base-name.ts';

interface ProposedFilesProps {
  readonly files: readonly RecognisedFile[];
  readonly onImport: (files: readonly RecognisedFile[], zone: string) => Promise<void>;
  readonly onLeave: () => void;
}

/** What each file is and how sure that is; only the zone is asked, and only where it cannot be known. */
export function ProposedFiles({ files, onImport, onLeave }: ProposedFilesProps) {
  const { data: status } = useCase();
  const known = files.filter(({ source }) => source !== null);
  const asksZone = known.some(({ needsZone }) => needsZone);
  const [chosen, setChosen] = useState<string | null>(null);
  const zone = chosen ?? (status && status.zone !== 'UTC' ? status.zone : '');
  return (
    <section>
      <div className="region-head">
        <h2>Recognised</h2>
        <span className="small muted">
          {known.length} of {plural(files.length, 'file', 'files')}; nothing is stored yet
        </span>
      </div>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Recognised as</th>
            <th scope="col">Sure</th>
            <th scope="col" className="number">
              Size
            </th>
            <th scope="col">Time zone</th>
          </tr>
        </thead>
        <tbody>
          {files.map((file) => (
            <tr key={`${file.path} ${file.shown}`}>
              <td className="mono nowrap" title={file.shown}>
                {baseName(file.shown)}
              </td>
              <td className={file.source === null ? 'muted' : undefined} title={file.reason}>
                {file.source === null ? `Left out: ${file.reason}` : file.title}
              </td>
              <td className="muted">{sure(file)}</td>
              <td className="number nowrap">{bytes(file.bytes)}</td>
              <td className="nowrap">{zoneWords(file, zone)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="browser-foot">
        {asksZone && (
          <span className="zone-inline small">
            <ZoneField
              label="Local times are of"
              value={zone}
              asks={zone === ''}
              onChange={setChosen}
              empty="must be chosen, else read as UTC"
            />
          </span>
        )}
        <button
          type="button"
          className="button primary"
          aria-disabled={known.length === 0}
          onClick={() => known.length > 0 && void onImport(known, zone)}
        >
          Import {plural(known.length, 'file', 'files')}
        </button>
        <button type="button" className="button" onClick={onLeave}>
          Leave
        </button>
        {known.length === 0 && <span className="small muted">none of the files is of a known format</span>}
      </div>
    </section>
  );
}

function sure({ source, confidence }: RecognisedFile): string {
  if (source === null) return '–';
  return confidence >= 0.95 ? 'certain' : confidence >= 0.6 ? 'likely' : 'guess';
}

function zoneWords({ source, needsZone }: RecognisedFile, zone: string) {
  if (source === null) return <span className="muted">–</span>;
  if (!needsZone) return <span className="muted">none needed</span>;
  if (zone !== '') return <span className="muted">{zone}</span>;
  return (
    <span className="asks with-icon">
      <Icon name="warn" />
      must be chosen
    </span>
  );
}
