import { useLayoutEffect } from 'react';
import { isTyping } from '../controls/use-keys.ts';
import { goTo } from '../state/selection.ts';
import { VIEWS } from '../views/index.ts';

const TOGETHER_MS = 1500;

/** `G`, then a letter within a moment, goes to a view. */
export function useGoKeys(hasCase: boolean): void {
  useLayoutEffect(() => {
    let since = Number.NEGATIVE_INFINITY;
    const onKeyDown = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return;
      if (document.querySelector('dialog[open]')) return;
      const key = event.key.toLowerCase();
      if (key === 'g') {
        since = event.timeStamp;
        return;
      }
      if (event.timeStamp - since > TOGETHER_MS) return;
      since = Number.NEGATIVE_INFINITY;
      const view = VIEWS.find(({ letter, needsCase }) => letter === key && (hasCase || !needsCase));
      if (!view) return;
      event.preventDefault();
      event.stopPropagation();
      goTo(view.id);
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [hasCase]);
}
