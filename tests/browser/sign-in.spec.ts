import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.js';
import { expect, test } from './support/test.js';
import type { Translate } from './support/texts.js';

async function fillIn(page: Page, t: Translate, login: string, password: string): Promise<void> {
  await page.getByLabel(t('accounts.login')).fill(login);
  await page.getByLabel(t('accounts.password'), { exact: true }).fill(password);
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

test('whoever signs in is where he wanted to be, and where the password is wrong he is told', async ({
  page,
  workspace,
  t,
}) => {
  const ann = await workspace.person();
  const room = await workspace.room(ann);
  await workspace.send(ann, room, 'What was here before');
  await page.goto(`/rooms/${room.id}`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('accounts.signIn.title'));
  await expectAccessible(page);

  await press(page, t('accounts.signIn'));
  const login = page.getByLabel(t('accounts.login'));
  await expect(login).toBeFocused();
  await expect(login).toHaveAccessibleDescription(t('accounts.problem.missing'));

  await fillIn(page, t, ann.username, 'not her password');
  await press(page, t('accounts.signIn'));
  await expect(page.getByRole('alert')).toHaveText(t('accounts.wrongCredentials'));
  await expectAccessible(page);

  await fillIn(page, t, ` ${ann.username.toUpperCase()} `, ann.password);
  await press(page, t('accounts.showPassword'));
  await expect(page.getByLabel(t('accounts.password'), { exact: true })).toHaveAttribute('type', 'text');
  await press(page, t('accounts.signIn'));
  await expect(page.getByRole('main').getByText('What was here before')).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(`/rooms/${room.id}`);
});

test('after too many tries the seconds to wait are counted down', async ({ page, workspace, t }) => {
  const ann = await workspace.person();
  const extensions = { code: 'RATE_LIMITED', retryAfter: 2 };
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes('login(')
      ? route.fulfill({ json: { errors: [{ message: 'Too many.', extensions }] } })
      : route.fallback(),
  );
  await page.goto('/');
  await fillIn(page, t, ann.username, ann.password);
  await press(page, t('accounts.signIn'));
  await expect(page.getByRole('alert').getByText(t('error.RATE_LIMITED', { seconds: 1 }))).toBeVisible();
  await expect(page.getByRole('button', { name: t('accounts.signIn') })).toBeEnabled();
  await expect(page.getByRole('alert')).toBeHidden();
});

test('without a network the page says so, and goes on when the network is back', async ({
  page,
  workspace,
  browserErrors,
  t,
}) => {
  const ann = await workspace.person();
  browserErrors.expect(/ERR_INTERNET_DISCONNECTED/);
  await page.goto('/');
  await fillIn(page, t, ann.username, ann.password);
  await page.context().setOffline(true);
  await press(page, t('accounts.signIn'));
  await expect(page.getByRole('alert')).toHaveText(t('error.NETWORK'));
  await page.context().setOffline(false);
  await press(page, t('accounts.signIn'));
  await expect(page.getByRole('link', { name: 'general' })).toBeVisible();
});

test('the language that is chosen before signing in holds after it and after a reload', async ({ page, workspace }) => {
  const ann = await workspace.person();
  await page.goto('/');
  await page.getByRole('button', { name: 'Русский' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Вход');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Sign in');
  await page.getByLabel('Username or e-mail').fill(ann.username);
  await page.getByLabel('Password', { exact: true }).fill(ann.password);
  await press(page, 'Sign in');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});
