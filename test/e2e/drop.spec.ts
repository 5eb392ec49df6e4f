import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { drop, hold, newCase, OVERLAY } from './dropping.ts';
import { expect, test } from './fixtures.ts';

const LOGON = [
  'id,date,user,pc,activity',
  '{A1A1-A1A1A1A1-0001AAAA},01/04/2010 08:02:11,ANN0001,PC-0001,Logon',
  '{A1A1-A1A1A1A1-0002AAAA},01/04/2010 17:31:00,ANN0001,PC-0001,Logoff',
  '',
].join('\n');

const dropFolder = (folder: string, name: string) => join(folder, `${name}.tracewell.work`, 'drop');
const kept = (folder: string) => (existsSync(folder) ? readdirSync(folder) : []);

test.describe('files dropped on the window', () => {
  test.use({ opens: 'none' });

  test('a folder, before there is a case: a case, recognised, imported, balanced, let go of', async ({
    app,
    host,
  }) => {
    const exports = join(host.folder, 'exports');
    mkdirSync(join(exports, 'march'), { recursive: true });
    writeFileSync(join(exports, 'march', 'logon.csv'), LOGON);
    writeFileSync(join(exports, 'notes.txt'), 'nothing to read here');
    writeFileSync(join(exports, '.hidden'), 'not to be looked at');
    writeFileSync(join(exports, 'empty.csv'), '');
    await expect(app.getByRole('heading', { name: 'Cases' })).toBeVisible();
    await drop(app, [exports]);

    await expect(app.getByText('3 dropped files wait for a case.')).toBeVisible();
    await newCase(app, host.folder, 'dropped');
    await expect(app.getByRole('heading', { level: 1, name: 'Import' })).toBeVisible();
    await expect(app.getByText('1 of 3 files; nothing is stored yet')).toBeVisible();
    await expect(app.getByRole('cell', { name: 'logon.csv', exact: true })).toHaveAttribute(
      'title',
      'exports/march/logon.csv',
    );
    expect(kept(dropFolder(host.folder, 'dropped'))).toHaveLength(1);
    await app.getByLabel('Local times are of').selectOption('America/New_York');
    await app.getByRole('button', { name: 'Import 1 file' }).click();

    const receipt = app.getByRole('region', { name: 'Receipt' });
    await expect(receipt.getByText('Balances')).toBeVisible();
    await expect(receipt.getByText('2 + 0 + 0 + 0, difference 0')).toBeVisible();
    await expect(app.getByRole('row').filter({ hasText: 'logon.csv' })).toBeVisible();
    expect(kept(dropFolder(host.folder, 'dropped'))).toEqual([]);
  });

  test('more than one piece arrives whole; what is left is let go of', async ({ app, host }) => {
    const rows = Array.from(
      { length: 40_000 },
      (_, i) => `{A1A1-A1A1A1A1-${String(i).padStart(8, '0')}},01/04/2010 08:02:11,ANN0001,PC-0001,Logon`,
    );
    const file = join(host.folder, 'logon.csv');
    writeFileSync(file, ['id,date,user,pc,activity', ...rows, ''].join('\n'));
    await app
      .getByRole('button', { name: /^New case/ })
      .first()
      .click();
    await newCase(app, host.folder, 'large');
    await expect(app.getByRole('heading', { level: 1, name: 'Import' })).toBeVisible();
    await drop(app, [file]);
    await expect(app.getByText('1 of 1 file; nothing is stored yet')).toBeVisible();
    await app.getByRole('button', { name: 'Leave' }).click();
    await expect.poll(() => kept(dropFolder(host.folder, 'large'))).toEqual([]);

    await drop(app, [file]);
    await app.getByRole('button', { name: 'Import 1 file' }).click();
    const receipt = app.getByRole('region', { name: 'Receipt' });
    await expect(receipt.getByText('40,000 + 0 + 0 + 0, difference 0')).toBeVisible();
  });

  test('taken away again, nothing happens', async ({ app, host }) => {
    const file = join(host.folder, 'logon.csv');
    writeFileSync(file, LOGON);
    await hold(app, [file]);
    // What the browser says when the cursor leaves the window; the protocol has no way to make it do so.
    await app.evaluate(() => document.body.dispatchEvent(new DragEvent('dragleave', { bubbles: true })));
    await expect(app.getByText(OVERLAY)).toHaveCount(0);
    await expect(app.getByRole('heading', { name: 'Cases' })).toBeVisible();
    await expect(app.getByText('dropped file waits')).toHaveCount(0);
  });

  test('a case is no export: a browser says how to open it', async ({ app, host }) => {
    const file = join(host.folder, 'old.tracewell');
    writeFileSync(file, 'x');
    await drop(app, [file]);
    await expect(app.getByRole('status').filter({ hasText: 'Open it by its path' })).toBeAttached();
  });
});
