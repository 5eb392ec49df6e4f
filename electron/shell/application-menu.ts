import { Menu, type MenuItemConstructorOptions } from 'electron';
import type { ShellCommand, ShellState } from '../contract/shell.ts';
import { menuOf, type MenuAction, type MenuEntry } from './menu.ts';

interface MenuClicks {
  readonly command: (command: ShellCommand) => void;
  readonly action: (action: MenuAction) => void;
}

let shown = '';

/** Builds the application's menu where it differs from the one that is there: an open menu would close. */
export function showMenu(state: ShellState, clicks: MenuClicks): void {
  const entries = menuOf(state, process.platform);
  const next = JSON.stringify(entries);
  if (next === shown) return;
  shown = next;
  Menu.setApplicationMenu(Menu.buildFromTemplate(entries.map((entry) => itemOf(entry, clicks))));
}

function itemOf(entry: MenuEntry, clicks: MenuClicks): MenuItemConstructorOptions {
  const { command, action, registers, submenu, ...plain } = entry;
  return {
    ...plain,
    ...(registers === false && { registerAccelerator: false }),
    ...(submenu && { submenu: submenu.map((each) => itemOf(each, clicks)) }),
    ...(command && { click: () => clicks.command(command) }),
    ...(action && { click: () => clicks.action(action) }),
  };
}
