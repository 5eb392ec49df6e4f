import { at } from './paths.mjs';
import { Failure } from './say.mjs';
import { run, tool } from './spawn.mjs';
import { findChromium } from './test/chromium.mjs';

/** Takes docs/screenshots/VIEW-THEME.png of the demonstration company, 1440 × 900. */
export async function takeScreenshots() {
  const chromium = await findChromium();
  if (!chromium)
    throw new Failure('no Chromium was found; install one, or run "npx playwright install chromium"');
  const args = [
    'test',
    '--config',
    at('build/playwright.config.ts'),
    '--project',
    'screenshots',
    '--workers=1',
  ];
  const env = { ...process.env, TRACEWELL_CHROMIUM: chromium };
  return (
    await run(process.execPath, [tool('@playwright/test/cli.js'), ...args], {
      stdio: ['ignore', 'inherit', 'inherit'],
      env,
    })
  ).code;
}
