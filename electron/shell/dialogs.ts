import { CHOICES, type Choice } from '../contract/shell.ts';

const CASES = [{ name: 'Tracewell cases', extensions: ['tracewell'] }];

/** What Electron's dialogs are opened with, as data. */
export interface DialogOptions {
  readonly save: boolean;
  readonly title: string;
  readonly buttonLabel: string;
  readonly filters: readonly { readonly name: string; readonly extensions: readonly string[] }[];
  readonly properties: readonly (
    'openFile' | 'openDirectory' | 'multiSelections' | 'createDirectory' | 'dontAddToRecent'
  )[];
}

const OPTIONS: Readonly<Record<Choice, DialogOptions>> = {
  case: { save: false, title: 'Open a case', buttonLabel: 'Open', filters: CASES, properties: ['openFile'] },
  'new-case': {
    save: true,
    title: 'New case',
    buttonLabel: 'Choose',
    filters: CASES,
    properties: [],
  },
  files: {
    save: false,
    title: 'Choose exports',
    buttonLabel: 'Recognise',
    filters: [],
    properties: ['openFile', 'multiSelections', 'dontAddToRecent'],
  },
  folder: {
    save: false,
    title: 'Choose a folder of exports',
    buttonLabel: 'Recognise',
    filters: [],
    properties: ['openDirectory', 'dontAddToRecent'],
  },
  'report-folder': {
    save: false,
    title: 'Choose the folder for the report',
    buttonLabel: 'Choose',
    filters: [],
    properties: ['openDirectory', 'createDirectory', 'dontAddToRecent'],
  },
};

/** null for what is no choice of ours. */
export function dialogFor(choice: unknown): DialogOptions | null {
  const known = CHOICES.find((each) => each === choice);
  return known ? OPTIONS[known] : null;
}

/** Some systems do not add the ending by themselves. */
export const withEnding = (path: string) => (path.endsWith('.tracewell') ? path : `${path}.tracewell`);
