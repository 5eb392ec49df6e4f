import { memo, useMemo } from 'react';
import type { RankedPeople } from '../../../electron/contract/api.ts';
import { personId } from '../../../models/domain/ids.ts';
import { featureOf } from '../../../models/domain/features.ts';
import { plural, signed } from '../../../models/figures/numbers.ts';
import { at } from '../../../models/figures/scene.ts';
import { SPARKLINE, sparkline } from '../../../models/figures/sparkline.ts';
import { actionsFirst, reasonSentence, roleWords, whatHappened } from '../../../models/figures/words.ts';
import { Marks } from '../../charts/marks.tsx';
import { useNames } from '../../channel/client.tsx';
import { openPerson, select } from '../../state/selection.ts';

const WEEKS = 12;

interface PersonRowProps {
  readonly ranked: RankedPeople;
  readonly row: number;
  readonly position: number;
  readonly top: number;
  readonly cut: number | null;
  readonly selected: boolean;
}

export const PersonRow = memo(function PersonRow({
  ranked,
  row,
  position,
  top,
  cut,
  selected,
}: PersonRowProps) {
  const nameOf = useNames();
  const { columns, dictionary } = ranked.people;
  const person = personId(at(columns.person, row));
  const scene = useMemo(
    () =>
      sparkline({
        weeks: [...columns.spark.subarray(row * WEEKS, (row + 1) * WEEKS)],
        usualLow: at(columns.usualLow, row),
        usualHigh: at(columns.usualHigh, row),
        cut,
      }),
    [columns, row, cut],
  );
  const news = at(columns.newDays, row);
  const change = at(columns.change, row);
  const role = dictionary?.['role']?.[at(columns.role, row)] ?? '';
  return (
    <div
      className="people-row"
      role="row"
      aria-rowindex={position + 2}
      aria-selected={selected}
      style={{ transform: `translateY(${top}px)` }}
      onClick={() => select({ preview: person, inspector: true })}
      onDoubleClick={() => openPerson(person, at(columns.peakDay, row))}
    >
      <span role="cell" className="number muted">
        {at(columns.rank, row)}
      </span>
      <span role="cell" className="clip">
        <span className="medium clip line">{nameOf('person', person) ?? '…'}</span>
        <span className="small muted clip line">{role === '' ? 'no role known' : roleWords(role)}</span>
      </span>
      <span role="cell" className="number">
        <span className="people-risk">{Math.round(at(columns.risk, row))}</span>
        <span className="tiny muted line" title="Against the week before">
          {Number.isFinite(change) ? signed(change) : 'first week'}
        </span>
      </span>
      <span role="cell" className="people-spark">
        <span className="spark" role="img" aria-label={scene.finding} style={SPARKLINE}>
          <Marks scene={scene} />
        </span>
      </span>
      <span role="cell" className="clip">
        <Reasons reasons={ranked.reasons[row] ?? []} />
      </span>
      <span role="cell" className="small people-new">
        {news > 0 ? (
          <b className="medium">{plural(news, 'day', 'days')} above usual</b>
        ) : (
          <span className="muted">nothing new</span>
        )}
      </span>
    </div>
  );
});

function Reasons({ reasons }: { reasons: RankedPeople['reasons'][number] }) {
  const [first, second] = actionsFirst(reasons);
  if (!first) return <span className="muted">No departure from the usual</span>;
  return (
    <>
      <span className="clip line" title={reasonSentence(featureOf(first.feature).id, first)}>
        {reasonSentence(featureOf(first.feature).id, first)}
      </span>
      <span
        className="small muted clip line"
        title={second && reasonSentence(featureOf(second.feature).id, second)}
      >
        {second ? whatHappened(featureOf(second.feature).id, second.seen) : 'No other departure'}
      </span>
    </>
  );
}
