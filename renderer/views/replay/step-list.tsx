import { memo } from 'react';
import { timestampUs } from '../../../models/domain/time.ts';
import { clock } from '../../../models/figures/days.ts';
import { count } from '../../../models/figures/numbers.ts';
import type { ReplayNames } from '../../../models/figures/replay-names.ts';
import { stepWords } from '../../../models/figures/replay-words.ts';
import { at } from '../../../models/figures/scene.ts';
import { Rows } from '../../controls/rows.tsx';
import { goToStep } from './playback.ts';
import { useRestingStep } from './use-resting.ts';
import type { ReplayModel } from './view-model.ts';

const LIST_MS = 150;

interface StepListProps {
  readonly model: ReplayModel;
  readonly names: ReplayNames;
  readonly zone: string;
}

/** Every step in its order, runs folded; numbers are those on the edges. */
export function StepList({ model, names, zone }: StepListProps) {
  const { replay, playback } = model;
  const current = useRestingStep(playback, LIST_MS, true);
  return (
    <section className="replay-list">
      <div className="region-head title">
        <h2>Events</h2>
        <span className="end small muted">
          {count(replay.steps.rows)} of {count(replay.events)}, runs folded
        </span>
      </div>
      <Rows
        label="Events of the replay"
        count={replay.steps.rows}
        selected={current}
        onSelect={(row) => {
          playback.setState({ playing: false });
          goToStep(playback, replay, row);
        }}
        className="replay-row"
        renderRow={(row) => (
          <StepCells model={model} names={names} zone={zone} row={row} ahead={row > current} />
        )}
      />
    </section>
  );
}

interface StepCellsProps extends StepListProps {
  readonly row: number;
  readonly ahead: boolean;
}

const StepCells = memo(function StepCells({ model, names, zone, row, ahead }: StepCellsProps) {
  const { replay, chain } = model;
  const { at: times, first, failed } = replay.steps.columns;
  const number = at(chain.numbers, row);
  const words = stepWords(replay, row, names);
  const tone = [ahead && 'ahead', failed[row] === 1 && 'failed'].filter(Boolean).join(' ');
  return (
    <>
      <span role="cell" className="mono muted">
        {clock(timestampUs(at(times, row)), zone)}
      </span>
      <span role="cell" className="replay-number">
        {number > 0 && <b className={tone}>{number}</b>}
      </span>
      <span role="cell" className={ahead ? 'clip muted' : 'clip'} title={words}>
        {words}
      </span>
      <span role="cell" className="replay-first">
        {first[row] === 1 && <b className={ahead ? 'ahead' : ''}>first</b>}
      </span>
    </>
  );
});
