import { expect, test } from './support/test.js';

test.skip(({ isMobile }) => isMobile, 'The two are made for wide screens');

test('Swagger UI shows every route, and sends what one tries', async ({ page, workspace }) => {
  const person = await workspace.person();
  await page.goto('/api/schema/swagger-ui/');
  await page.getByRole('button', { name: 'Authorize' }).click();
  await page.getByLabel('auth-bearer-value').fill(person.accessToken);
  await page.getByRole('button', { name: 'Apply credentials' }).click();
  await page.getByRole('button', { name: 'Close' }).click();
  const me = page.locator('#operations-Accounts-me');
  await me.locator('.opblock-summary').click();
  await me.getByRole('button', { name: 'Try it out' }).click();
  await me.getByRole('button', { name: 'Execute' }).click();
  await expect(me.locator('.live-responses-table')).toContainText(`"username": "${person.username}"`);
});

test('ReDoc shows every route, and finds one by its words', async ({ page }) => {
  await page.goto('/api/schema/redoc/');
  await expect(page.getByRole('heading', { name: 'Make an account' }).first()).toBeVisible();
  await page.getByPlaceholder('Search...').fill('participants');
  await expect(page.getByRole('menuitem', { name: /Who is in a room/ }).first()).toBeVisible();
});
