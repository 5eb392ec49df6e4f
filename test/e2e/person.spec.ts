import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

async function openFirst(app: Page): Promise<void> {
  await expect(app.locator('.people-rows .medium').first()).toHaveText(/^[A-Z][a-z]+ \d\d$/);
  await app.keyboard.press('j');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('img', { name: /^Risk\. Risk a day/ })).toBeVisible();
}

test('stacks risk, sessions and lanes under one axis', async ({ app }) => {
  await openFirst(app);
  await expect(app.getByRole('img', { name: /^Risk\. .*highest \d+ on/ })).toBeVisible();
  await expect(
    app.getByRole('img', { name: /^Sessions\. Sessions by hour of day on \d+ days/ }),
  ).toBeVisible();
  await expect(app.getByRole('img', { name: /^Hosts\. \d+ rows?/ })).toBeVisible();
  await expect(app.getByText(/^usual for this person: \d+ to \d+$/)).toBeVisible();
  await expect(app.getByText(/^in the budget of 10 people from \d+ upward$/)).toBeVisible();
});

test('points add up to the number shown', async ({ app }) => {
  await openFirst(app);
  const why = app.getByRole('complementary', { name: 'Why' });
  const title = (await why.getByRole('heading', { level: 2 }).textContent()) ?? '';
  const risk = Number(/Why (\d+)/.exec(title)?.[1]);
  const more = why.getByRole('button', { name: /more features$/ });
  if (await more.isVisible()) await more.click();
  const points = (await why.locator('.why-table tbody td:nth-child(2)').allTextContents()).map(Number);
  const relief = (await why.locator('.why-relief .number').allTextContents()).map((text) =>
    Number(text.replace('−', '-')),
  );
  const sum = [...points, ...relief].reduce((a, b) => a + b, 0);
  expect(Math.abs(sum - risk)).toBeLessThanOrEqual(points.length / 2);
});

test('zooms by the breadcrumb and by keys, from weeks to a day', async ({ app }) => {
  await openFirst(app);
  const zoom = app.getByRole('navigation', { name: 'Zoom' });
  await app.keyboard.press('+');
  await expect(zoom.locator('[aria-current=true]')).toHaveText(/^\d+( \w+)? to \d+ \w+$/);
  await app.keyboard.press('+');
  await expect(zoom.locator('[aria-current=true]')).toHaveText(/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d+ \w+$/);
  await expect(app.getByRole('img', { name: /^Events\. \d+ rows?/ })).toBeVisible();
  await app.keyboard.press('-');
  await app.keyboard.press('-');
  await expect(zoom.locator('[aria-current=true]')).toHaveText(/weeks to/);
});

test('walks the days with the arrow keys', async ({ app }) => {
  await openFirst(app);
  const title = app.getByRole('complementary', { name: 'Why' }).getByRole('heading', { level: 2 });
  const before = await title.textContent();
  await app.keyboard.press('ArrowLeft');
  await expect(title).not.toHaveText(before ?? '');
  await app.keyboard.press('ArrowRight');
  await expect(title).toHaveText(before ?? '');
});

test('leads from a feature to its records and their original text', async ({ app }) => {
  await openFirst(app);
  const panel = app.getByRole('complementary', { name: 'Why' });
  await panel.locator('.why-name .link').first().click();
  await expect(panel.getByRole('table', { name: /^Records of/ })).toBeVisible();
  const original = panel.getByRole('region', { name: 'Original record' });
  await expect(original.locator('pre')).toContainText(/‹[a-z]+-\d+›/);
  const first = await original.locator('pre').textContent();
  await panel.getByRole('table').getByRole('row').nth(1).click();
  await expect(original.locator('pre')).not.toHaveText(first ?? '');
});

test('compares with what the rest of the day let expect', async ({ app }) => {
  await openFirst(app);
  const why = app.getByRole('complementary', { name: 'Why' });
  await why.getByRole('button', { name: 'Expected that day' }).click();
  await expect(why.getByRole('columnheader', { name: 'Expected' })).toBeVisible();
  await expect(why.getByRole('columnheader', { name: 'Alike day' })).toBeVisible();
});

test('says what is near a day without events', async ({ app }) => {
  await openFirst(app);
  const overlay = app.locator('.overlay');
  const box = await overlay.boundingBox();
  if (!box) throw new Error('the timeline is not on screen');
  const panel = app.getByRole('complementary', { name: 'Why' });
  for (let x = 4; x < box.width; x += 9) {
    await overlay.click({ position: { x, y: 100 } });
    if (await panel.getByText(/^No events on/).isVisible()) break;
  }
  await expect(panel.getByText(/^No events on/)).toBeVisible();
  await panel
    .getByRole('button', { name: /^Go to/ })
    .first()
    .click();
  await expect(panel.getByRole('heading', { level: 2 })).toContainText(/ on /);
});
