import { useState } from 'react';
import type { ImportRequest, RecognisedFile } from '../../../electron/contract/api.ts';
import type { Mapping } from '../../../models/domain/mapping.ts';
import { timestampUs } from '../../../models/domain/time.ts';
import { plural } from '../../../models/figures/numbers.ts';
import { useCase } from '../../channel/use-case.ts';
import { LongListFilter, LongListMore, useLongList } from '../../controls/long-list.tsx';
import { ImportQuestions } from './import-questions.tsx';
import { MappingEditor } from './mapping-editor.tsx';
import { mappingPath } from './mapping-path.ts';
import { ProposedRow } from './proposed-row.tsx';
import { mappingNeeds } from './mapping-needs.ts';

interface ProposedFilesProps {
  readonly files: readonly RecognisedFile[];
  readonly onImport: (request: ImportRequest) => Promise<void>;
  readonly onLeave: () => void;
}

/** What each file is and how sure that is. Asked is only what cannot be known: a zone, a start, what unknown columns mean. */
export function ProposedFiles({ files, onImport, onLeave }: ProposedFilesProps) {
  const { data: status } = useCase();
  const [chosenZone, setZone] = useState<string | null>(null);
  const [start, setStart] = useState('');
  const [mappings, setMappings] = useState<ReadonlyMap<string, Mapping>>(new Map());
  const [editing, setEditing] = useState<RecognisedFile | null>(null);
  const zone = chosenZone ?? (status && status.zone !== 'UTC' ? status.zone : '');
  const known = files.filter((file) => file.source !== null || mappings.has(mappingPath(file)));
  const needs = known.map((file) => mappingNeeds(file, mappings.get(mappingPath(file))));
  const startUs = microseconds(start);
  const use = (file: RecognisedFile, mapping: Mapping) => {
    setMappings((now) => new Map(now).set(mappingPath(file), mapping));
    setEditing(null);
  };
  const run = () =>
    onImport({
      paths: [...new Set(known.map(({ path }) => path))],
      ...(zone === '' ? {} : { zone }),
      ...(startUs === null ? {} : { start: timestampUs(startUs) }),
      ...(mappings.size === 0
        ? {}
        : { mappings: [...mappings].map(([path, mapping]) => ({ path, mapping })) }),
    });
  return (
    <section>
      <div className="region-head">
        <h2>Recognised</h2>
        <span className="small muted">
          {known.length} of {plural(files.length, 'file', 'files')}; nothing is stored yet
        </span>
      </div>
      <ProposedTable {...{ files, mappings, zone, startUs, editing }} onMap={setEditing} onUse={use} />
      {editing && (
        <MappingEditor
          file={editing}
          chosen={mappings.get(mappingPath(editing))}
          zone={zone}
          startUs={startUs}
          onUse={(mapping) => use(editing, mapping)}
          onClose={() => setEditing(null)}
        />
      )}
      <div className="browser-foot">
        <ImportQuestions
          asksZone={needs.some(({ needsZone }) => needsZone) || editing !== null}
          zone={zone}
          onZone={setZone}
          asksStart={needs.some(({ needsStart }) => needsStart)}
          start={start}
          onStart={setStart}
        />
        <button
          type="button"
          className="button primary"
          aria-disabled={known.length === 0}
          onClick={() => known.length > 0 && void run()}
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

/** `2015-01-01 00:00` as UTC; null where it is none. */
function microseconds(text: string): number | null {
  const ms = Date.parse(`${text.trim().replace(' ', 'T')}Z`);
  return Number.isNaN(ms) ? null : ms * 1000;
}

interface ProposedTableProps {
  readonly files: readonly RecognisedFile[];
  readonly mappings: ReadonlyMap<string, Mapping>;
  readonly zone: string;
  readonly startUs: number | null;
  readonly editing: RecognisedFile | null;
  readonly onMap: (file: RecognisedFile) => void;
  readonly onUse: (file: RecognisedFile, mapping: Mapping) => void;
}

const wordsOf = ({ shown, title, reason }: RecognisedFile) => `${shown} ${title} ${reason}`;

function ProposedTable({ files, mappings, onMap, onUse, ...rest }: ProposedTableProps) {
  const last = [...mappings.values()].at(-1);
  const { shown, bar } = useLongList('files', files, wordsOf);
  return (
    <>
      <LongListFilter {...bar} />
      <table className="table proposed-files">
        <thead>
          <tr>
            <th scope="col">File</th>
            <th scope="col">Recognised as</th>
            <th scope="col">Sure</th>
            <th scope="col" className="number">
              Size
            </th>
            <th scope="col">Time</th>
            <th scope="col">
              <span className="unseen">Mapping</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((file) => (
            <ProposedRow
              key={mappingPath(file)}
              file={file}
              mapping={mappings.get(mappingPath(file))}
              offered={last}
              {...rest}
              onMap={() => onMap(file)}
              onUse={(mapping) => onUse(file, mapping)}
            />
          ))}
        </tbody>
      </table>
      <LongListMore {...bar} />
    </>
  );
}
