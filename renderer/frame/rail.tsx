import { Fragment } from 'react';
import { Icon } from '../controls/icon.tsx';
import { goTo } from '../state/selection.ts';
import { useSelection } from '../state/use-state.ts';
import { VIEWS } from '../views/index.ts';

/** The views in working order; those that need a case appear with it. */
export function Rail({ hasCase }: { hasCase: boolean }) {
  const current = useSelection((state) => state.view);
  const shown = VIEWS.filter(({ needsCase }) => hasCase || !needsCase);
  return (
    <nav className="rail" aria-label="Views">
      {shown.map(({ id, title, icon, letter, block, Count }, i) => (
        <Fragment key={id}>
          {i > 0 && shown[i - 1]?.block !== block && <div className="rail-gap" />}
          <button
            type="button"
            aria-current={id === current ? 'page' : undefined}
            title={`${title} (G ${letter.toUpperCase()})`}
            onClick={() => goTo(id)}
          >
            <Icon name={icon} />
            <span>{title}</span>
            {Count && <Count />}
          </button>
        </Fragment>
      ))}
    </nav>
  );
}
