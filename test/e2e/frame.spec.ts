import { expect, test } from './fixtures.ts';

test.beforeEach(async ({ app }) => {
  await expect(app.locator('.people-rows .medium').first()).toHaveText(/^[A-Z][a-z]+ \d\d$/);
});

test('goes to each view by G and its letter', async ({ app }) => {
  const current = app.getByRole('navigation', { name: 'Views' }).locator('[aria-current=page]');
  for (const [letter, title] of [
    ['i', 'Import'],
    ['p', 'Person'],
    ['e', 'Events'],
    ['c', 'Cases'],
    ['o', 'Overview'],
  ] as const) {
    await app.keyboard.press('g');
    await app.keyboard.press(letter);
    await expect(current).toHaveText(title);
  }
});

test('finds a person by pseudonym in the palette', async ({ app }) => {
  const fifth = app.locator('.people-rows [role=row] .medium').nth(4);
  await expect(fifth).toHaveText(/^[A-Z][a-z]+ \d\d$/);
  const name = await fifth.textContent();
  await app.keyboard.press('Control+k');
  await app.keyboard.type((name ?? '').toLowerCase());
  await expect(app.getByRole('dialog').getByRole('option').first()).toContainText(name ?? '');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('heading', { level: 1 })).toHaveText(name ?? '');
});

test('masks names until a reason is given, and says so while they are shown', async ({ app }) => {
  const first = app.locator('.people-rows [role=row] .medium').first();
  await expect(first).toHaveText(/^[A-Z][a-z]+ \d\d$/);
  const pseudonym = await first.textContent();
  await app.getByRole('button', { name: 'Pseudonyms on' }).click();
  const dialog = app.getByRole('dialog');
  await dialog.getByLabel('Reason').fill('short');
  await app.keyboard.press('Enter');
  await expect(dialog.getByText(/a reason of at least 8 letters/)).toBeVisible();
  await expect(dialog).toBeVisible();
  await dialog.getByLabel('Reason').fill('HR asks, ticket 2291');
  await dialog.getByRole('button', { name: 'Show names' }).click();
  await expect(first).not.toHaveText(pseudonym ?? '');
  await app.getByRole('button', { name: /^Names shown to you until \d\d:\d\d$/ }).click();
  await expect(first).toHaveText(pseudonym ?? '');
});

test('keeps the theme over a reload, from the first paint on', async ({ app }) => {
  await expect(app.locator('html')).toHaveAttribute('data-theme', 'light');
  await app.keyboard.press('Control+k');
  await app.keyboard.type('dark theme');
  await app.keyboard.press('Enter');
  await expect(app.locator('html')).toHaveAttribute('data-theme', 'dark');
  await app.reload({ waitUntil: 'commit' });
  await expect(app.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(app.getByRole('navigation', { name: 'Views' })).toBeVisible();
});

test('explains the keys of a view and gives the focus back', async ({ app }) => {
  await app.keyboard.press('?');
  const dialog = app.getByRole('dialog', { name: 'Keys in Overview' });
  await expect(dialog.getByText('Raise and lower the budget')).toBeVisible();
  await app.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
});

test('says the zone and redraws in another', async ({ app }) => {
  await app.keyboard.press('g');
  await app.keyboard.press('e');
  const time = app.locator('.rows-row .mono').first();
  await expect(time).toHaveText(/\d{2}:\d{2}:\d{2}/);
  const before = await time.textContent();
  await app.getByLabel('Time zone of clock times').selectOption('UTC');
  await expect(time).not.toHaveText(before ?? '');
});

test('has nothing that scrolls sideways at the smallest window', async ({ app }) => {
  await app.setViewportSize({ width: 1024, height: 640 });
  for (const letter of ['o', 'p', 'e', 'i', 'c']) {
    await app.keyboard.press('g');
    await app.keyboard.press(letter);
    await app.waitForTimeout(300);
    const wide = await app.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(wide, `view ${letter}`).toBeLessThanOrEqual(0);
  }
});
