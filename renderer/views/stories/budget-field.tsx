import { preferences } from '../../state/preferences.ts';
import { usePreferences } from '../../state/use-state.ts';

const MOST = 999;

/** How many stories a week can be looked at: the cut by rank. */
export function BudgetField() {
  const budget = usePreferences((state) => state.stories);
  const change = (value: number) => {
    if (Number.isInteger(value) && value >= 1 && value <= MOST) preferences.setState({ stories: value });
  };
  return (
    <label className="stories-budget">
      Budget{' '}
      <input
        type="number"
        min={1}
        max={MOST}
        value={budget}
        onChange={({ target }) => change(target.valueAsNumber)}
      />{' '}
      a week
    </label>
  );
}
