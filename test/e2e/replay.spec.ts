import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';

/** The evening on which an engineer goes from host to host, up to a domain controller. */
const STORY = /^19 Nov 2026/;
const LAST_STEP = /^Step (\d+) of \1\b/;

async function openStory(app: Page): Promise<Locator> {
  await expect(app.locator('.people-rows [role=row]').first()).toBeVisible();
  await app.keyboard.press('g');
  await app.keyboard.press('r');
  const rows = app
    .locator('.replay-candidates tbody tr')
    .filter({ has: app.getByRole('cell', { name: STORY }) });
  await rows.first().getByRole('button').click();
  const graph = app.getByRole('img', { name: /^Graph of \d+ nodes/ });
  await expect(graph).toHaveAccessibleName(/the likely path has \d+ steps, .*\d+ played\.$/);
  return graph;
}
const clockOf = (app: Page) => app.locator('.replay-clock');
const panel = (app: Page) => app.getByRole('complementary', { name: 'Events and record' });
/** By its place in the whole list, so that it stays the same row wherever the list scrolls. */
async function secondRow(app: Page): Promise<Locator> {
  const index = await panel(app).getByRole('row').nth(1).getAttribute('aria-rowindex');
  return panel(app).locator(`[aria-rowindex="${index}"]`);
}
const whereOf = (app: Page) => app.locator('.replay-where');

test('lists the days with movement and opens one on the graph', async ({ app }) => {
  const graph = await openStory(app);
  const name = (await graph.getAttribute('aria-label')) ?? '';
  const [, steps = '0', played = '1'] = /path has (\d+) steps, .*?(\d+) played/.exec(name) ?? [];
  expect(Number(steps)).toBeGreaterThanOrEqual(6);
  expect(played).toBe(steps);
  await expect(app.getByRole('heading', { level: 1 })).toHaveText(/^[A-Z][a-z]+ \d\d, 19 Nov 2026$/);
  await expect(panel(app).getByRole('row').first()).toBeVisible();
  await expect(app.getByRole('img', { name: /^Privilege\. Highest level / })).toBeVisible();
  await expect(app.getByRole('img', { name: /^Events\. \d+ events; at most/ })).toBeVisible();
});

test('plays by step to the end', async ({ app }) => {
  await openStory(app);
  await app.getByRole('button', { name: 'Step', exact: true }).click();
  await app.keyboard.press('Home');
  await app.getByRole('button', { name: 'Play', exact: true }).click();
  await expect(app.getByRole('button', { name: 'Pause', exact: true })).toBeVisible();
  await expect(app.getByRole('button', { name: 'Play', exact: true })).toBeVisible({ timeout: 30_000 });
  await expect(whereOf(app)).toHaveText(LAST_STEP);
});

test('plays in time and skips what is idle', async ({ app }) => {
  await openStory(app);
  await app.locator('.graph-plot').focus();
  await app.keyboard.press('Home');
  const before = await clockOf(app).textContent();
  await app.keyboard.press(' ');
  await expect(clockOf(app)).not.toHaveText(before ?? '');
  await app.keyboard.press(' ');
  const stopped = await clockOf(app).textContent();
  await app.waitForTimeout(300);
  await expect(clockOf(app)).toHaveText(stopped ?? '');
});

test('walks the path by keys; the record and the number follow', async ({ app }) => {
  const graph = await openStory(app);
  await app.keyboard.press('Home');
  await app.keyboard.press('ArrowRight');
  await app.keyboard.press('ArrowRight');
  await expect(graph).toHaveAccessibleName(/ [23] played\.$/);
  const record = panel(app).locator('.original-text');
  const first = await record.textContent();
  const said = app.getByRole('status').filter({ hasText: /^Step \d+ of \d+: / });
  await expect(said.first()).toHaveText(/^Step [23] of \d+: \w+/);
  await app.keyboard.press('ArrowRight');
  await expect(record).not.toHaveText(first ?? '');
  await expect(panel(app).getByRole('heading', { name: /^Likely cause of step [34]$/ })).toBeVisible();
  await app.keyboard.press('End');
  await app.keyboard.press('Shift+ArrowLeft');
  await expect(
    panel(app).locator('[aria-selected=true] .replay-first, [aria-selected=true] .failed').first(),
  ).toBeVisible();
});

test('scrubs on the time tracks', async ({ app }) => {
  await openStory(app);
  const box = await app.locator('.replay-scrub').boundingBox();
  if (!box) throw new Error('the time tracks are not on screen');
  await app.mouse.move(box.x + box.width * 0.9, box.y + 60);
  await app.mouse.down();
  await app.mouse.move(box.x + 2, box.y + 60, { steps: 5 });
  await app.mouse.up();
  await expect(whereOf(app)).toHaveText(/^Step [01] of/);
  await app.mouse.click(box.x + box.width - 1, box.y + 60);
  await expect(whereOf(app)).toHaveText(LAST_STEP);
});

test('a row takes the playhead to its event', async ({ app }) => {
  await openStory(app);
  const row = await secondRow(app);
  const clock = (await row.locator('.mono').textContent()) ?? '';
  await row.click();
  await expect(clockOf(app)).toHaveText(clock);
  await expect(row).toHaveAttribute('aria-selected', 'true');
});

test('the list of events stands still from its first frame, whenever the record comes', async ({ app }) => {
  await app.evaluate(() => {
    const seen = new Set<string>();
    const look = () => {
      const rows = [...document.querySelectorAll('.replay-list [role=row]')];
      if (rows.length > 0) seen.add(rows.map((row) => row.getAttribute('aria-rowindex')).join(' '));
      document.body.dataset['lists'] = JSON.stringify([...seen]);
      requestAnimationFrame(look);
    };
    look();
  });
  await openStory(app);
  await expect(panel(app).locator('.original-text')).toBeVisible();
  await expect(panel(app).locator('[aria-selected=true]')).toBeVisible();
  expect(JSON.parse((await app.locator('body').getAttribute('data-lists')) ?? '[]')).toHaveLength(1);
});

test('a press means the row it began on, though the list moves before it ends', async ({ app }) => {
  await openStory(app);
  const row = await secondRow(app);
  const clock = (await row.locator('.mono').textContent()) ?? '';
  await row.hover();
  await app.mouse.down();
  await app.keyboard.press('Home');
  await expect(panel(app).locator('[aria-rowindex="1"]')).toHaveAttribute('aria-selected', 'true');
  await app.mouse.up();
  await expect(clockOf(app)).toHaveText(clock);
  await expect(row).toHaveAttribute('aria-selected', 'true');
});

test('a press that ends on another row means none', async ({ app }) => {
  await openStory(app);
  const before = (await clockOf(app).textContent()) ?? '';
  await (await secondRow(app)).hover();
  await app.mouse.down();
  await panel(app).getByRole('row').nth(4).hover();
  await app.mouse.up();
  await expect(clockOf(app)).toHaveText(before);
});

test('an edge says what it is and takes the playhead to its first event', async ({ app }) => {
  await openStory(app);
  const box = await app.locator('.graph-canvas').boundingBox();
  if (!box) throw new Error('the graph is not on screen');
  const line = app.locator('.replay-graph > .value-line');
  for (let y = 60; y < box.height - 40; y += 6) {
    await app.mouse.move(box.x + box.width * 0.2, box.y + y);
    if (await line.filter({ hasText: ' → ' }).isVisible()) break;
  }
  const clock = /\d\d:\d\d:\d\d/.exec((await line.textContent()) ?? '')?.[0] ?? 'no time';
  await app.mouse.down();
  await app.mouse.up();
  await expect(clockOf(app)).toHaveText(clock);
});

test('shows the path only, everything, and the other likely paths', async ({ app }) => {
  const graph = await openStory(app);
  const nodes = async () =>
    Number(/Graph of (\d+)/.exec((await graph.getAttribute('aria-label')) ?? '')?.[1]);
  const context = await nodes();
  await app.getByRole('button', { name: 'Path only' }).click();
  await expect.poll(nodes).toBeLessThan(context);
  await app.getByRole('button', { name: 'All', exact: true }).click();
  await expect.poll(nodes).toBeGreaterThanOrEqual(context);
  await app.keyboard.press('Alt+ArrowDown');
  await expect(app.getByText(/path 2 of \d+$/)).toBeVisible();
});

test('arranges by force in a worker, the same each time', async ({ app }) => {
  await openStory(app);
  await app.getByRole('button', { name: 'By force' }).click();
  await expect(app.locator('.replay-graph')).toHaveAttribute('data-arranging', 'false', { timeout: 30_000 });
  const first = await app.locator('.graph-canvas').screenshot();
  await app.getByRole('button', { name: 'By step' }).click();
  const bySteps = await app.locator('.graph-canvas').screenshot();
  await app.getByRole('button', { name: 'By force' }).click();
  await expect(app.locator('.replay-graph')).toHaveAttribute('data-arranging', 'false', { timeout: 30_000 });
  await expect.poll(async () => (await app.locator('.graph-canvas').screenshot()).equals(first)).toBe(true);
  expect(bySteps.equals(first)).toBe(false);
});

test('opens a group by Enter and closes it again', async ({ app }) => {
  await openStory(app);
  const group = app.locator('.graph-group').first();
  await expect(group).toHaveAccessibleName(/^Open \d+ /);
  await group.focus();
  await app.keyboard.press('Enter');
  await app.getByRole('button', { name: 'Close groups' }).click();
  await expect(app.locator('.graph-group').first()).toHaveAccessibleName(/^Open \d+ /);
});

test('shows its figures as tables and leads to Events', async ({ app }) => {
  await openStory(app);
  await app.locator('.graph-plot').focus();
  await app.keyboard.press('t');
  const table = app.getByRole('dialog', { name: 'Graph, as a table' });
  await expect(table.getByRole('row').nth(1)).toContainText(/network sign-in|sign-in|logon|remote/);
  await app.keyboard.press('Escape');
  await panel(app).getByRole('button', { name: 'Open in Events' }).click();
  await expect(app.getByRole('table', { name: 'Events' }).getByRole('row').first()).toBeVisible();
});

test('R replays the selected day of a person', async ({ app }) => {
  await expect(app.locator('.people-rows .medium').first()).toHaveText(/^[A-Z][a-z]+ \d\d$/);
  await app.keyboard.press('j');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('img', { name: /^Risk\. Risk a day/ })).toBeVisible();
  await app.keyboard.press('r');
  await expect(app.getByRole('img', { name: /^Graph of \d+ nodes/ })).toBeVisible();
});

test('under reduced motion it steps instead of moving', async ({ app }) => {
  await app.emulateMedia({ reducedMotion: 'reduce' });
  await openStory(app);
  await app.locator('.graph-plot').focus();
  await app.keyboard.press('Home');
  await app.keyboard.press(' ');
  const shown = new Set<string>();
  for (let i = 0; i < 12; i += 1) {
    shown.add((await clockOf(app).textContent()) ?? '');
    await app.waitForTimeout(100);
  }
  expect(shown.size).toBeLessThanOrEqual(4);
});

for (const colorScheme of ['light', 'dark'] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 1024, height: 640 },
    ])
      test(`holds at ${viewport.width} × ${viewport.height} and meets WCAG 2.2 AA`, async ({ app }) => {
        await app.setViewportSize(viewport);
        await openStory(app);
        await app.waitForTimeout(600);
        const clipped = await app.evaluate(() =>
          ['.main', '.replay-subject', '.replay-transport', '.replay-stage']
            .map((name) => [name, document.querySelector(name)] as const)
            .filter(([, element]) => element && element.scrollWidth > element.clientWidth + 1)
            .map(([name]) => name),
        );
        expect(clipped).toEqual([]);
        const { violations } = await new AxeBuilder({ page: app })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
          .analyze();
        expect(
          violations.map(
            ({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join('\n')}`,
          ),
        ).toEqual([]);
      });
  });
