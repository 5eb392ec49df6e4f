import type { WhyDay } from '../../../electron/contract/api.ts';
import { MODEL_TITLES } from '../../../models/figures/model-words.ts';
import { count, figure } from '../../../models/figures/numbers.ts';

/** How each model ranks this day, so that none has to be believed alone. */
export function ModelTable({ models }: { models: WhyDay['models'] }) {
  if (models.length === 0) return null;
  return (
    <section className="why-block flush">
      <div className="why-block-head">
        <h3>By model</h3>
        <span className="end muted small">rank among days of people</span>
      </div>
      <table className="table why-models">
        <thead>
          <tr>
            <th scope="col">Model</th>
            <th scope="col" className="number">
              Surprise, nats
            </th>
            <th scope="col" className="number">
              Rank
            </th>
          </tr>
        </thead>
        <tbody>
          {models.map(({ model, surprise, rank, of }) => (
            <tr key={model}>
              <td>{MODEL_TITLES[model]}</td>
              <td className="number muted">{figure(surprise)}</td>
              <td className="number">
                {count(rank)} <span className="muted">of {count(of)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
