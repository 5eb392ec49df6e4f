import { useRef, useState } from 'react';
import type { SourceRow } from '../../../electron/contract/api.ts';
import type { AppError } from '../../../electron/contract/errors.ts';
import type { Mapping } from '../../../models/domain/mapping.ts';
import { dayOfIso, isoDay } from '../../../models/domain/time.ts';
import { plural } from '../../../models/figures/numbers.ts';
import { useClient } from '../../channel/client.tsx';
import { asAppError } from '../../channel/query-cache.ts';
import { Dialog } from '../../controls/dialog.tsx';
import { PathBrowser } from '../../controls/path-browser.tsx';
import { Failure } from '../../controls/states.tsx';
import { ZoneField } from '../../controls/zone-field.tsx';
import { announce } from '../../state/announce.ts';

/** What is chosen so far; what equals the source's own changes nothing. */
interface Choice {
  readonly zone: string;
  readonly known: string;
  readonly mapping: { readonly path: string; readonly mapping: Mapping } | null;
}

interface ChangeSourceProps {
  readonly source: SourceRow;
  readonly onClose: () => void;
}

/** Says otherwise how a stored source is to be read: its zone, the day from which a list applies, its mapping. */
export function ChangeSource({ source, onClose }: ChangeSourceProps) {
  const before: Choice = {
    zone: source.receipt.zone ?? '',
    known: source.known === null ? '' : isoDay(source.known),
    mapping: null,
  };
  const [choice, setChoice] = useState(before);
  const change = (part: Partial<Choice>) => setChoice((now) => ({ ...now, ...part }));
  const { reading, error, setError, run, cancel } = useReread(source, onClose);
  const differs = choice.zone !== before.zone || choice.known !== before.known || choice.mapping !== null;
  const zoned = choice.zone !== '' || !source.changes.includes('zone');
  const ready = differs && zoned && !reading;
  return (
    <Dialog title={`Read ${source.name} otherwise`} onClose={reading ? cancel : onClose}>
      <div className="form">
        <ChoiceFields changes={source.changes} choice={choice} onChange={change} onError={setError} />
        <p className="small muted">
          {plural(source.receipt.records, 'record is', 'records are')} read again from the text that the case
          keeps; the file is not needed. The analysis has to run again afterwards.
        </p>
        {error && <Failure error={error} />}
        <Buttons
          reading={reading}
          ready={ready}
          onRead={() => void run(choice, before)}
          onLeave={reading ? cancel : onClose}
        />
      </div>
    </Dialog>
  );
}

interface ButtonsProps {
  readonly reading: boolean;
  readonly ready: boolean;
  readonly onRead: () => void;
  readonly onLeave: () => void;
}

const Buttons = ({ reading, ready, onRead, onLeave }: ButtonsProps) => (
  <div className="buttons">
    <button type="button" className="button primary" aria-disabled={!ready} onClick={() => ready && onRead()}>
      {reading ? 'Reading again…' : 'Read again'}
    </button>
    <button type="button" className="button" onClick={onLeave}>
      {reading ? 'Cancel' : 'Leave as it is'}
    </button>
  </div>
);

interface ChoiceFieldsProps {
  readonly changes: SourceRow['changes'];
  readonly choice: Choice;
  readonly onChange: (part: Partial<Choice>) => void;
  readonly onError: (error: AppError | null) => void;
}

function ChoiceFields({ changes, choice, onChange, onError }: ChoiceFieldsProps) {
  return (
    <>
      {changes.includes('zone') && (
        <ZoneField
          label="Local times are of"
          value={choice.zone}
          empty="choose a zone"
          onChange={(zone) => onChange({ zone })}
        />
      )}
      {changes.includes('known') && (
        <label>
          Known from
          <input
            type="date"
            className="field"
            value={choice.known}
            onChange={({ target }) => target.value !== '' && onChange({ known: target.value })}
          />
        </label>
      )}
      {changes.includes('mapping') && (
        <MappingChoice
          chosen={choice.mapping}
          onChoose={(mapping) => onChange({ mapping })}
          onError={onError}
        />
      )}
    </>
  );
}

/** One request after the other; what was done before a cancel stays done. */
function useReread(source: SourceRow, onDone: () => void) {
  const client = useClient();
  const [reading, setReading] = useState(false);
  const [error, setError] = useState<AppError | null>(null);
  const stop = useRef<AbortController | null>(null);
  const run = async ({ zone, known, mapping }: Choice, before: Choice) => {
    const { signal } = (stop.current = new AbortController());
    setReading(true);
    setError(null);
    try {
      const { id } = source;
      if (mapping)
        await client.call('sources.set-mapping', { source: id, mapping: mapping.mapping }, { signal });
      if (zone !== before.zone) await client.call('sources.set-zone', { source: id, zone }, { signal });
      if (known !== before.known)
        await client.call('sources.set-known', { source: id, known: dayOfIso(known) }, { signal });
      announce(`${source.name} was read again`);
      onDone();
    } catch (failure) {
      setError(asAppError(failure));
    } finally {
      setReading(false);
    }
  };
  return { reading, error, setError, run, cancel: () => stop.current?.abort() };
}

interface MappingChoiceProps {
  readonly chosen: Choice['mapping'];
  readonly onChoose: (mapping: Choice['mapping']) => void;
  readonly onError: (error: AppError | null) => void;
}

function MappingChoice({ chosen, onChoose, onError }: MappingChoiceProps) {
  const client = useClient();
  const [opening, setOpening] = useState(false);
  const open = async (path: string) => {
    try {
      onChoose({ path, mapping: await client.call('mapping.read', { path }) });
      onError(null);
    } catch (failure) {
      onError(asAppError(failure));
    }
  };
  return (
    <div className="mapping-choice small">
      <button type="button" className="button" onClick={() => setOpening(true)}>
        Another mapping…
      </button>
      <span className="muted clip">
        {chosen
          ? `${chosen.mapping.name}, of ${chosen.path}`
          : 'as it was read; a saved mapping (YAML) replaces it'}
      </span>
      {opening && (
        <PathBrowser
          title="Open a mapping"
          accepts={(name) => /\.ya?ml$/i.test(name)}
          folders={false}
          onChoose={(path) => void open(path)}
          onClose={() => setOpening(false)}
        />
      )}
    </div>
  );
}
