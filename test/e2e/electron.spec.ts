import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';

const ROOT = resolve(import.meta.dirname, '../..');

/** Looked for without requiring it: the package would download its program at that moment. */
function electronProgram(): string | null {
  const named = join(ROOT, 'node_modules/electron/path.txt');
  if (!existsSync(named)) return null;
  const program = join(ROOT, 'node_modules/electron/dist', readFileSync(named, 'utf8'));
  return existsSync(program) ? program : null;
}

const program = electronProgram();
const whyNot =
  program === null
    ? "Electron's program is not installed (node node_modules/electron/install.js would fetch it)"
    : process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']
      ? 'There is no display for a window (xvfb-run -a would give one)'
      : process.platform === 'linux' && process.getuid?.() === 0
        ? 'Electron keeps its sandbox only for a user who is not root'
        : null;

test.describe('the shell', () => {
  test.skip(whyNot !== null, whyNot ?? '');

  let app: ElectronApplication;
  let page: Page;

  test.beforeAll(async () => {
    app = await _electron.launch({ executablePath: program ?? '', args: [ROOT] });
    page = await app.firstWindow();
  });
  test.afterAll(() => app.close());

  test('shows the page from its own origin, with the engine behind it', async () => {
    await expect(page).toHaveURL('app://tracewell/');
    await expect(page.getByRole('main')).toBeVisible();
  });

  test('gives the page a bridge and nothing of Node', async () => {
    const globals = await page.evaluate(() => ({
      bridge: Object.keys(window.tracewell ?? {}).toSorted(),
      node: 'require' in window || 'process' in window || 'module' in window,
    }));
    expect(globals).toEqual({
      bridge: [
        'chooseCase',
        'chooseFiles',
        'chooseFolder',
        'chooseNewCase',
        'onCommand',
        'pathOf',
        'requestPort',
        'tell',
      ],
      node: false,
    });
  });

  test('opens no window, goes nowhere, and reaches no network', async () => {
    const opened = await page.evaluate(() => window.open('https://example.org') === null);
    expect(opened).toBe(true);
    await page.evaluate(() => location.assign('https://example.org'));
    await expect(page).toHaveURL('app://tracewell/');
    const fetched = await page.evaluate(() =>
      fetch('https://example.org').then(
        () => true,
        () => false,
      ),
    );
    expect(fetched).toBe(false);
  });

  test('refuses every permission', async () => {
    const states = await page.evaluate(() =>
      Promise.all(
        (['geolocation', 'camera', 'microphone', 'notifications'] as PermissionName[]).map((name) =>
          navigator.permissions.query({ name }).then(({ state }) => state),
        ),
      ),
    );
    expect(states).toEqual(['denied', 'denied', 'denied', 'denied']);
  });

  test('has a menu that follows the page, and commands that reach it', async () => {
    const labels = () =>
      app.evaluate(({ Menu }) => (Menu.getApplicationMenu()?.items ?? []).map(({ label }) => label));
    expect(await labels()).toEqual(expect.arrayContaining(['&File', '&View', '&Help']));
    await app.evaluate(({ Menu }) => {
      const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === '&File');
      file?.submenu?.items.find(({ label }) => label === 'New case…')?.click();
    });
    await expect(page.getByRole('dialog', { name: 'New case' })).toBeVisible();
    await page.keyboard.press('Escape');
  });

  test('opens a second window beside the first, with the same engine behind it', async () => {
    const opened = app.waitForEvent('window');
    await app.evaluate(({ Menu }) => {
      const file = Menu.getApplicationMenu()?.items.find(({ label }) => label === '&File');
      file?.submenu?.items.find(({ label }) => label === 'New window')?.click();
    });
    const second = await opened;
    await expect(second.getByRole('main')).toBeVisible();
    expect(app.windows()).toHaveLength(2);
    await second.close();
    await expect(page.getByRole('main')).toBeVisible();
  });

  test('connects again after a reload', async () => {
    await page.reload();
    await expect(page.getByRole('main')).toBeVisible();
  });
});
