import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';

const VPN = [
  'Datum;Uhrzeit;Benutzer;Quelladresse;Aktion;Ergebnis;Dauer',
  '13.11.2026;08:01:22;KORP\\meier;10.1.2.3;Anmeldung;Erfolg;',
  '13.11.2026;17:40:00;KORP\\meier;10.1.2.3;Abmeldung;Erfolg;34718',
  '14.11.2026;02:11:09;KORP\\kunz;203.0.113.9;Anmeldung;Fehlgeschlagen;',
  'kaputt;;;;;;',
  '',
].join('\n');

/** From wherever the browser stands, over the root. */
async function browseTo(browser: Locator, path: string): Promise<void> {
  const up = browser.getByRole('button', { name: 'Folder above' });
  const where = browser.locator('.mono').first();
  await expect(where).toHaveText(/^\//);
  while ((await where.textContent()) !== '/') {
    const before = (await where.textContent()) ?? '';
    await up.click();
    await expect(where).not.toHaveText(before);
    await expect(where).toHaveText(/^\//);
  }
  for (const name of path.split('/').slice(1)) await browser.getByRole('button', { name }).first().click();
}

test.describe('a file of no known format', () => {
  test.use({ opens: 'none' });

  test('is mapped, tried, saved and imported', async ({ app, host }) => {
    const exports = join(host.folder, 'exports');
    mkdirSync(exports);
    writeFileSync(join(exports, 'vpn.csv'), VPN);
    writeFileSync(join(exports, 'vpn-2.csv'), VPN.replaceAll('2026', '2025'));
    await app
      .getByRole('button', { name: /^New case/ })
      .first()
      .click();
    await app.getByLabel('Name', { exact: true }).fill('mapped');
    await app.getByLabel('Folder', { exact: true }).fill(host.folder);
    await app.getByRole('button', { name: 'Create' }).click();
    await app.getByLabel('Folder or file').fill(exports);
    await app.getByRole('button', { name: 'Recognise' }).click();
    await expect(app.getByText('0 of 2 files; nothing is stored yet')).toBeVisible();

    await app.getByRole('button', { name: 'Map vpn.csv' }).click();
    const editor = app.getByRole('region', { name: 'Mapping of vpn.csv' });
    await expect(editor.getByLabel('Datum means')).toHaveValue('time');
    await expect(editor.getByLabel('Benutzer means')).toHaveValue('user');
    await expect(editor.getByText('3 of 4 records read, 1 rejected')).toBeVisible();
    await expect(editor.getByText('Record 4 would be rejected: time cannot be read')).toBeVisible();
    await app.getByLabel('Local times are of').selectOption('Europe/Berlin');
    const events = editor.getByRole('table', { name: 'As events' });
    await expect(events.getByRole('row').nth(2)).toContainText('13 Nov 2026 08:01:22');
    await expect(events.getByRole('row').nth(4)).toContainText('failed');

    await editor.getByLabel('Times are written').fill('%d-%m-%Y %H:%M:%S');
    await expect(editor.getByText('0 of 4 records read, 4 rejected')).toBeVisible();
    await editor.getByLabel('Times are written').fill('gestern');
    await expect(editor.getByText(/"gestern" is no pattern/)).toBeVisible();
    await editor.getByLabel('Times are written').fill('%d.%m.%Y %H:%M:%S');
    await editor.getByLabel('Dauer means').selectOption('items');
    await expect(editor.getByText('3 of 4 records read, 1 rejected')).toBeVisible();

    const yaml = join(host.folder, 'vpn.yaml');
    await editor.getByLabel('Save as').fill(yaml);
    await editor.getByRole('button', { name: 'Save mapping' }).click();
    await expect(editor.getByText(`Saved as ${yaml}.`)).toBeVisible();
    expect(readFileSync(yaml, 'utf8')).toContain('items: Dauer');

    await editor.getByRole('button', { name: 'Use this mapping' }).click();
    await expect(app.getByText('vpn, your mapping')).toHaveCount(1);
    await app.getByRole('button', { name: 'As vpn' }).click();
    await app.getByRole('button', { name: 'Import 2 files' }).click();
    await expect(app.getByRole('region', { name: 'Receipt' }).getByText('Balances')).toBeVisible();
    writeFileSync(yaml, readFileSync(yaml, 'utf8').replace('%d.%m.%Y', '%m.%d.%Y'));
    const stored = app.getByRole('row').filter({ hasText: 'vpn-2.csv' });
    await stored.getByRole('button', { name: 'Change…' }).click();
    const dialog = app.getByRole('dialog', { name: 'Read vpn-2.csv otherwise' });
    await dialog.getByRole('button', { name: 'Another mapping…' }).click();
    await browseTo(app.getByRole('dialog', { name: 'Open a mapping' }), yaml);
    await expect(dialog.getByText(`vpn, of ${yaml}`)).toBeVisible();
    await dialog.getByRole('button', { name: 'Read again' }).click();
    await expect(dialog).toHaveCount(0);
    const receipt = app.getByRole('region', { name: 'Receipt' });
    await expect(receipt.getByText('0 + 0 + 4 + 0, difference 0')).toBeVisible();
    await app.getByRole('button', { name: /^Events/ }).click();
    const rows = app.getByRole('table', { name: 'Events' }).getByRole('row');
    await expect(rows.filter({ hasText: 'Sign-in refused' })).toHaveCount(1);
  });
});
