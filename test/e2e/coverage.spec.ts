import { expect, test } from './fixtures.ts';

test('shows which logs are there on which day, and whose', async ({ app }) => {
  await expect(app.locator('.people-rows [role=row]').first()).toBeVisible();
  await app.keyboard.press('g');
  await app.keyboard.press('v');
  await expect(app.getByRole('heading', { level: 1, name: 'Coverage' })).toBeVisible();
  const here = app.getByRole('navigation', { name: 'Views' }).locator('[aria-current]');
  const strip = app.getByRole('img', { name: /^Coverage\. \d+ kinds of events, / });
  await expect(strip).toBeVisible();
  const people = app.getByRole('table', { name: 'People by day' });
  await expect(people.getByRole('row').first()).toBeVisible();

  const recorded = people.getByRole('cell', { name: /^Records on/ }).first();
  const all = await recorded.getAttribute('aria-label');
  await app.getByRole('combobox', { name: 'Kind' }).selectOption({ label: 'Removable media' });
  await expect(recorded).not.toHaveAttribute('aria-label', all ?? '');

  await strip.focus();
  await app.keyboard.press('End');
  await expect(app.locator('.value-line')).toContainText(/^\w{3} \d+ \w{3}: /);
  await app.keyboard.press('Enter');
  await expect(here).toHaveText(/Events/);

  await app.keyboard.press('g');
  await app.keyboard.press('v');
  await people.getByRole('row').nth(2).dblclick();
  await expect(here).toHaveText(/Person/);
});

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1280, 1440])
    test.describe(`${colorScheme} at ${width}`, () => {
      test.use({ colorScheme, viewport: { width, height: width === 1280 ? 800 : 900 } });
      test('nothing of it is clipped', async ({ app }, info) => {
        await expect(app.locator('.people-rows [role=row]').first()).toBeVisible();
        await app.keyboard.press('g');
        await app.keyboard.press('v');
        await expect(app.getByRole('cell', { name: /^Records on/ }).first()).toBeVisible();
        await app.screenshot({ path: info.outputPath('coverage.png') });
        const beyond = await app.evaluate(
          () =>
            [...document.querySelectorAll('.coverage, .coverage-strip, .coverage-people')].filter(
              (element) => element.scrollWidth > element.clientWidth + 1,
            ).length,
        );
        expect(beyond).toBe(0);
      });
    });
