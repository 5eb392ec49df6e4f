import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

test.use({ opens: 'none' });

const IMAGE = '<img src=x onerror=window.__pwned=1>';
const SCRIPT = '</script><script>window.__pwned=1</script>';
const FORMULA = "=cmd|' /C calc'!A0";
const OVERRIDE = '\u202Egnp.exe\u202C';
const ANSI = '\u001b[31mred\u001b[0m';
const LONG = 'W'.repeat(5000);
const TEXTS = [
  IMAGE,
  SCRIPT,
  FORMULA,
  OVERRIDE,
  ANSI,
  LONG,
  'javascript:window.__pwned=1',
  '"><svg onload=window.__pwned=1>',
];

const field = (text: string) => `"${text.replaceAll('"', '""')}"`;

/** Sixty days of a person and a computer whose names are hostile, and visits and files that are. */
function writeExports(exports: string): void {
  mkdirSync(exports);
  const logon = ['id,date,user,pc,activity'];
  const http = ['id,date,user,pc,url'];
  const device = ['id,date,user,pc,file_tree,activity'];
  for (let i = 0; i < 60; i += 1) {
    const on = new Date(Date.UTC(2010, 0, 4 + i)).toISOString().slice(0, 10).split('-');
    const at = `${on[1]}/${on[2]}/${on[0]}`;
    for (const [k, user] of [IMAGE, SCRIPT, FORMULA, OVERRIDE].entries()) {
      const who = `${field(user)},${field(TEXTS[(k + 1) % TEXTS.length] ?? '')}`;
      logon.push(
        `{L${i}-${k}},${at} 08:0${k}:00,${who},Logon`,
        `{M${i}-${k}},${at} 17:0${k}:00,${who},Logoff`,
      );
      http.push(`{H${i}-${k}},${at} 10:0${k}:00,${who},${field(TEXTS[i % TEXTS.length] ?? '')}`);
      device.push(`{D${i}-${k}},${at} 12:0${k}:00,${who},${field(TEXTS[i % TEXTS.length] ?? '')},Connect`);
    }
  }
  http.push('{X},not a time <img src=x onerror=window.__pwned=1>,a,b,c');
  const files = {
    'logon.csv': logon,
    'http <img src=x onerror=window.__pwned=1>.csv': http,
    'device.csv': device,
  };
  for (const [name, lines] of Object.entries(files))
    writeFileSync(join(exports, name), `${lines.join('\n')}\n`);
}

async function importHostile(app: Page, folder: string): Promise<void> {
  writeExports(join(folder, 'exports'));
  await app
    .getByRole('button', { name: /^New case/ })
    .first()
    .click();
  await app.getByLabel('Name', { exact: true }).fill(`${IMAGE.replace('/', '')} case`);
  await app.getByLabel('Folder', { exact: true }).fill(folder);
  await app.getByRole('button', { name: 'Create' }).click();
  await app.getByLabel('Folder or file').fill(join(folder, 'exports'));
  await app.getByRole('button', { name: 'Recognise' }).click();
  await app.getByLabel('Local times are of').selectOption('UTC');
  await app.getByRole('button', { name: 'Import 3 files' }).click();
  await expect(app.getByRole('region', { name: 'Receipt' })).toBeVisible();
  await app.getByRole('button', { name: 'Analyse', exact: true }).click();
  await expect(app.getByText('Analysis current')).toBeVisible({ timeout: 60_000 });
}

/** Nothing of the data became an element, ran, or pushed the page aside. */
async function harmless(app: Page, where: string): Promise<void> {
  await app.waitForTimeout(400);
  const found = await app.evaluate(() => ({
    ran: '__pwned' in window,
    injected: document.querySelectorAll('img, body script, svg[onload], [onerror]').length,
    links: [...document.querySelectorAll('a[href]')].filter((a) =>
      /^javascript:/i.test(a.getAttribute('href') ?? ''),
    ).length,
    wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));
  expect({ where, ...found }).toEqual({ where, ran: false, injected: 0, links: 0, wide: 0 });
}

test('text of records is text in every view', async ({ app, host }) => {
  test.setTimeout(180_000);
  const troubles: string[] = [];
  app.on('dialog', (dialog) => {
    troubles.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  app.on('request', (request) => {
    if (!/^(?:https?|wss?):\/\/(?:127\.0\.0\.1|localhost|\[::1\])[:/]|^(?:data|blob):/.test(request.url()))
      troubles.push(`asked for ${request.url()}`);
  });
  app.on('pageerror', (error) => troubles.push(error.message));
  await importHostile(app, host.folder);
  await harmless(app, 'import');
  await app.getByRole('button', { name: 'Pseudonyms on' }).click();
  await app.getByRole('dialog').getByLabel('Reason').fill('looking at hostile names');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('dialog')).toHaveCount(0);
  for (const [view, keys] of [
    ['overview', ['g', 'o', 'j']],
    ['person', ['g', 'p']],
    ['identity', ['i']],
    ['a day', ['g', 'p', '+', '+', 'v']],
    ['events', ['g', 'e', 'j']],
    ['coverage', ['g', 'v']],
    ['replay', ['g', 'r']],
    ['lists', ['g', 'l']],
    ['import', ['g', 'i']],
    ['cases', ['g', 'c']],
  ] as const) {
    for (const key of keys) await app.keyboard.press(key);
    await harmless(app, view);
  }
  await app.keyboard.press('g');
  await app.keyboard.press('o');
  await expect(app.locator('.people-rows .medium').first()).toContainText(/<img|<script|=cmd|gnp/);
  await expect(app.locator('.people-rows .medium').filter({ hasText: '[U+202E]gnp.exe' })).toHaveCount(1);
  expect(troubles).toEqual([]);
});
