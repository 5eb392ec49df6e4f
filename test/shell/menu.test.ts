import { describe, expect, it } from 'vitest';
import { menuOf, type MenuEntry } from '../../electron/shell/menu.ts';
import { NO_STATE } from '../../electron/shell/shell-state.ts';

const flat = (entries: readonly MenuEntry[]): readonly MenuEntry[] =>
  entries.flatMap((entry) => [entry, ...flat(entry.submenu ?? [])]);
const labelled = (entries: readonly MenuEntry[], label: string) =>
  flat(entries).find((entry) => entry.label === label);

const open = {
  ...NO_STATE,
  hasCase: true,
  theme: 'dark',
  view: 'person',
  views: [
    { id: 'cases', title: 'Cases' },
    { id: 'person', title: 'Person' },
  ],
  recent: [{ name: 'R & D', path: '/cases/R & D.tracewell' }],
} as const;

const roles = (platform: NodeJS.Platform) => flat(menuOf(open, platform)).map(({ role }) => role);

describe('the menu', () => {
  it('offers what needs a case only with one', () => {
    for (const label of ['Import files…', 'Import folder…', 'Close case']) {
      expect(labelled(menuOf(NO_STATE, 'linux'), label)?.enabled).toBe(false);
      expect(labelled(menuOf(open, 'linux'), label)?.enabled).toBe(true);
    }
    expect(labelled(menuOf(NO_STATE, 'linux'), 'New case…')?.enabled).not.toBe(false);
  });

  it('goes to the views of the page, the one on screen being marked', () => {
    const menu = menuOf(open, 'linux');
    expect(labelled(menu, 'Person')).toMatchObject({
      checked: true,
      accelerator: 'CmdOrCtrl+2',
      command: { kind: 'go', view: 'person' },
    });
    expect(labelled(menu, 'Cases')?.checked).toBe(false);
    expect(labelled(menu, 'Dark')?.checked).toBe(true);
  });

  it('opens recent cases; an ampersand in a name is no accelerator', () => {
    expect(labelled(menuOf(open, 'linux'), 'R && D')?.command).toEqual({
      kind: 'open-case',
      path: '/cases/R & D.tracewell',
    });
    expect(labelled(menuOf(NO_STATE, 'linux'), 'No recent case')?.enabled).toBe(false);
  });

  it('has a way to quit and to about on every system, once', () => {
    for (const platform of ['linux', 'win32'] as const) {
      expect(roles(platform).filter((role) => role === 'quit')).toHaveLength(1);
      expect(roles(platform).filter((role) => role === 'about')).toHaveLength(1);
      expect(roles(platform)).not.toContain('appMenu');
    }
    expect(roles('darwin')[0]).toBe('appMenu');
    expect(roles('darwin')).not.toContain('quit');
  });

  it('leaves to the page the keys that it answers itself, and the question mark to typing', () => {
    for (const label of ['Find…', 'Fold the rail', 'Fold the panel at the right'])
      expect(labelled(menuOf(open, 'linux'), label)?.registers).toBe(false);
    expect(labelled(menuOf(open, 'linux'), 'Keys of this view')?.registers).toBe(false);
    expect(labelled(menuOf(open, 'darwin'), 'Keys of this view')?.accelerator).toBeUndefined();
  });

  it.each(['linux', 'darwin', 'win32'] as const)('gives no accelerator twice on %s', (platform) => {
    const keys = flat(menuOf(open, platform)).flatMap(({ accelerator }) => accelerator ?? []);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('does something with every entry', () => {
    for (const entry of flat(menuOf(open, 'linux')))
      expect(
        entry.type === 'separator' || entry.role || entry.command || entry.action || entry.submenu,
        entry.label,
      ).toBeTruthy();
  });
});
