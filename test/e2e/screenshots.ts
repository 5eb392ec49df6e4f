import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { test } from './fixtures.ts';

/** Every view of the demonstration company in both themes: `docs/screenshots/overview-light.png` … */
const FOLDER = resolve(import.meta.dirname, '../../docs/screenshots');

/** A name, and the keys that lead there from the overview. */
const VIEWS: readonly (readonly [name: string, keys: readonly string[]])[] = [
  ['overview', ['g', 'o']],
  ['stories', ['g', 's']],
  ['person', ['g', 'p']],
  ['replay', ['g', 'r']],
  ['events', ['g', 'e']],
  ['import', ['g', 'i']],
  ['lists', ['g', 'l']],
  ['coverage', ['g', 'v']],
  ['cases', ['g', 'c']],
];

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('each view', async ({ app }) => {
      mkdirSync(FOLDER, { recursive: true });
      await chooseFirstPerson(app);
      for (const [name, keys] of VIEWS) {
        for (const key of keys) await app.keyboard.press(key);
        await settle(app);
        if (name === 'replay') await openMovement(app);
        await app.screenshot({ path: join(FOLDER, `${name}-${colorScheme}.png`), animations: 'disabled' });
      }
    });
  });
}

async function chooseFirstPerson(app: Page): Promise<void> {
  await app.keyboard.press('g');
  await app.keyboard.press('o');
  await settle(app);
  await app.keyboard.press('j');
}

/** Until nothing says any more that it is busy. */
async function settle(app: Page): Promise<void> {
  await app.waitForTimeout(600);
  await app.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
}

/** The evening of the company's story in which somebody goes from host to host. */
async function openMovement(app: Page): Promise<void> {
  await app
    .locator('.replay-candidates tbody tr')
    .filter({ hasText: '19 Nov 2026' })
    .first()
    .getByRole('button')
    .click();
  await app.getByRole('img', { name: /^Graph of/ }).waitFor();
  await settle(app);
}
