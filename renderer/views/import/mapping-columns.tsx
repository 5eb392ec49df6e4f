import type { MappingPreview, MappingProposal } from '../../../electron/contract/api.ts';
import { ACTIONS } from '../../../models/domain/event.ts';
import { MAPPED_FIELDS, type Mapping, type ProposedColumn } from '../../../models/domain/mapping.ts';
import { actionWords } from '../../../models/figures/actions.ts';
import { FIELD_WORDS } from '../../../models/figures/mapping-words.ts';
import { meaningOf, reasonOf, type Draft, type Meaning } from './use-draft.ts';

interface MappingColumnsProps {
  readonly draft: Draft;
  readonly proposal: MappingProposal;
  readonly problems: MappingPreview['problems'];
}
const MEANINGS: readonly Meaning[] = ['none', 'time', ...MAPPED_FIELDS];
const meaningWords = (meaning: Meaning) => (meaning === 'none' ? 'not used' : FIELD_WORDS[meaning]);

/** Each column with its first values, what it means and why that was proposed. */
export function MappingColumns({ draft, proposal, problems }: MappingColumnsProps) {
  const { mapping } = draft;
  const wrong = new Set(problems.map(({ where }) => where.replace('fields.', '')));
  return (
    <table className="table mapping-columns" aria-label="Columns">
      <thead>
        <tr>
          <th scope="col">Column</th>
          <th scope="col">First values</th>
          <th scope="col">Means</th>
          <th scope="col">Why</th>
          <th scope="col">Sure</th>
        </tr>
      </thead>
      <tbody>
        {proposal.columns.map((proposed) => (
          <ColumnRow
            key={proposed.column}
            proposed={proposed}
            draft={draft}
            proposal={proposal}
            asks={wrong.has(meaningOf(mapping, proposed.column))}
          />
        ))}
      </tbody>
    </table>
  );
}

interface ColumnRowProps {
  readonly proposed: ProposedColumn;
  readonly draft: Draft;
  readonly proposal: MappingProposal;
  readonly asks: boolean;
}

function ColumnRow({ proposed, draft, proposal, asks }: ColumnRowProps) {
  const { column, samples, field, confidence } = proposed;
  const meaning = meaningOf(draft.mapping, column);
  return (
    <tr>
      <td className="mono clip" title={column}>
        {column}
      </td>
      <td className="mono muted clip" title={samples.join('\n')}>
        {samples.slice(0, 2).join('  ')}
      </td>
      <td>
        <select
          className={asks ? 'field low asks' : 'field low'}
          aria-label={`${column} means`}
          value={meaning}
          onChange={({ target }) => draft.mean(column, target.value as Meaning)}
        >
          {MEANINGS.map((one) => (
            <option key={one} value={one}>
              {meaningWords(one)}
            </option>
          ))}
        </select>
      </td>
      <td className="muted small">
        <Why mapping={draft.mapping} proposal={proposal} column={column} draft={draft} samples={samples} />
      </td>
      <td className="muted small nowrap">
        {meaning !== 'none' && meaning === field ? sure(confidence) : ''}
      </td>
    </tr>
  );
}

const sure = (confidence: number) => (confidence >= 0.9 ? 'certain' : confidence >= 0.6 ? 'likely' : 'guess');

interface WhyProps {
  readonly mapping: Mapping;
  readonly proposal: MappingProposal;
  readonly column: string;
  readonly draft: Draft;
  readonly samples: readonly string[];
}

/** Words of an action column are told what they mean here. */
function Why({ mapping, proposal, column, draft, samples }: WhyProps) {
  if (meaningOf(mapping, column) !== 'action') return reasonOf(proposal, mapping, column);
  const words = [
    ...new Set([...samples.map((word) => word.toLowerCase()), ...Object.keys(mapping.actions ?? {})]),
  ];
  return (
    <span className="mapping-actions">
      {words.map((word) => (
        <label key={word}>
          {word}
          <select
            className="field low"
            value={mapping.actions?.[word] ?? ''}
            onChange={({ target }) => draft.change({ actions: withAction(mapping, word, target.value) })}
          >
            <option value="">as the file calls it</option>
            {ACTIONS.map((action) => (
              <option key={action} value={action}>
                {actionWords(action)}
              </option>
            ))}
          </select>
        </label>
      ))}
    </span>
  );
}

function withAction(
  { actions = {} }: Mapping,
  word: string,
  action: string,
): Readonly<Record<string, string>> {
  const { [word]: _, ...others } = actions;
  return action === '' ? others : { ...others, [word]: action };
}
