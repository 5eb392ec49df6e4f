import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Page } from '@playwright/test';
import { writeDemo } from '../../electron/cli/demo.ts';
import { drop, newCase } from './dropping.ts';
import { expect, test } from './fixtures.ts';

const CLI = resolve(import.meta.dirname, '../../out/node/cli.cjs');

/** The exit code of `tracewell verify`. */
function verify(path: string): number {
  try {
    execFileSync(process.execPath, [CLI, 'verify', path], { stdio: 'ignore' });
    return 0;
  } catch (error) {
    return (error as { status: number }).status;
  }
}

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name));

async function importDropped(app: Page, folder: string): Promise<void> {
  const exports = join(folder, 'company', 'exports');
  const files = filesIn(exports).length;
  await drop(app, [exports]);
  await newCase(app, folder, 'company');
  await expect(app.getByText(`${files} of ${files} files; nothing is stored yet`)).toBeVisible({
    timeout: 60_000,
  });
  await app.getByLabel('Local times are of').selectOption('Europe/Copenhagen');
  await app.getByRole('button', { name: `Import ${files} files` }).click();
  await expect(app.getByText(new RegExp(`^${files} files imported, [\\d,]+ records stored$`))).toBeVisible({
    timeout: 90_000,
  });
  await expect(app.getByText('Does not balance')).toHaveCount(0);
  await expect(app.getByRole('button', { name: 'Undo…' })).toHaveCount(files);
  expect(readdirSync(join(folder, 'company.tracewell.work', 'drop'))).toEqual([]);
}

async function analyse(app: Page): Promise<void> {
  await app.keyboard.press('g');
  await app.keyboard.press('o');
  await app.getByRole('button', { name: 'Analyse' }).first().click();
  await expect(app.getByText('Analysis current')).toBeVisible({ timeout: 120_000 });
}

/** The evening of the hop-by-hop story, of which the overview knows nothing yet. */
async function replayTheEvening(app: Page): Promise<void> {
  await app.keyboard.press('g');
  await app.keyboard.press('r');
  await app.getByRole('row').filter({ hasText: '19 Nov 2026' }).first().dblclick();
  const stage = app.getByRole('region', { name: 'Replay' });
  await expect(stage).toBeVisible();
  await app.keyboard.press('Home');
  const first = await app.getByText(/^Step \d+ of \d+$/).textContent();
  await app.keyboard.press('.');
  await app.keyboard.press('Space');
  await expect(app.getByText(/^Step \d+ of \d+$/)).not.toHaveText(first ?? '', { timeout: 30_000 });
  await app.keyboard.press('Space');
  await app.keyboard.press('End');
  await expect(app.getByText(/^Step (\d+) of \1$/)).toBeVisible();
  await expect(
    stage.getByRole('img', { name: /the likely path has (\d+) steps,.* \1 played/ }),
  ).toBeVisible();
  await expect(app.getByText('Signed in to dc-01').first()).toBeVisible();
}

test.describe('from a folder to a report', () => {
  test.use({ opens: 'none' });

  test('drop the exports, replay the movement, write the report, verify it', async ({ app, host }) => {
    test.setTimeout(300_000);
    await writeDemo(join(host.folder, 'company'));
    await importDropped(app, host.folder);
    await analyse(app);
    await replayTheEvening(app);

    await app.keyboard.press('e');
    await app.keyboard.press('g');
    await app.keyboard.press('t');
    const report = join(host.folder, 'written');
    await app.getByLabel('New folder').fill(report);
    await app.getByRole('button', { name: /^Write report/ }).click();
    const written = app.getByRole('region', { name: 'Written' });
    await expect(written.getByText('report.html')).toBeVisible({ timeout: 60_000 });
    expect(verify(report)).toBe(0);

    const files = filesIn(report);
    expect(files.length).toBeGreaterThan(4);
    for (const file of files) {
      const bytes = readFileSync(file);
      const flipped = Buffer.from(bytes);
      const at = flipped.length >> 1;
      flipped.writeUInt8(flipped.readUInt8(at) ^ 1, at);
      writeFileSync(file, flipped);
      expect(verify(report), file).toBe(1);
      writeFileSync(file, bytes);
    }
    expect(verify(report)).toBe(0);
  });
});
