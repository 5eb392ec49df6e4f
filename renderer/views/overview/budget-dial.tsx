import { useMemo, useRef, useState } from 'react';
import type { KeyboardEvent, PointerEvent } from 'react';
import { BUDGET_PLOT, budgetScale, budgetScene, cutRisk } from '../../../models/figures/budget.ts';
import { count, plural } from '../../../models/figures/numbers.ts';
import { at } from '../../../models/figures/scene.ts';
import { Figure } from '../../charts/figure.tsx';
import { useKeys } from '../../controls/use-keys.ts';
import { announce } from '../../state/announce.ts';
import { preferences } from '../../state/preferences.ts';

const SIZE = { width: 372, height: 100 };

interface BudgetDialProps {
  readonly risks: ArrayLike<number>;
  readonly budget: number;
  readonly loading: boolean;
}

/** The main dial: how many people can be looked at in a week. */
export function BudgetDial({ risks, budget, loading }: BudgetDialProps) {
  const scene = useMemo(() => budgetScene({ risks, budget }, SIZE), [risks, budget]);
  const { change, undo } = useBudget(budget);
  useKeys({
    '+': () => change(budget + 1),
    '-': () => change(budget - 1),
    '−': () => change(budget - 1),
    'Ctrl z': undo,
  });
  return (
    <div className="budget">
      <div className="strip-head">
        <h2>Budget</h2>
        <span className="end strip-head-end">
          <span className="stepper">
            <button type="button" aria-label="Fewer" onClick={() => change(budget - 1)}>
              −
            </button>
            <BudgetInput budget={budget} onChange={change} />
            <button type="button" aria-label="More" onClick={() => change(budget + 1)}>
              +
            </button>
          </span>
          <span className="small muted">people a week</span>
        </span>
      </div>
      <Figure
        scene={scene}
        name="Budget"
        onSelect={change}
        onSays={announce}
        table={() => ({
          columns: ['Rank', 'Risk', 'Inside the budget'],
          rows: Array.from(risks, (risk, i) => [
            String(i + 1),
            String(Math.round(risk)),
            i < budget ? 'yes' : 'no',
          ]),
        })}
      >
        {risks.length > 0 && <Cut risks={risks} budget={budget} onChange={change} />}
      </Figure>
      <p className="tiny muted">
        {loading && risks.length === 0 ? '' : 'No labels in this case: how many would be caught is unknown.'}
      </p>
    </div>
  );
}

/** Changes with an undo that remembers this visit. */
function useBudget(budget: number) {
  const before = useRef<number[]>([]);
  const change = (value: number) => {
    const next = Math.max(1, Math.min(9999, Math.round(value)));
    if (next === budget || !Number.isFinite(next)) return;
    before.current.push(budget);
    preferences.setState({ budget: next });
  };
  const undo = () => {
    const last = before.current.pop();
    if (last !== undefined) preferences.setState({ budget: last });
  };
  return { change, undo };
}

function BudgetInput({ budget, onChange }: { budget: number; onChange: (value: number) => void }) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    const value = Number(draft ?? budget);
    if (Number.isInteger(value) && value > 0) onChange(value);
    setDraft(null);
  };
  return (
    <input
      inputMode="numeric"
      aria-label="People a week"
      value={draft ?? String(budget)}
      onChange={({ target }) => setDraft(target.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === 'Enter') commit();
      }}
    />
  );
}

function Cut({
  risks,
  budget,
  onChange,
}: Omit<BudgetDialProps, 'loading'> & { onChange: (value: number) => void }) {
  const dragging = useRef<number | null>(null);
  const scale = budgetScale(risks.length, SIZE);
  const inside = Math.min(budget, risks.length);
  const left = scale(inside);
  const rest = risks.length - inside;
  const move = (event: PointerEvent) => {
    if (dragging.current === null) return;
    onChange(Math.max(1, Math.min(risks.length, scale.invert(event.clientX - dragging.current))));
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowRight: 1, ArrowUp: 1, ArrowLeft: -1, ArrowDown: -1, PageUp: 10, PageDown: -10 }[
      event.key
    ];
    if (!step) return;
    event.preventDefault();
    event.stopPropagation();
    onChange(inside + step);
  };
  const right = left > SIZE.width - 150;
  return (
    <>
      <div
        className="budget-cut"
        role="slider"
        tabIndex={0}
        aria-label="Budget, people a week"
        aria-valuemin={1}
        aria-valuemax={risks.length}
        aria-valuenow={inside}
        aria-valuetext={`${inside} of ${risks.length} people, from risk ${Math.round(cutRisk({ risks, budget }) ?? 0)}`}
        style={{ left, top: 0, height: SIZE.height - BUDGET_PLOT.bottom + 9 }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId);
          dragging.current = event.clientX - left;
        }}
        onPointerMove={move}
        onPointerUp={() => (dragging.current = null)}
        onKeyDown={onKeyDown}
      />
      <div className="budget-words" style={right ? { right: SIZE.width - left + 8 } : { left: left + 8 }}>
        <b>{plural(inside, 'person', 'people')} looked at this week</b>
        <span>
          {rest > 0
            ? `${count(rest)} left for later, risk below ${Math.ceil(at(risks, inside - 1))}`
            : 'nobody left for later'}
        </span>
      </div>
    </>
  );
}
