import { ZoneField } from '../../controls/zone-field.tsx';

interface ImportQuestionsProps {
  readonly asksZone: boolean;
  readonly zone: string;
  readonly onZone: (zone: string) => void;
  readonly asksStart: boolean;
  readonly start: string;
  readonly onStart: (start: string) => void;
}

/** One question for all files that need it. */
export function ImportQuestions({ asksZone, zone, onZone, asksStart, start, onStart }: ImportQuestionsProps) {
  return (
    <>
      {asksZone && (
        <span className="zone-inline small">
          <ZoneField
            label="Local times are of"
            value={zone}
            asks={zone === ''}
            onChange={onZone}
            empty="must be chosen, else read as UTC"
          />
        </span>
      )}
      {asksStart && (
        <label className="small mapping-save">
          Second 0 is (UTC)
          <input
            className={start === '' ? 'field asks' : 'field'}
            value={start}
            placeholder="2015-01-01 00:00"
            onChange={({ target }) => onStart(target.value)}
          />
        </label>
      )}
    </>
  );
}
