import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';

test.use({ opens: 'none' });

const FILES = {
  'networks.csv':
    'cidr,type,name,country,known from\n10.0.0.0/8,Office,Head office,PT,2010-01-01\n203.0.113.0/24,VPN,Remote access,NO,2010-02-01\n',
  'assets.csv': 'hostname,criticality,role,as of\nPC-0001,critical,Payroll desk,2010-01-01\n',
  'logon.csv': 'id,date,user,pc,activity\n{A1},01/04/2010 08:02:11,ANN0001,PC-0001,Logon\n',
};

/** A new case with two lists and one event. */
async function withLists(app: Page, folder: string): Promise<void> {
  const exports = join(folder, 'exports');
  mkdirSync(exports);
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(exports, name), text);
  await app
    .getByRole('button', { name: /^New case/ })
    .first()
    .click();
  await app.getByLabel('Name', { exact: true }).fill('lists');
  await app.getByLabel('Folder', { exact: true }).fill(folder);
  await app.getByRole('button', { name: 'Create' }).click();
  await app.getByLabel('Folder or file').fill(exports);
  await app.getByRole('button', { name: 'Recognise' }).click();
  await app.getByLabel('Local times are of').selectOption('UTC');
  await app.getByRole('button', { name: 'Import 3 files' }).click();
  await expect(app.getByRole('row').filter({ hasText: 'logon.csv' })).toBeVisible();
  await expect(app.getByRole('region', { name: 'Receipt' })).toBeVisible();
}

test('shows lists as of a day, and what they say beside an event', async ({ app, host }) => {
  await withLists(app, host.folder);
  await app.keyboard.press('Escape');
  await app.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Lists' }).click();
  await expect(app.getByRole('heading', { level: 1, name: 'Lists' })).toBeVisible();
  await app.getByRole('button', { name: /^Networks/ }).click();
  const entries = app.getByRole('region', { name: 'Entries' });
  await expect(entries.getByRole('row').filter({ hasText: 'Remote access' })).toBeVisible();
  await app.getByLabel('As known on').fill('2010-01-15');
  await expect(entries.getByRole('row').filter({ hasText: 'Remote access' })).toHaveCount(0);
  await expect(entries.getByRole('row').filter({ hasText: 'Head office' })).toBeVisible();
  await expectAccessible(app);

  await app.getByRole('button', { name: /^Holidays/ }).click();
  await expect(app.getByText('No such list in this case.')).toBeVisible();
  await expectAccessible(app);

  await app.getByRole('button', { name: 'Location data' }).click();
  await app.getByLabel('Your own .mmdb').fill(join(host.folder, 'gone.mmdb'));
  await app.getByRole('button', { name: 'Use it' }).click();
  await expect(app.getByRole('alert').filter({ hasText: 'cannot be read' })).toBeVisible();
  await expectAccessible(app);

  await app.getByRole('navigation', { name: 'Views' }).getByRole('button', { name: 'Events' }).click();
  await app.getByRole('table', { name: 'Events' }).getByRole('row').first().click();
  await expect(app.getByText('PC-0001: criticality critical, Payroll desk')).toBeVisible();
});

test('says whose data and software it holds', async ({ app }) => {
  await app.keyboard.press('Control+k');
  await app.getByRole('combobox', { name: 'Find' }).fill('about');
  await app.keyboard.press('Enter');
  const about = app.getByRole('dialog', { name: 'About Tracewell' });
  await expect(about.getByRole('link', { name: 'IP Geolocation by DB-IP' })).toHaveAttribute(
    'href',
    'https://db-ip.com/',
  );
  await expectAccessible(app);
});
