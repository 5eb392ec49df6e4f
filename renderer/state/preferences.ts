import { createStore } from 'zustand/vanilla';

export type Theme = 'light' | 'dark' | 'system';

/** The analyst's choices about the app itself; kept on this machine between starts. */
export interface Preferences {
  readonly theme: Theme;
  readonly railFolded: boolean;
  /** People a week that can be looked at. */
  readonly budget: number;
  /** Stories a week that can be looked at. */
  readonly stories: number;
  /** Zone of clock times outside a person's own days: the case's, or another one chosen. */
  readonly zone: 'case' | string;
}
const KEY = 'tracewell.preferences';
const DEFAULTS: Preferences = { theme: 'system', railFolded: false, budget: 10, stories: 20, zone: 'case' };

function load(): Preferences {
  try {
    const saved = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Preferences>;
    return { ...DEFAULTS, ...saved };
  } catch {
    return DEFAULTS;
  }
}

export const preferences = createStore<Preferences>(load);

export const preferDark = () => matchMedia('(prefers-color-scheme: dark)');

/** The theme on screen. */
export const shownTheme = (theme: Theme): 'light' | 'dark' =>
  theme === 'system' ? (preferDark().matches ? 'dark' : 'light') : theme;

function apply(now: Preferences): void {
  document.documentElement.dataset['theme'] = shownTheme(now.theme);
  localStorage.setItem(KEY, JSON.stringify(now));
}

/** Keeps the page and the stored choices in step with the store. Returns the undo. */
export function applyPreferences(): () => void {
  const followSystem = () => apply(preferences.getState());
  preferDark().addEventListener('change', followSystem);
  const undo = preferences.subscribe(apply);
  apply(preferences.getState());
  return () => {
    preferDark().removeEventListener('change', followSystem);
    undo();
  };
}
