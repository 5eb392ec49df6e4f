import type { MappingPreview } from '../../../electron/contract/api.ts';
import { MAPPED_KINDS, TIME_WORDS, type MappedKind } from '../../../models/domain/mapping.ts';
import { KIND_WORDS } from '../../../models/figures/mapping-words.ts';
import type { Draft } from './use-draft.ts';

interface MappingHowProps {
  readonly draft: Draft;
  readonly problems: MappingPreview['problems'];
}

/** What the file tells of, how its times are written, and which words mean failure. */
export function MappingHow({ draft: { mapping, change }, problems }: MappingHowProps) {
  const { failures } = mapping;
  return (
    <div className="mapping-how">
      <label>
        Name
        <input
          className="field"
          value={mapping.name}
          maxLength={200}
          onChange={({ target }) => change({ name: target.value || 'Mapping' })}
        />
      </label>
      <Kind {...{ mapping, change }} />
      <Times
        mapping={mapping}
        change={change}
        wrong={problems.some(({ where }) => where.startsWith('time.'))}
      />
      <label>
        Words of failure
        <input
          className="field"
          value={(failures ?? []).join(', ')}
          placeholder="the usual ones of several languages"
          onChange={({ target }) => change({ failures: wordsOf(target.value) })}
        />
      </label>
      {problems.map(({ where, message }) => (
        <p key={where} className="asks small" role="status">
          {message}
        </p>
      ))}
    </div>
  );
}

const wordsOf = (text: string): readonly string[] =>
  text
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');

type PartProps = Pick<Draft, 'mapping' | 'change'>;

function Kind({ mapping, change }: PartProps) {
  return (
    <label>
      It tells of
      <select
        className="field"
        value={mapping.kind}
        onChange={({ target }) => change({ kind: target.value as MappedKind })}
      >
        {MAPPED_KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {KIND_WORDS[kind]}
          </option>
        ))}
      </select>
    </label>
  );
}

function Times({ mapping: { time }, change, wrong }: PartProps & { readonly wrong: boolean }) {
  return (
    <label>
      Times are written
      <input
        className={wrong ? 'field asks mono' : 'field mono'}
        value={time.pattern}
        list="time-patterns"
        aria-invalid={wrong}
        onChange={({ target }) => change({ time: { ...time, pattern: target.value } })}
      />
      <datalist id="time-patterns">
        {TIME_WORDS.map((word) => (
          <option key={word} value={word} />
        ))}
      </datalist>
    </label>
  );
}
