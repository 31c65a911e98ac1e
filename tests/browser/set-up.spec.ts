import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.js';
import { expect, test } from './support/test.js';
import type { Translate } from './support/texts.js';

/** Fills in the account of the set-up page and sends it. */
async function setUp(page: Page, t: Translate, username: string, password: string): Promise<void> {
  await page.getByLabel(t('accounts.username'), { exact: true }).fill(username);
  await page.getByLabel(t('accounts.password'), { exact: true }).fill(password);
  await page.getByRole('button', { name: t('accounts.setUp.action') }).click();
}

test('the link that an empty server prints leads its first admin into the workspace, once', async ({
  page,
  newBrowser,
  emptyServer,
  t,
}) => {
  await page.goto(emptyServer.url);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('accounts.noAdmin'));
  await expectAccessible(page);

  await page.goto(emptyServer.setUpUrl);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('accounts.setUp'));
  await expectAccessible(page);
  await setUp(page, t, 'ann', 'short');
  const password = page.getByLabel(t('accounts.password'), { exact: true });
  await expect(password).toBeFocused();
  await expect(password).toHaveAccessibleDescription(new RegExp(t('accounts.problem.passwordShort')));
  await setUp(page, t, 'ann', 'long enough now');
  await expect(page.getByRole('link', { name: /general/ })).toBeVisible();
  expect(new URL(page.url())).toMatchObject({ pathname: '/', hash: '' });

  const late = await newBrowser();
  await late.goto(emptyServer.setUpUrl);
  await expect(late.getByText(t('accounts.setUp.done'))).toBeVisible();
});

test('a set-up link that is cut off or out of date says what to do', async ({ page, emptyServer, t }) => {
  await page.goto(`${emptyServer.url}/set-up`);
  await expect(page.getByText(t('accounts.setUp.noToken'))).toBeVisible();

  await page.goto(`${emptyServer.url}/set-up#token=of-yesterday`);
  await page.reload();
  await setUp(page, t, 'ann', 'long enough now');
  await expect(page.getByRole('alert')).toHaveText(t('accounts.setUp.refused'));
  await expectAccessible(page);
});
