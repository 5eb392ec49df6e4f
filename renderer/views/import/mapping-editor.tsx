import type { MappingProposal, RecognisedFile } from '../../../electron/contract/api.ts';
import type { Mapping } from '../../../models/domain/mapping.ts';
import { timestampUs } from '../../../models/domain/time.ts';
import { useQuery } from '../../channel/client.tsx';
import { Failure, Skeleton } from '../../controls/states.tsx';
import { baseName } from './base-name.ts';
import { MappingColumns } from './mapping-columns.tsx';
import { MappingFile } from './mapping-file.tsx';
import { MappingHow } from './mapping-how.tsx';
import { mappingPath } from './mapping-path.ts';
import { MappingPreview } from './mapping-preview.tsx';
import { useDraft } from './use-draft.ts';

export interface MappingEditorProps {
  readonly file: RecognisedFile;
  /** Chosen for it before. */
  readonly chosen: Mapping | undefined;
  readonly zone: string;
  readonly startUs: number | null;
  readonly onUse: (mapping: Mapping) => void;
  readonly onClose: () => void;
}

/** It opens under a list that may be long. */
function intoView(element: HTMLElement | null): void {
  const [list, editor] = [element?.closest('.import-files'), element?.closest('section')];
  if (list && editor) list.scrollTop += editor.getBoundingClientRect().top - list.getBoundingClientRect().top;
}

/** What the columns of a file of no known format mean, and the events that come of it. */
export function MappingEditor(props: MappingEditorProps) {
  const { file, chosen } = props;
  const { data, error, retry } = useQuery('mapping.propose', { path: mappingPath(file) });
  return (
    <section aria-label={`Mapping of ${baseName(file.shown)}`}>
      <div className="region-head">
        <h2 className="clip">Mapping of {baseName(file.shown)}</h2>
        <button type="button" className="button small end" onClick={props.onClose}>
          Close
        </button>
      </div>
      {error && !data && <Failure error={error} onRetry={retry} />}
      {!data && !error && <Skeleton rows={5} what="Reading the first records" />}
      {data && <Editor key={mappingPath(file)} {...props} proposal={data} start={chosen ?? data.mapping} />}
    </section>
  );
}

type EditorProps = MappingEditorProps & { readonly proposal: MappingProposal; readonly start: Mapping };

function Editor({ file, zone, startUs, proposal, start, onUse }: EditorProps) {
  const draft = useDraft(start);
  const preview = useQuery('mapping.preview', {
    path: mappingPath(file),
    mapping: draft.rested,
    ...(zone === '' ? {} : { zone }),
    ...(startUs === null ? {} : { start: timestampUs(startUs) }),
  });
  const problems = preview.data?.problems ?? [];
  const usable = preview.data !== undefined && problems.length === 0;
  return (
    <div ref={intoView} className="mapping-editor">
      <MappingHow draft={draft} problems={problems} />
      <MappingColumns draft={draft} proposal={proposal} problems={problems} />
      <MappingPreview preview={preview} zone={zone} />
      <div className="browser-foot">
        <button
          type="button"
          className="button primary"
          aria-disabled={!usable}
          onClick={() => usable && onUse(draft.mapping)}
        >
          Use this mapping
        </button>
        <MappingFile draft={draft} />
      </div>
    </div>
  );
}
