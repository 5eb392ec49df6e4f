import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './fixtures.ts';

const LOGON = [
  'id,date,user,pc,activity',
  '{A1A1-A1A1A1A1-0001AAAA},01/04/2010 08:02:11,ANN0001,PC-0001,Logon',
  '{A1A1-A1A1A1A1-0002AAAA},01/04/2010 17:31:00,ANN0001,PC-0001,Logoff',
  '{A1A1-A1A1A1A1-0003AAAA},31/31/2010 09:00:00,BOB0002,PC-0002,Logon',
  '',
].join('\n');

test.describe('into a new case', () => {
  test.use({ opens: 'none' });

  test('recognises, asks the zone, imports, and the receipt balances', async ({ app, host }) => {
    const exports = join(host.folder, 'exports');
    mkdirSync(exports);
    writeFileSync(join(exports, 'logon.csv'), LOGON);
    writeFileSync(join(exports, 'notes.txt'), 'nothing to read here');
    await expect(app.getByRole('heading', { name: 'Cases' })).toBeVisible();
    await app
      .getByRole('button', { name: /^New case/ })
      .first()
      .click();
    await app.getByLabel('Name', { exact: true }).fill('small');
    await app.getByLabel('Folder', { exact: true }).fill(host.folder);
    await app.getByRole('button', { name: 'Create' }).click();

    await expect(app.getByRole('heading', { level: 1, name: 'Import' })).toBeVisible();
    await app.getByLabel('Folder or file').fill(exports);
    await app.getByRole('button', { name: 'Recognise' }).click();
    await expect(app.getByText('1 of 2 files; nothing is stored yet')).toBeVisible();
    await expect(app.getByText('must be chosen', { exact: true })).toBeVisible();
    await app.getByLabel('Local times are of').selectOption('America/New_York');
    await app.getByRole('button', { name: 'Import 1 file' }).click();

    const receipt = app.getByRole('region', { name: 'Receipt' });
    await expect(receipt.getByText('Balances')).toBeVisible();
    await expect(receipt.getByText('2 + 0 + 1 + 0, difference 0')).toBeVisible();
    const rejects = app.getByRole('region', { name: 'Rejected records' });
    await expect(rejects.getByRole('row').nth(1)).toContainText('4');
    await expect(rejects.getByRole('row').nth(1)).toContainText('31/31/2010');
    await expect(app.getByText('1 record rejected')).toBeVisible();

    await expect(receipt).toContainText('4 Jan 2010 08:02');
    await app.getByRole('button', { name: 'Change…' }).click();
    const dialog = app.getByRole('dialog');
    await expect(dialog.getByRole('button', { name: 'Read again' })).toHaveAttribute('aria-disabled', 'true');
    await dialog.getByLabel('Local times are of').selectOption('Asia/Tokyo');
    await dialog.getByRole('button', { name: 'Read again' }).click();
    await expect(dialog).toHaveCount(0);
    await expect(app.getByRole('row').filter({ hasText: 'logon.csv' })).toContainText('Asia/Tokyo');
    await expect(receipt).toContainText('3 Jan 2010 18:02');
    await expect(receipt.getByText('2 + 0 + 1 + 0, difference 0')).toBeVisible();
  });

  test('finds its way through a folder of many files', async ({ app, host }) => {
    const exports = join(host.folder, 'exports');
    mkdirSync(exports);
    for (let i = 0; i < 450; i += 1)
      writeFileSync(join(exports, `part-${i}.csv`), LOGON.replaceAll('A1A1-', `B${i}-`));
    await app
      .getByRole('button', { name: /^New case/ })
      .first()
      .click();
    await app.getByLabel('Name', { exact: true }).fill('many');
    await app.getByLabel('Folder', { exact: true }).fill(host.folder);
    await app.getByRole('button', { name: 'Create' }).click();
    await app.getByLabel('Folder or file').fill(exports);
    await app.getByRole('button', { name: 'Recognise' }).click();
    await expect(app.getByText('450 of 450 files; nothing is stored yet')).toBeVisible();
    const rows = app.getByRole('row').filter({ hasText: 'part-' });
    await expect(rows).toHaveCount(200);
    await app.getByRole('button', { name: 'Show 200 more' }).click();
    await app.getByRole('button', { name: 'Show 50 more' }).click();
    await expect(rows).toHaveCount(450);
    await app.getByLabel('Filter files').fill('part-44');
    await expect(app.getByText('11 of 450')).toBeVisible();
    await expect(rows).toHaveCount(11);
    await expect(app.getByRole('button', { name: 'Import 450 files' })).toBeVisible();
  });

  test('says what to do where a path is missing', async ({ app, host }) => {
    await app.getByLabel('Open a case file').fill(join(host.folder, 'none.tracewell'));
    await app.getByRole('button', { name: 'Open', exact: true }).click();
    await expect(app.getByRole('alert').filter({ hasText: 'none.tracewell' })).toBeVisible();
  });

  test('shows no view that needs a case', async ({ app }) => {
    await expect(app.getByRole('navigation', { name: 'Views' }).getByRole('button')).toHaveText(['Cases']);
  });
});

test('undoes an import after asking', async ({ app }) => {
  await app.keyboard.press('g');
  await app.keyboard.press('i');
  const row = app.getByRole('row').filter({ hasText: 'device.csv' });
  await row.getByRole('button', { name: 'Undo…' }).click();
  await app.getByRole('button', { name: 'Remove its events' }).click();
  await expect(app.getByRole('dialog')).toHaveCount(0);
  await expect(row).toHaveCount(0);
  await expect(app.getByRole('button', { name: 'Analyse', exact: true })).toBeVisible();
});
