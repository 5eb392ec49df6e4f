import { useLayoutEffect, useRef } from 'react';

export type KeyActions = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/** True where letters are text. */
export const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null;

/** `j`, `Enter`, `Shift ArrowLeft`, `Alt ArrowUp`, `Ctrl k`: as the keys are named on screen, letters lower case. */
export function keyName(event: KeyboardEvent): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  const ctrl = event.ctrlKey || event.metaKey ? 'Ctrl ' : '';
  const alt = event.altKey ? 'Alt ' : '';
  const shift = event.shiftKey && event.key.length > 1 ? 'Shift ' : '';
  return `${ctrl}${alt}${shift}${key}`;
}

/** Keys of a view or of the frame from the moment it is on screen; off while something is being typed (save those with Ctrl and Escape) or a dialog is open. */
export function useKeys(actions: KeyActions): void {
  const latest = useRef(actions);
  useLayoutEffect(() => {
    latest.current = actions;
  });
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
      const name = keyName(event);
      if (isTyping(event.target) && !name.startsWith('Ctrl ')) return;
      const onControl = event.target instanceof HTMLElement && event.target.closest('button, a') !== null;
      if (onControl && (name === 'Enter' || name === ' ')) return;
      const action = latest.current[name];
      if (!action) return;
      event.preventDefault();
      action(event);
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, []);
}
