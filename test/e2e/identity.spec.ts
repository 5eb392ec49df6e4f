import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const PEOPLE = /^\d+ of (\d+)$/;

async function openIdentity(app: Page) {
  await app.keyboard.press('g');
  await app.keyboard.press('p');
  await expect(app.getByRole('img', { name: /^Risk\. Risk a day/ })).toBeVisible();
  await app.keyboard.press('i');
  const panel = app.getByRole('complementary', { name: 'Why' });
  await expect(panel.getByRole('heading', { name: 'Accounts' })).toBeVisible();
  return panel;
}

const ranked = async (app: Page) =>
  Number(PEOPLE.exec((await app.locator('.person-rank').textContent()) ?? '')?.[1]);

async function analyse(app: Page) {
  await app.getByRole('button', { name: 'Analyse', exact: true }).click();
  await expect(app.getByText('Analysis current')).toBeVisible({ timeout: 30_000 });
}

test('says why an account is the person’s, down to its first record', async ({ app }) => {
  const panel = await openIdentity(app);
  const accounts = panel.getByRole('list', { name: 'Accounts of this person' });
  await expect(accounts.getByText('The account itself')).toBeVisible();
  await expect(accounts.locator('.mono').first()).toContainText(/[A-Z][a-z]+ \d\d|‹[a-z]+-\d\d›/);
  await accounts
    .getByRole('button', { name: /^First record of/ })
    .first()
    .click();
  await expect(panel.getByRole('region', { name: 'Original record' }).locator('pre')).toContainText(
    /‹[a-z]+-\d+›/,
  );
});

test('merges two people into one row, and takes it back', async ({ app }) => {
  test.setTimeout(90_000);
  const panel = await openIdentity(app);
  const before = await ranked(app);
  const own = (await app.locator('.subject h1').textContent()) ?? '';
  await panel.getByRole('button', { name: 'Merge with…' }).click();
  const dialog = app.getByRole('dialog', { name: `Merge with ${own}` });
  const other = dialog.getByRole('radio').first();
  const found = dialog.locator('.identity-found label').first();
  await expect(found).toHaveText(/^[A-Z][a-z]+ \d\d$/);
  const name = (await found.textContent()) ?? '';
  await dialog.getByLabel('Person', { exact: true }).fill(name.toLowerCase());
  await expect(dialog.getByRole('radio')).toHaveCount(1);
  await other.check();
  await dialog.getByLabel('Why, kept with the decision').fill('HR: one of two names');
  await dialog.getByRole('button', { name: 'Merge', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect(panel.getByText(`Merged ${name} into ${own}`)).toBeVisible();
  await expect(panel.getByText('HR: one of two names')).toBeVisible();

  await analyse(app);
  await expect(panel.getByText('Merged by the analyst').first()).toBeVisible();
  await expect.poll(() => ranked(app)).toBe(before - 1);

  await panel.getByRole('button', { name: /^Undo: Merged/ }).click();
  await expect(panel.getByText(/taken back/)).toBeVisible();
  await analyse(app);
  await expect.poll(() => ranked(app)).toBe(before);
  await expect(panel.getByText('Merged by the analyst')).toHaveCount(0);
});
