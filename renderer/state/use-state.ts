import { useStore } from 'zustand/react';
import { announcements } from './announce.ts';
import { preferences, type Preferences } from './preferences.ts';
import { report, type ReportWork } from './report.ts';
import { undoOffer } from './undo-offer.ts';
import { selection, type Selection } from './selection.ts';
import { work, type Work } from './work.ts';

export const useSelection = <T>(pick: (state: Selection) => T): T => useStore(selection, pick);
export const usePreferences = <T>(pick: (state: Preferences) => T): T => useStore(preferences, pick);
export const useWork = <T>(pick: (state: Work) => T): T => useStore(work, pick);
export const useReport = <T>(pick: (state: ReportWork) => T): T => useStore(report, pick);
export const useUndoOffer = () => useStore(undoOffer, ({ offer }) => offer);
export const useAnnouncements = () => useStore(announcements);
