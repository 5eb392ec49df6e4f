import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const CLI = resolve(import.meta.dirname, '../../out/node/cli.cjs');
const run = promisify(execFile);

/** What the tool prints and its exit code. */
async function verify(path: string): Promise<{ code: number; holds: boolean; problems: { file: string }[] }> {
  try {
    const { stdout } = await run(process.execPath, [CLI, 'verify', path, '--json']);
    return { code: 0, ...(JSON.parse(stdout) as { holds: boolean; problems: { file: string }[] }) };
  } catch (error) {
    const { code, stdout } = error as { code: number; stdout: string };
    return { code, ...(JSON.parse(stdout) as { holds: boolean; problems: { file: string }[] }) };
  }
}

async function addTwoDays(app: Page): Promise<void> {
  await expect(app.locator('.people-rows .medium').first()).toHaveText(/^[A-Z][a-z]+ \d\d$/);
  await app.keyboard.press('j');
  await app.keyboard.press('Enter');
  const why = app.getByRole('complementary', { name: 'Why' }).getByRole('heading', { level: 2 });
  await expect(why).toBeVisible();
  await app.keyboard.press('e');
  await expect(app.getByRole('button', { name: /^In the report/ })).toBeVisible();
  const before = await why.textContent();
  await app.keyboard.press('ArrowLeft');
  await expect(why).not.toHaveText(before ?? '');
  await app.getByRole('button', { name: /^Add to report/ }).click();
}

const pieces = (app: Page) => app.getByRole('list', { name: 'Pieces' }).getByRole('listitem');
const page = (app: Page) => app.getByRole('article', { name: 'Report' });

test('says what to do while nothing is chosen', async ({ app }) => {
  await app.getByRole('button', { name: 'Report' }).click();
  await expect(app.getByText('Nothing is in the report yet.')).toBeVisible();
  await app.getByRole('button', { name: 'Go to Events' }).click();
  await expect(app.getByRole('table', { name: 'Events' })).toBeVisible();
});

test('puts days in order, adds words, and shows the page as it will be', async ({ app }) => {
  await addTwoDays(app);
  await app.keyboard.press('g');
  await app.keyboard.press('t');
  await expect(pieces(app)).toHaveCount(2);
  const heads = page(app).locator('section[aria-label="Findings"] h3');
  await expect(heads).toHaveCount(2);
  const order = await heads.allTextContents();
  await pieces(app).nth(1).focus();
  await app.keyboard.press('Alt+ArrowUp');
  await expect(heads).toHaveText(order.toReversed());
  await app.getByLabel('Title').fill('Two evenings');
  await app.getByLabel('Summary, in your words').fill('Files went to removable media.');
  await expect(page(app).getByRole('heading', { level: 1 })).toHaveText('Two evenings');
  await expect(page(app).getByText('Files went to removable media.')).toBeVisible();
  await expect(page(app).getByRole('img', { name: /^Risk a day, 0 to 100/ })).toBeVisible();
  await app.getByRole('button', { name: 'Add a comment' }).click();
  await app.keyboard.type('What the files held is not known.');
  await expect(page(app).getByText('What the files held is not known.')).toBeVisible();
  await pieces(app).nth(2).focus();
  await app.keyboard.press('Delete');
  await expect(pieces(app)).toHaveCount(2);
});

test('adds a record with what it says', async ({ app }) => {
  await app.keyboard.press('g');
  await app.keyboard.press('e');
  await expect(app.getByRole('table', { name: 'Events' })).toBeVisible();
  await app.keyboard.press('j');
  const original = await app.getByRole('region', { name: 'Original record' }).locator('pre').textContent();
  await app.keyboard.press('e');
  await app.getByRole('button', { name: /^Report/ }).click();
  await expect(page(app).locator('pre')).toHaveText(original ?? '');
  await app.getByLabel(/^Comment on/).fill('First of all.');
  await expect(page(app).getByText('First of all.').first()).toBeVisible();
});

test('writes a report that holds, and a flipped byte is found', async ({ app, host }) => {
  await addTwoDays(app);
  await app.keyboard.press('g');
  await app.keyboard.press('t');
  const folder = join(host.folder, 'written');
  await app.getByLabel('New folder').fill(folder);
  await app.getByRole('button', { name: /^Write report/ }).click();
  const written = app.getByRole('region', { name: 'Written' });
  await expect(written.getByText('report.html')).toBeVisible({ timeout: 30_000 });
  await expect(written.getByText('report.pdf')).toBeVisible();
  await written.getByRole('button', { name: 'Verify' }).click();
  await expect(written.getByText(/^Holds: \d+ files as written\.$/)).toBeVisible();
  expect(await verify(folder)).toMatchObject({ code: 0, holds: true });
  const path = join(folder, 'report.pdf');
  const bytes = readFileSync(path);
  const middle = bytes.length >> 1;
  bytes[middle] = (bytes[middle] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  expect(await verify(folder)).toMatchObject({ code: 1, holds: false, problems: [{ file: 'report.pdf' }] });
  await written.getByRole('button', { name: 'Verify' }).click();
  await expect(written.getByText('1 difference', { exact: true })).toBeVisible();
  await app.getByLabel('New folder').fill(folder);
  await app.getByRole('button', { name: /^Write report/ }).click();
  await expect(app.getByText(/is not empty, and a report replaces nothing/).last()).toBeVisible();
});
