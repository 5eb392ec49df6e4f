import { createStore } from 'zustand/vanilla';
import { selection, type LastVerdict } from './selection.ts';

const OFFERED_MS = 10_000;

/** The verdict whose undoing is offered on screen; null where none is, or no longer. */
export const undoOffer = createStore<{ readonly offer: LastVerdict | null }>(() => ({ offer: null }));

/** Offers it for ten seconds, or until another verdict is given or it is taken back. */
export function offerUndo(offer: LastVerdict): void {
  undoOffer.setState({ offer });
  const end = () => {
    clearTimeout(timer);
    forget();
    if (undoOffer.getState().offer === offer) undoOffer.setState({ offer: null });
  };
  const timer = setTimeout(end, OFFERED_MS);
  const forget = selection.subscribe(({ lastVerdict }) => {
    if (lastVerdict !== offer) end();
  });
}
