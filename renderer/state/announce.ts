import { createStore } from 'zustand/vanilla';

/** What a screen reader is told: polite unless something failed. */
export interface Announcement {
  readonly polite: string;
  readonly assertive: string;
}
export const announcements = createStore<Announcement>(() => ({ polite: '', assertive: '' }));

export const announce = (polite: string): void => announcements.setState({ polite });
export const alarm = (assertive: string): void => announcements.setState({ assertive });
