import type { ShellCommand, ShellState, ShellTheme } from '../contract/shell.ts';

export type MenuAction = 'new-window';

/** A menu as data: what Electron builds it from, but for the clicks. */
export interface MenuEntry {
  readonly label?: string;
  readonly type?: 'separator' | 'radio';
  readonly role?: MenuRole;
  readonly accelerator?: string;
  /** False: shown only, the page answers the keys itself. */
  readonly registers?: boolean;
  readonly enabled?: boolean;
  readonly checked?: boolean;
  readonly command?: ShellCommand;
  readonly action?: MenuAction;
  readonly submenu?: readonly MenuEntry[];
}
export type MenuRole =
  | 'appMenu'
  | 'editMenu'
  | 'windowMenu'
  | 'about'
  | 'close'
  | 'quit'
  | 'resetZoom'
  | 'zoomIn'
  | 'zoomOut'
  | 'togglefullscreen';

const SEPARATOR: MenuEntry = { type: 'separator' };
const THEMES: readonly (readonly [ShellTheme, string])[] = [
  ['light', 'Light'],
  ['dark', 'Dark'],
  ['system', 'As the system'],
];

/** The application's menu for what the window in front shows. Every command is in the page too. */
export function menuOf(state: ShellState, platform: NodeJS.Platform): readonly MenuEntry[] {
  const mac = platform === 'darwin';
  return [
    ...(mac ? [{ role: 'appMenu' } as const] : []),
    { label: '&File', submenu: fileMenu(state, mac) },
    { role: 'editMenu' },
    { label: '&View', submenu: viewMenu(state) },
    { role: 'windowMenu' },
    { label: '&Help', submenu: helpMenu(mac) },
  ];
}

function fileMenu(state: ShellState, mac: boolean): readonly MenuEntry[] {
  const needsCase = { enabled: state.hasCase };
  return [
    { label: 'New case…', accelerator: 'CmdOrCtrl+N', command: { kind: 'new-case' } },
    { label: 'Open case…', accelerator: 'CmdOrCtrl+O', command: { kind: 'choose-case' } },
    { label: 'Open recent', submenu: recentMenu(state) },
    SEPARATOR,
    {
      label: 'Import files…',
      accelerator: 'CmdOrCtrl+Shift+I',
      command: { kind: 'import-files' },
      ...needsCase,
    },
    { label: 'Import folder…', command: { kind: 'import-folder' }, ...needsCase },
    SEPARATOR,
    { label: 'New window', accelerator: 'CmdOrCtrl+Shift+N', action: 'new-window' },
    { label: 'Close case', command: { kind: 'close-case' }, ...needsCase },
    { label: 'Close window', role: 'close' },
    ...(mac ? [] : [SEPARATOR, { role: 'quit' } as const]),
  ];
}

function recentMenu({ recent }: ShellState): readonly MenuEntry[] {
  if (recent.length === 0) return [{ label: 'No recent case', enabled: false }];
  return recent.map(({ name, path }) => ({
    // An ampersand would underline the letter after it.
    label: name.replaceAll('&', '&&'),
    command: { kind: 'open-case', path },
  }));
}

function viewMenu(state: ShellState): readonly MenuEntry[] {
  const views = state.views.map(({ id, title }, i): MenuEntry => ({
    label: title,
    type: 'radio',
    checked: id === state.view,
    command: { kind: 'go', view: id },
    ...(i < 9 && { accelerator: `CmdOrCtrl+${i + 1}` }),
  }));
  const themes = THEMES.map(([theme, label]): MenuEntry => ({
    label,
    type: 'radio',
    checked: theme === state.theme,
    command: { kind: 'theme', theme },
  }));
  return [
    ...views,
    ...(views.length > 0 ? [SEPARATOR] : []),
    { label: 'Find…', accelerator: 'CmdOrCtrl+K', registers: false, command: { kind: 'palette' } },
    { label: 'Fold the rail', accelerator: 'CmdOrCtrl+\\', registers: false, command: { kind: 'fold-rail' } },
    {
      label: 'Fold the panel at the right',
      accelerator: 'CmdOrCtrl+I',
      registers: false,
      command: { kind: 'fold-inspector' },
    },
    SEPARATOR,
    { label: 'Theme', submenu: themes },
    { role: 'resetZoom' },
    { role: 'zoomIn' },
    { role: 'zoomOut' },
    { role: 'togglefullscreen' },
  ];
}

const helpMenu = (mac: boolean): readonly MenuEntry[] => [
  {
    label: 'Keys of this view',
    command: { kind: 'keys' },
    // macOS registers every accelerator: a question mark could not be typed any more.
    ...(!mac && { accelerator: '?', registers: false }),
  },
  ...(mac ? [] : [SEPARATOR, { role: 'about' } as const]),
];
