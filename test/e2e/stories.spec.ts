import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

async function toStories(app: Page): Promise<void> {
  await app.keyboard.press('g');
  await app.keyboard.press('s');
  await expect(app.getByRole('heading', { level: 1, name: 'Stories' })).toBeVisible();
  await expect(app.getByRole('region', { name: 'Evidence of the story' })).toBeVisible();
}

const chosen = (app: Page) => app.locator('.story-item[aria-selected=true] .story-item-title');
const here = (app: Page) => app.getByRole('navigation', { name: 'Views' }).locator('[aria-current]');

test('tells one after another, each with its evidence and what it rests on', async ({ app }) => {
  await toStories(app);
  const first = await chosen(app).textContent();
  await expect(app.getByRole('table').getByRole('row').nth(1)).toBeVisible();
  await app.keyboard.press('j');
  await expect(chosen(app)).not.toHaveText(first ?? '');
  await app.keyboard.press('k');
  await expect(chosen(app)).toHaveText(first ?? '');
  await app.getByRole('button', { name: 'Not assessable' }).click();
  await expect(app.getByRole('cell', { name: 'not assessable: no rules of mailboxes' })).toBeVisible();
});

test('previews a verdict, gives it by a key and takes it back', async ({ app }) => {
  await toStories(app);
  const title = (await app.locator('.story-title').textContent()) ?? '';
  await app.getByRole('button', { name: '4 Confirmed' }).hover();
  await expect(app.getByText('“Confirmed” would change')).toBeVisible();
  await expect(app.getByText(/^\d+ weights? moves?: .* 1\.00 to 1\.\d\d/)).toBeVisible();
  await expect(app.getByText(/^\d+ other stor(?:y moves|ies move)/)).toBeVisible();
  await app.keyboard.press('4');
  await expect(app.locator('.story-title')).not.toHaveText(title);
  await expect(app.locator('.stories-head')).toContainText(/1 of \d+ judged/);
  await expect(app.locator('.story-item').filter({ hasText: title })).toContainText('Confirmed');
  await expect(app.locator('.verdict-toast')).toContainText('Confirmed');
  await app.keyboard.press('Control+z');
  await expect(app.locator('.verdict-toast')).toHaveCount(0);
  await expect(app.locator('.stories-head')).toContainText(/0 of \d+ judged/);
  await expect(app.locator('.story-title')).toHaveText(title);
});

test('moves nothing while a verdict is looked at', async ({ app }) => {
  await toStories(app);
  const bar = app.locator('.verdicts');
  const before = await bar.boundingBox();
  for (const name of ['1 Benign: expected', '4 Confirmed']) {
    await app.getByRole('button', { name }).hover();
    await expect(app.getByText(/^\d+ other stor(?:y moves|ies move)/)).toBeVisible();
    expect(await bar.boundingBox()).toEqual(before);
  }
});

test('takes a verdict back by its own notice', async ({ app }) => {
  await toStories(app);
  await app.getByRole('button', { name: '1 Benign: expected' }).click();
  await expect(app.locator('.stories-head')).toContainText(/1 of \d+ judged/);
  await app.getByRole('button', { name: 'Undo Ctrl Z' }).click();
  await expect(app.locator('.stories-head')).toContainText(/0 of \d+ judged/);
});

test('leads to the person, whose timeline and day show the signals, and back', async ({ app }) => {
  await toStories(app);
  const title = (await app.locator('.story-title').textContent()) ?? '';
  await app.keyboard.press('Enter');
  await expect(here(app)).toHaveText(/Person/);
  await expect(app.getByRole('img', { name: /^Signals\. \d+ signals?, the most severe / })).toBeVisible();
  await app.getByRole('button', { name: 'Signals', exact: true }).click();
  await app.getByRole('button', { name: 'Open its story' }).first().click();
  await expect(app.locator('.story-title')).toHaveText(title);
});

test('leads to its events and to its replay', async ({ app }) => {
  await toStories(app);
  await app.keyboard.press('v');
  await expect(here(app)).toHaveText(/Events/);
  await toStories(app);
  await app.keyboard.press('r');
  await expect(here(app)).toHaveText(/Replay/);
  await expect(app.getByRole('img', { name: /^Signals\. \d+ signals? in this time\.$/ })).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1024, 1280, 1440])
    test.describe(`${colorScheme} at ${width}`, () => {
      test.use({ colorScheme, viewport: { width, height: 820 } });
      test('nothing of it is clipped', async ({ app }, info) => {
        await toStories(app);
        await app.screenshot({ path: info.outputPath('stories.png') });
        const clipped = await app.evaluate(() =>
          [...document.querySelectorAll('.stories *:not(.unseen)')]
            .filter(
              (one) => one.scrollWidth > one.clientWidth + 1 && getComputedStyle(one).overflowX === 'hidden',
            )
            .filter((one) => getComputedStyle(one).textOverflow !== 'ellipsis')
            .map((one) => one.className),
        );
        expect(clipped).toEqual([]);
        expect(await app.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(
          true,
        );
      });
    });
