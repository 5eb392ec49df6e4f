import type { Page } from '@playwright/test';
import { expect } from './fixtures.ts';

export const OVERLAY = 'Drop to recognise; nothing is stored yet';

/** Holds files or folders of the disk over the window. Returns what lets them fall. */
export async function hold(page: Page, files: readonly string[]): Promise<() => Promise<void>> {
  const session = await page.context().newCDPSession(page);
  const at = { x: 700, y: 400, data: { items: [], files: [...files], dragOperationsMask: 1 } };
  await session.send('Input.dispatchDragEvent', { type: 'dragEnter', ...at });
  await session.send('Input.dispatchDragEvent', { type: 'dragOver', ...at });
  await expect(page.getByText(OVERLAY)).toBeVisible();
  return async () => {
    await session.send('Input.dispatchDragEvent', { type: 'drop', ...at });
    await expect(page.getByText(OVERLAY)).toHaveCount(0);
  };
}

/** Lets files or folders of the disk fall on the window. */
export async function drop(page: Page, files: readonly string[]): Promise<void> {
  await (
    await hold(page, files)
  )();
}

/** Fills the form of a new case. */
export async function newCase(app: Page, folder: string, name: string) {
  await app.getByLabel('Name', { exact: true }).fill(name);
  await app.getByLabel('Folder', { exact: true }).fill(folder);
  await app.getByRole('button', { name: 'Create' }).click();
}
