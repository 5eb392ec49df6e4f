import { test as base, expect, type Page } from '@playwright/test';
import { startHost, type RunningHost } from './harness.ts';

interface Options {
  /** What the app opens with; `test.use({ opens: 'none' })` starts at the list of cases. */
  readonly opens: 'demo' | 'none';
}
interface Fixtures {
  readonly host: RunningHost;
  /** A page that is connected to the app and shows its case. Any error on its console fails the test. */
  readonly app: Page;
}

export const test = base.extend<Options & Fixtures>({
  opens: ['demo', { option: true }],
  host: async ({ opens }, use) => {
    const host = await startHost(opens);
    await use(host);
    await host.stop();
  },
  app: async ({ page, host, opens }, use) => {
    const errors: string[] = [];
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
    page.on('pageerror', (error) => errors.push(error.message));
    await page.goto(host.address);
    await expect(page.getByRole('navigation', { name: 'Views' })).toBeVisible();
    if (opens === 'demo') await expect(page.locator('.people-rows [role=row]').first()).toBeVisible();
    await use(page);
    expect(errors, 'errors on the console').toEqual([]);
  },
});

export { expect } from '@playwright/test';
