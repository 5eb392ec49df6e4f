import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';

const VIEWS = [
  ['overview', ['g', 'o', 'j']],
  ['stories', ['g', 's']],
  ['events of a story', ['g', 's', 'v', 'j']],
  ['person', ['g', 'p']],
  ['who a person is', ['g', 'p', 'i']],
  ['a day of a person', ['g', 'p', '+', '+', 'v']],
  ['events', ['g', 'e', 'j']],
  ['an empty report', ['g', 't']],
  ['a report', ['g', 'p', 'e', 'g', 't']],
  ['import', ['g', 'i']],
  ['lists', ['g', 'l']],
  ['coverage', ['g', 'v']],
  ['cases', ['g', 'c']],
  ['the palette', ['Control+k']],
] as const;

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const [name, keys] of VIEWS)
      test(`${name} meets WCAG 2.2 AA`, async ({ app }) => {
        await expect(app.locator('.people-rows [role=row]').first()).toBeVisible();
        for (const key of keys) await app.keyboard.press(key);
        await app.waitForTimeout(600);
        await expectAccessible(app);
      });
  });

test('every chart says its finding', async ({ app }) => {
  await expect(
    app.getByRole('img', { name: /^Budget\. \d+ people of \d+ inside the budget, from risk \d+ upward\.$/ }),
  ).toBeVisible();
  await expect(
    app.getByRole('img', { name: /^Organisation\. Events a day, .*Most, [\d,]+, on / }),
  ).toBeVisible();
});

test('motion stops where the system asks for it', async ({ app }) => {
  await app.emulateMedia({ reducedMotion: 'reduce' });
  const zoom = await app.evaluate(() =>
    getComputedStyle(document.documentElement).getPropertyValue('--move-zoom').trim(),
  );
  expect(zoom).toBe('0ms');
});
