import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.js';
import { linkIn, mailTo } from './support/outbox.js';
import { expect, test } from './support/test.js';
import type { Translate } from './support/texts.js';
import { withEmail } from './support/with-email.js';

/** What people do by the links of mails: a server without a mail server writes these into its outbox. */

async function expectSignedIn(page: Page): Promise<void> {
  await expect(page.getByRole('link', { name: 'general' })).toBeVisible();
}

test('who forgot his password sets another by the link of the mail, once, and signs in with it', async ({
  page,
  workspace,
  t,
}) => {
  const ann = await withEmail(workspace);
  await page.goto('/');
  await page.getByRole('link', { name: t('accounts.forgotten') }).click();
  await expect(page.getByRole('heading', { level: 1, name: t('accounts.forgotten') })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel(t('accounts.address')).fill(ann.email);
  await page.getByRole('button', { name: t('accounts.forgotten.action') }).click();
  await expect(page.getByText(t('accounts.forgotten.sent'))).toBeVisible();
  await expectAccessible(page);

  const link = linkIn(await mailTo(workspace.dataDir, ann.email, /password|пароль/i));
  await setPassword(page, t, link, 'another long password');
  await expect(page.getByText(t('accounts.reset.done', { username: ann.username }))).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: t('accounts.signIn') }).click();
  await page.getByLabel(t('accounts.login')).fill(ann.email);
  await page.getByLabel(t('accounts.password'), { exact: true }).fill('another long password');
  await page.getByRole('button', { name: t('accounts.signIn') }).click();
  await expectSignedIn(page);

  await setPassword(page, t, link, 'a third long password');
  await expect(page.getByRole('alert').filter({ hasText: t('error.LINK_INVALID') })).toBeVisible();
  await expect(page.getByRole('link', { name: t('accounts.forgotten.again') })).toBeVisible();
});

async function setPassword(page: Page, t: Translate, link: string, password: string): Promise<void> {
  // Left first: another `#` alone would be the same page.
  await page.goto('about:blank');
  await page.goto(link);
  await expect(page.getByRole('heading', { level: 1, name: t('accounts.reset') })).toBeVisible();
  await expectAccessible(page);
  await page.getByLabel(t('accounts.password.new'), { exact: true }).fill(password);
  await page.getByRole('button', { name: t('accounts.reset') }).click();
}

test('who registers with an address sees that it is not confirmed, opens the link, and sees that it is', async ({
  page,
  context,
  workspace,
  t,
}) => {
  const username = `new-${crypto.randomUUID().slice(0, 8)}`;
  const email = `${username}@team.example`;
  await page.goto('/register');
  await page.getByLabel(t('accounts.username'), { exact: true }).fill(username);
  await page.getByLabel(t('accounts.email')).fill(email);
  await page.getByLabel(t('accounts.password'), { exact: true }).fill('a long password');
  await page.getByRole('button', { name: t('accounts.register') }).click();
  await expectSignedIn(page);
  await page.goto('/settings/profile');
  await expect(page.getByText(t('accounts.email.unconfirmed', { email }))).toBeVisible();
  await expect(page.getByText(t('accounts.email.noServer'))).toBeVisible();
  await expectAccessible(page);

  const other = await context.newPage();
  await other.goto(linkIn(await mailTo(workspace.dataDir, email, /e-mail|почты/)));
  await expect(other.getByText(t('accounts.verify.done', { email }))).toBeVisible();
  await expectAccessible(other);
  await other.close();
  // As it is when the window is come back to.
  await page.evaluate(() => dispatchEvent(new Event('focus')));
  await expect(page.getByText(t('accounts.email.confirmed', { email }))).toBeVisible();
  await expect(page.getByRole('button', { name: t('accounts.email.again') })).toHaveCount(0);
  await expectAccessible(page);
});

test('another link for confirming an address is sent five times an hour, and then it is said when the next one is', async ({
  page,
  workspace,
  signIn,
  browserErrors,
  t,
}) => {
  browserErrors.expect(/429/);
  const ann = await withEmail(workspace);
  await page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('OwnEmail')) return route.fallback();
    const answer = await (await route.fetch()).json();
    answer.data.organization.hasMailServer = true;
    await route.fulfill({ json: answer });
  });
  await signIn(page, ann);
  await page.goto('/settings/profile');
  await expect(page.getByText(t('accounts.email.open'))).toBeVisible();
  const button = page.getByRole('button', { name: t('accounts.email.again') });
  const sent = page.getByText(t('accounts.email.sent'));
  // The first went when the address was given.
  for (let i = 2; i <= 5; i++) {
    await button.click();
    await expect(button).toBeEnabled();
    await expect(sent).toBeVisible();
  }
  await expectAccessible(page);
  await button.click();
  const [often] = t('accounts.email.often', { minutes: 60 }).split('60');
  await expect(page.getByRole('alert').filter({ hasText: often! })).toBeVisible();
  await expect(button).toBeDisabled();
  await expect(sent).toHaveCount(0);
  await expectAccessible(page);
});
