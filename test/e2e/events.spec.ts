import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const total = (text: string | null) => Number((text ?? '').replace(/\D/g, ''));

test.beforeEach(async ({ app }) => {
  await expect(app.locator('.people-rows [role=row]').first()).toBeVisible();
  await app.keyboard.press('g');
  await app.keyboard.press('e');
  await expect(app.getByRole('table', { name: 'Events' })).toBeVisible();
});

test('scrolls to the last of all records', async ({ app }) => {
  const table = app.getByRole('table', { name: 'Events' });
  const count = Number(await table.getAttribute('aria-rowcount'));
  expect(count).toBeGreaterThan(50_000);
  await table.focus();
  await app.keyboard.press('End');
  const last = table.locator(`[aria-rowindex="${count}"]`);
  await expect(last).toBeVisible();
  await expect(last).toContainText(/\d{2}:\d{2}:\d{2}/);
  const first = await app.locator('.rows-row').count();
  expect(first).toBeLessThan(60);
});

test('keeps its place when the scroll bar is dragged', async ({ app }) => {
  const table = app.getByRole('table', { name: 'Events' });
  for (const part of [0.3, 0.6, 0.9]) {
    await table.evaluate((element, to) => {
      element.scrollTop = element.scrollHeight * to;
    }, part);
    const count = Number(await table.getAttribute('aria-rowcount'));
    const first = table.getByRole('row').first();
    await expect
      .poll(async () => Number(await first.getAttribute('aria-rowindex')) / count)
      .toBeCloseTo(part, 1);
    await expect(first).toContainText(/\d{2}:\d{2}:\d{2}/);
  }
});

/** The first records of a case may be those of computers. */
async function onlyWeb(app: Page): Promise<void> {
  await app.getByRole('complementary', { name: 'Counts' }).getByRole('button', { name: /^Web/ }).click();
  await expect(app.locator('.rows-row').first()).toContainText('Visited a page');
}

test('shows the original record of the selected row', async ({ app }) => {
  await onlyWeb(app);
  await app.keyboard.press('j');
  const record = app.getByRole('complementary', { name: 'Record' });
  await expect(record.locator('pre')).toContainText(/‹[a-z]+-\d+›/);
  const first = await record.locator('pre').textContent();
  await app.keyboard.press('j');
  await expect(record.locator('pre')).not.toHaveText(first ?? '');
});

test('filters by a count at the left, and the chip takes it back', async ({ app }) => {
  const counted = app.locator('.filters .end');
  const all = total(await counted.textContent());
  const facet = app
    .getByRole('complementary', { name: 'Counts' })
    .getByRole('button', { name: /^Files copied/ });
  const expected = total(await facet.textContent());
  await facet.click();
  await expect.poll(async () => total(await counted.textContent())).toBe(expected);
  await expect(app.locator('.rows-row').first()).toContainText('Copied a file');
  await app.getByRole('button', { name: 'Remove Kind Files copied' }).click();
  await expect.poll(async () => total(await counted.textContent())).toBe(all);
});

test('filters by text while it is typed, and says when nothing fits', async ({ app }) => {
  await app.keyboard.press('/');
  await app.keyboard.type('.example');
  await expect(app.getByRole('button', { name: 'Remove Text .example' })).toBeVisible();
  await app.getByRole('searchbox').fill('no such text anywhere');
  await expect(app.getByText('No event fits these filters.')).toBeVisible();
  await app.getByRole('button', { name: /^Show all/ }).click();
  await expect(app.getByRole('table', { name: 'Events' })).toBeVisible();
});

test('follows a person from here and back as a filter', async ({ app }) => {
  await onlyWeb(app);
  await app.keyboard.press('j');
  const record = app.getByRole('complementary', { name: 'Record' });
  await record.getByRole('button', { name: 'only this person' }).click();
  await expect(app.getByRole('button', { name: /^Remove Person/ })).toBeVisible();
});
