import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { storyLabel } from '../../models/figures/story-words.ts';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { tracewell } from './harness.ts';

async function toStories(app: Page): Promise<void> {
  await app.keyboard.press('g');
  await app.keyboard.press('s');
  await expect(app.getByRole('region', { name: 'Evidence of the story' })).toBeVisible();
}

const story = (app: Page, words: string) => app.locator('.story-item').filter({ hasText: words });

/** By its key, once there is something to judge. */
async function judge(app: Page, key: string): Promise<void> {
  await expect(app.getByRole('group', { name: 'Verdict' })).toBeVisible();
  await app.keyboard.press(key);
}

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme, viewport: { width: 1280, height: 800 } });

    test('a story whose evidence was allowed after its verdict stays, and says so', async ({ app, host }) => {
      test.setTimeout(180_000);
      await toStories(app);
      await story(app, 'collected 107 new items').click();
      await judge(app, '1');
      await expect(story(app, 'collected 107 new items')).toContainText('Benign: expected');
      const why = ['--until', '2027-06-30', '--why', 'Digitises the archive'];
      await tracewell(host, 'tune', 'slow-collection', '--allow', 'SEL0742', ...why);
      await tracewell(host, 'analyze');
      const gone = story(app, 'evidence gone since');
      await expect(gone).toHaveCount(1, { timeout: 30_000 });
      await gone.click();
      await expect(app.getByText(/^Evidence gone\. Nothing is left of the evidence/)).toBeVisible();
      await expect(app.getByText('Not known any more: it went with the evidence.')).toBeVisible();
      await expect(app.getByRole('group', { name: 'Verdict' })).toContainText('in the app');
      await expectAccessible(app);
      await app.getByRole('button', { name: 'Take back' }).click();
      await expect(app.locator('.stories-head')).toContainText(/0 of \d+ judged/);
    });

    test('the end of the budget is said where the list begins', async ({ app }) => {
      test.setTimeout(120_000);
      await toStories(app);
      await app.getByLabel('Budget a week').fill('1');
      await app.locator('.story-item').first().click();
      const done = app.getByText(/^All \d+ stories of the budget are judged\.$/);
      const shown = app.locator('.story-facts');
      // A verdict lowers risks: what was judged may leave the budget and another come in, which is then shown.
      for (let verdicts = 0; verdicts < 12 && !(await done.isVisible()); verdicts++) {
        const before = await shown.textContent();
        await judge(app, '2');
        await expect
          .poll(async () => (await done.isVisible()) || (await shown.textContent()) !== before)
          .toBe(true);
      }
      await expect(done).toBeInViewport();
      const head = app.locator('.stories-head');
      const { height = 0 } = (await head.boundingBox()) ?? {};
      expect(height).toBeLessThan(44);
      await expectAccessible(app);
    });

    test('what was not looked for is read by everybody', async ({ app }) => {
      await toStories(app);
      await app.getByRole('button', { name: 'Not assessable' }).click();
      await expect(app.getByRole('region', { name: 'What was looked for' })).toBeVisible();
      await expectAccessible(app);
    });
  });

test('the story that is shown stays when somebody else judges it', async ({ app, host }) => {
  await toStories(app);
  const title = (await app.locator('.story-title').textContent()) ?? '';
  const label = /S-[0-9A-F]{4}/.exec((await app.locator('.story-facts').textContent()) ?? '')?.[0] ?? '';
  const out = join(host.folder, 'stories.ndjson');
  await tracewell(host, 'export', 'stories', '--format', 'ndjson', '--out', out);
  const ids = readFileSync(out, 'utf8')
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { story: string }).story);
  const id = ids.find((one) => storyLabel(one) === label) ?? '';
  await tracewell(host, 'verdict', id, 'suspicious');
  await expect(story(app, label)).toContainText('Suspicious');
  await expect(app.locator('.story-title')).toHaveText(title);
});

test('the events of a signal are those that prove it', async ({ app }) => {
  await toStories(app);
  const link = app.locator('.story-evidence td .link', { hasText: /^\d{2,}$/ }).first();
  const events = Number(await link.textContent());
  await link.click();
  await expect(app.locator('.filters')).toContainText(`${events} events`);
  await expect(app.locator('.filters')).toContainText('Proves');
  await app.getByRole('button', { name: 'Remove all' }).click();
  await expect(app.locator('.filters')).not.toContainText('Proves');
});

test('a signal of several marks says their number', async ({ app }) => {
  await toStories(app);
  await story(app, '8 MFA prompts').click();
  await app.keyboard.press('Enter');
  const track = app.getByRole('img', { name: /^Signals\. \d+ signals/ });
  await expect(track).toBeVisible();
  await expect(track.locator('text').filter({ hasText: /^\d+$/ })).not.toHaveCount(0);
});

test('a story goes into the report with its sentences, the records that prove them and its replay', async ({
  app,
}) => {
  await toStories(app);
  const title = (await app.locator('.story-title').textContent()) ?? '';
  await expect(app.getByRole('button', { name: 'Add to report E' })).toBeVisible();
  await app.keyboard.press('e');
  await expect(app.getByRole('button', { name: 'In the report E' })).toBeVisible();
  await app.keyboard.press('g');
  await app.keyboard.press('t');
  const view = app.getByRole('main');
  await expect(view).toContainText('Replay of a span');
  await expect(view).toContainText(`: ${title}. Risk `);
  await expect(view).toContainText('MFA fatigue (critical): ');
  await expectAccessible(app);
});
