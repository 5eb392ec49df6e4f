import { useState } from 'react';
import type { WhyDay, WhyFeature } from '../../../electron/contract/api.ts';
import { featureOf } from '../../../models/domain/features.ts';
import { figure } from '../../../models/figures/numbers.ts';
import { measured, measuredRange } from '../../../models/figures/words.ts';
import { Segments } from '../segments.tsx';

type Compared = 'usual' | 'expected';
const ALWAYS_SHOWN = 6;

interface FeatureTableProps {
  readonly why: WhyDay;
  /** Opens the records that a feature counts. */
  readonly onPick: ((feature: string) => void) | null;
}

/** Feature, points, seen; beside it what is usual, or what the rest of that day let expect. */
export function FeatureTable({ why, onPick }: FeatureTableProps) {
  const [compared, setCompared] = useState<Compared>('usual');
  const [all, setAll] = useState(false);
  const telling = why.features.filter(({ points }) => Math.round(points) > 0);
  const least = Math.min(Math.max(telling.length, 3), ALWAYS_SHOWN);
  const shown = all ? why.features : why.features.slice(0, least);
  return (
    <>
      <div className="why-compare">
        <span className="muted small nowrap">Against</span>
        <Segments
          label="Seen against"
          options={[
            { id: 'usual', title: 'Usual and peers' },
            { id: 'expected', title: 'Expected that day' },
          ]}
          value={compared}
          onChange={setCompared}
        />
      </div>
      <table className="table why-table">
        <thead>
          <tr>
            <th scope="col">Feature</th>
            <th scope="col" className="number">
              Points
            </th>
            <th scope="col" className="number">
              Seen
            </th>
            <th scope="col" className="number">
              {compared === 'usual' ? 'Usual' : 'Expected'}
            </th>
            <th scope="col" className="number">
              {compared === 'usual' ? 'Peers' : 'Alike day'}
            </th>
          </tr>
        </thead>
        <tbody>
          {shown.map((feature) => (
            <Row key={feature.feature} feature={feature} compared={compared} onPick={onPick} />
          ))}
        </tbody>
      </table>
      {why.features.length > least && (
        <div className="pad">
          <button type="button" className="link small" onClick={() => setAll(!all)}>
            {all ? 'Only what counts' : `and ${why.features.length - least} more features`}
          </button>
        </div>
      )}
    </>
  );
}

function Row({
  feature,
  compared,
  onPick,
}: {
  feature: WhyFeature;
  compared: Compared;
  onPick: FeatureTableProps['onPick'];
}) {
  const known = featureOf(feature.feature);
  const range = (value: WhyFeature['usual']) =>
    value ? measuredRange(value.low, value.high, known.unit) : 'learning';
  const one = (value: number | null) => (value === null ? '\u2013' : measured(value, known.unit));
  const [third, fourth] =
    compared === 'usual'
      ? [range(feature.usual), range(feature.peers)]
      : [one(feature.expected), one(feature.nearest)];
  return (
    <tr>
      <td>
        <div className="why-feature">
          <span className={`swatch ${feature.contribution}`} />
          <span className="why-name">
            {onPick ? (
              <button
                type="button"
                className="link"
                title={`Records behind ${known.title}`}
                onClick={() => onPick(feature.feature)}
              >
                {known.title}
              </button>
            ) : (
              known.title
            )}
            <span className="tiny muted clip" title={known.qualifier}>
              {known.qualifier}
            </span>
          </span>
        </div>
      </td>
      <td className="number medium">
        {feature.points >= 0.5 ? Math.round(feature.points) : figure(Math.round(feature.points))}
      </td>
      <td className="number medium">{measured(feature.seen, known.unit)}</td>
      <td className="number muted tiny">{third}</td>
      <td className="number muted tiny">{fourth}</td>
    </tr>
  );
}
