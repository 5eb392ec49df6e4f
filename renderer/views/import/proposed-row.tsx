import type { RecognisedFile } from '../../../electron/contract/api.ts';
import type { Mapping } from '../../../models/domain/mapping.ts';
import { bytes } from '../../../models/figures/numbers.ts';
import { Icon } from '../../controls/icon.tsx';
import { baseName } from './base-name.ts';
import { mappingNeeds } from './mapping-needs.ts';

interface ProposedRowProps {
  readonly file: RecognisedFile;
  readonly mapping: Mapping | undefined;
  /** Used for another file: one press uses it here too. */
  readonly offered: Mapping | undefined;
  readonly zone: string;
  readonly startUs: number | null;
  readonly editing: RecognisedFile | null;
  readonly onMap: () => void;
  readonly onUse: (mapping: Mapping) => void;
}

export function ProposedRow({
  file,
  mapping,
  offered,
  zone,
  startUs,
  editing,
  onMap,
  onUse,
}: ProposedRowProps) {
  const unknown = file.source === null && mapping === undefined;
  const asks = unknown && file.mappable;
  return (
    <tr aria-selected={file === editing}>
      <td className="mono nowrap" title={file.shown}>
        {baseName(file.shown)}
      </td>
      <td className={unknown ? 'muted clip' : 'clip'} title={file.reason}>
        {mapping ? `${mapping.name}, your mapping` : unknown ? reasonWords(file) : file.title}
      </td>
      <td className="muted nowrap">{mapping ? 'mapped' : asks ? 'asks' : sure(file)}</td>
      <td className="number nowrap">{bytes(file.bytes)}</td>
      <td className="nowrap">
        {unknown ? <span className="muted">–</span> : <Needs {...{ file, mapping, zone, startUs }} />}
      </td>
      <td className="nowrap number">
        <Links
          {...{ file, mapping, onMap, onUse }}
          offered={asks ? offered : undefined}
          shows={asks || mapping !== undefined}
        />
      </td>
    </tr>
  );
}

type LinksProps = Pick<ProposedRowProps, 'file' | 'mapping' | 'offered' | 'onMap' | 'onUse'> & {
  readonly shows: boolean;
};

function Links({ file, mapping, offered, onMap, onUse, shows }: LinksProps) {
  return (
    <>
      {offered && (
        <button type="button" className="link small" onClick={() => onUse(offered)}>
          As {offered.name}
        </button>
      )}{' '}
      {shows && (
        <button
          type="button"
          className="link small"
          aria-label={`Map ${baseName(file.shown)}`}
          onClick={onMap}
        >
          {mapping ? 'Change…' : 'Map…'}
        </button>
      )}
    </>
  );
}

const reasonWords = ({ mappable, reason }: RecognisedFile) =>
  mappable
    ? `Needs a mapping: ${reason.replace(/(?:, of no known format)?: a mapping says.*$/, '')}`
    : `Left out: ${reason}`;

function sure({ source, confidence }: RecognisedFile): string {
  if (source === null) return '–';
  return confidence >= 0.95 ? 'certain' : confidence >= 0.6 ? 'likely' : 'guess';
}

function Needs({
  file,
  mapping,
  zone,
  startUs,
}: Pick<ProposedRowProps, 'file' | 'mapping' | 'zone' | 'startUs'>) {
  const { needsZone, needsStart } = mappingNeeds(file, mapping);
  if (needsStart)
    return startUs === null ? (
      <Asks words="start must be named" />
    ) : (
      <span className="muted">from the start</span>
    );
  if (!needsZone) return <span className="muted">none needed</span>;
  return zone === '' ? <Asks words="must be chosen" /> : <span className="muted">{zone}</span>;
}

const Asks = ({ words }: { words: string }) => (
  <span className="asks with-icon">
    <Icon name="warn" />
    {words}
  </span>
);
