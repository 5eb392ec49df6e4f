import type { WhyDay } from '../../../electron/contract/api.ts';
import { plural, signed } from '../../../models/figures/numbers.ts';

/** What speaks for the person, with the points already taken off. Nothing found is a finding. */
export function Relief({ relief }: { relief: WhyDay['relief'] }) {
  const taken = relief.reduce((sum, { points }) => sum + Math.abs(points), 0);
  return (
    <section className="why-block">
      <div className="why-block-head">
        <h3>Speaks for this person</h3>
        <span className="end muted small">
          {relief.length === 0 ? '' : `already taken off: ${plural(Math.round(taken), 'point', 'points')}`}
        </span>
      </div>
      {relief.length === 0 ? (
        <p className="small muted">Nothing found that speaks for it.</p>
      ) : (
        <ul className="why-relief small">
          {relief.map(({ reason, points }) => (
            <li key={reason}>
              <span className={Math.round(points) === 0 ? 'number muted' : 'number medium good'}>
                {signed(-Math.abs(points))}
              </span>
              <span>{reason}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
