import type { Coverage } from '../../../electron/contract/api.ts';
import { gapWords, skewWords } from '../../../models/figures/coverage-words.ts';
import { useQuery } from '../../channel/client.tsx';
import { Icon } from '../../controls/icon.tsx';

/** Silences and clocks, in the words that the report has too. */
export function CoverageFindings({ coverage, zone }: { readonly coverage: Coverage; readonly zone: string }) {
  const { data: sources } = useQuery('sources.list', {});
  const nameOf = (source: number) => sources?.find(({ id }) => id === source)?.name ?? `source ${source}`;
  const found = [
    ...coverage.gaps.map((gap) => gapWords(gap, nameOf, zone)),
    ...coverage.skews.map((skew) => skewWords(skew, nameOf)),
  ];
  return (
    <section className="coverage-findings" aria-label="Silences and clocks" tabIndex={0}>
      {found.length === 0 ? (
        <p className="small muted">
          No log fell silent while others went on, and no clocks disagree, as far as these events show.
        </p>
      ) : (
        <ul>
          {found.map((words) => (
            <li key={words} className="small">
              <Icon name="warn" small /> {words}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
