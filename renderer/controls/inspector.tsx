import type { ReactNode } from 'react';
import { select } from '../state/selection.ts';
import { Icon } from './icon.tsx';

/** The panel at the right; where the window is narrow it lies over the view and can be closed. */
export function Inspector({ label, children }: { label: string; children: ReactNode }) {
  return (
    <aside className="inspector" aria-label={label}>
      <button
        type="button"
        className="button small quiet inspector-close"
        aria-label="Close the panel"
        onClick={() => select({ inspector: false })}
      >
        <Icon name="cross" small />
      </button>
      {children}
    </aside>
  );
}
