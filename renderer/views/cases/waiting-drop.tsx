import { useStore } from 'zustand/react';
import { plural } from '../../../models/figures/numbers.ts';
import { countOf, drops, forgetWaiting } from '../../state/drop.ts';
import { beginCase } from '../../state/opening.ts';

/** Files came before there was a case to put them into. */
export function WaitingDrop() {
  const waiting = useStore(drops, (state) => state.waiting);
  if (!waiting) return null;
  return (
    <div className="open-form" role="status">
      <span className="asks">
        {waiting.kind === 'paths'
          ? 'What you dropped waits for a case.'
          : `${plural(countOf(waiting), 'dropped file waits', 'dropped files wait')} for a case.`}
      </span>
      <span className="small muted">
        Make one, or open one; then they are recognised. Nothing is stored yet.
      </span>
      <button type="button" className="button" onClick={beginCase}>
        New case…
      </button>
      <button type="button" className="button" onClick={forgetWaiting}>
        Leave them
      </button>
    </div>
  );
}
