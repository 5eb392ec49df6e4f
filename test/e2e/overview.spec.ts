import { expect, test } from './fixtures.ts';

const PSEUDONYM = /^[A-Z][a-z]+ \d\d$/;

test('ranks people by risk with reasons in words, and cuts at the budget', async ({ app }) => {
  const rows = app.getByRole('table', { name: 'Ranked people' }).getByRole('row');
  await expect(rows.nth(1)).toBeVisible();
  const risks = (await app.locator('.people-risk').allTextContents()).map(Number);
  expect(risks.length).toBeGreaterThan(8);
  expect(risks).toEqual([...risks].sort((a, b) => b - a));
  await expect(rows.nth(1)).toContainText(/usual|Copied|Mailed|Connected|Sent/);
  await expect(app.getByText('Budget: 10 people a week.')).toBeVisible();
  await app.getByRole('button', { name: 'Fewer' }).click();
  await expect(app.getByText('Budget: 9 people a week.')).toBeVisible();
  await app.keyboard.press('Control+z');
  await expect(app.getByText('Budget: 10 people a week.')).toBeVisible();
});

test('moves the cut by dragging, by keys and by typing', async ({ app }) => {
  const cut = app.getByRole('slider', { name: 'Budget, people a week' });
  await expect(cut).toHaveAttribute('aria-valuenow', '10');
  await cut.focus();
  await app.keyboard.press('ArrowRight');
  await expect(cut).toHaveAttribute('aria-valuenow', '11');
  const box = await cut.boundingBox();
  if (!box) throw new Error('the cut is not on screen');
  await app.mouse.move(box.x + box.width / 2, box.y + 40);
  await app.mouse.down();
  await app.mouse.move(box.x + box.width / 2 + 80, box.y + 40, { steps: 4 });
  await app.mouse.up();
  expect(Number(await cut.getAttribute('aria-valuenow'))).toBeGreaterThan(20);
  await app.getByLabel('People a week', { exact: true }).fill('3');
  await app.keyboard.press('Enter');
  await expect(app.getByText('Budget: 3 people a week.')).toBeVisible();
});

test('brushes a time, which the list follows and a chip takes back', async ({ app }) => {
  const first = app.locator('.people-rows [role=row]').first();
  const name = first.locator('.medium').first();
  await expect(name).toHaveText(PSEUDONYM);
  const top = (await name.textContent()) ?? '';
  const plot = await app.getByRole('img', { name: /^Organisation/ }).boundingBox();
  if (!plot) throw new Error('the organisation is not on screen');
  await app.mouse.move(plot.x + plot.width * 0.5, plot.y + 50);
  await app.mouse.down();
  await app.mouse.move(plot.x + plot.width * 0.58, plot.y + 50, { steps: 4 });
  await app.mouse.up();
  await expect(app.getByRole('button', { name: /^Remove Time/ })).toBeVisible();
  await expect(name).not.toHaveText(top);
  await app.getByRole('button', { name: /^Remove Time/ }).click();
  await expect(name).toHaveText(top);
});

test('previews why at the right and opens the person', async ({ app }) => {
  await expect(app.locator('.people-rows .medium').first()).toHaveText(PSEUDONYM);
  await app.keyboard.press('j');
  const why = app.getByRole('complementary', { name: 'Why' });
  await expect(why.getByRole('heading', { name: /^Why \d+ on / })).toBeVisible();
  await expect(why.getByRole('heading', { name: 'Speaks for this person' })).toBeVisible();
  const first = await app
    .locator('.people-rows [role=row][aria-selected=true] .medium')
    .first()
    .textContent();
  await app.keyboard.press('j');
  await expect(app.locator('.people-rows [role=row][aria-selected=true] .medium').first()).not.toHaveText(
    first ?? '',
  );
  await app.keyboard.press('k');
  await app.keyboard.press('Enter');
  await expect(app.getByRole('heading', { level: 1 })).toHaveText(first ?? '');
});

test('orders by change and by what is new', async ({ app }) => {
  const changes = () => app.locator('.people-rows [title="Against the week before"]').allTextContents();
  await expect.poll(async () => (await changes()).length).toBeGreaterThan(5);
  await app.getByRole('button', { name: 'Change' }).click();
  const numbers = (await changes()).map((text) => Number(text.replace('−', '-').replace('+', '')));
  expect(numbers).toEqual([...numbers].sort((a, b) => b - a));
  await expect(app.getByText(/^Budget: /)).toHaveCount(0);
});

test('shows the numbers of a chart as a table', async ({ app }) => {
  const chart = app.getByRole('img', { name: /^Organisation\. Events a day/ });
  await chart.focus();
  await app.keyboard.press('t');
  const dialog = app.getByRole('dialog');
  await expect(dialog.getByRole('columnheader', { name: 'Events' })).toBeVisible();
  expect(await dialog.getByRole('row').count()).toBeGreaterThan(60);
  await app.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(chart).toBeFocused();
});
