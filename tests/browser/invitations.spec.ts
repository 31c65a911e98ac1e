import { expectAccessible } from './support/accessible.js';
import { linkIn, mailTo } from './support/outbox.js';
import { expect, test } from './support/test.js';

/** Whom admins ask in by mail. */

const INVITE = 'mutation ($input: InviteUserInput!) { inviteUser(input: $input) { invitation { id } } }';

const newAddress = () => `guest-${crypto.randomUUID().slice(0, 8)}@team.example`;

test('an admin invites somebody by mail, who makes an account by the link; another invitation is revoked', async ({
  page,
  newBrowser,
  workspace,
  signIn,
  t,
}) => {
  await signIn(page, workspace.admin);
  await page.goto('/admin');
  await page.getByRole('link', { name: t('admin.invitations') }).click();
  await expect(page.getByRole('heading', { level: 1, name: t('admin.invitations') })).toBeVisible();
  await expect(page.getByText(t('admin.invitations.noServer'))).toBeVisible();
  await expectAccessible(page);

  const [email, other] = [newAddress(), newAddress()];
  const invite = page.getByRole('button', { name: t('admin.invitations.invite'), exact: true });
  const dialog = page.getByRole('dialog', { name: t('admin.invitations.title') });
  const address = dialog.getByLabel(t('admin.invitations.address'));
  await invite.focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await address.fill('nobody');
  await page.keyboard.press('Enter');
  await expect(address).toBeFocused();
  await expect(address).toHaveAccessibleDescription(t('accounts.problem.email'));
  await address.fill(email);
  await page.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  await expect(invite).toBeFocused();
  await expect(page.getByText(t('admin.invitations.sent', { email }))).toBeVisible();
  const line = (of: string) =>
    page
      .getByRole('list', { name: t('admin.invitations') })
      .getByRole('listitem')
      .filter({ hasText: of });
  await expect(line(email)).toContainText(workspace.admin.displayName);

  await workspace.ask(workspace.admin, INVITE, { input: { email: other } });
  await page.reload();
  await line(other)
    .getByRole('button', { name: t('admin.invitations.revokeNamed', { email: other }) })
    .click();
  await expect(line(other).getByRole('button')).toHaveCount(0);
  await expectAccessible(page);

  const guest = await newBrowser();
  const username = email.split('@')[0]!;
  const register = async (link: string) => {
    await guest.goto('about:blank');
    await guest.goto(`${workspace.url}${link}`);
    await expect(guest.getByText(t('accounts.askedIn'))).toBeVisible();
    await guest.getByLabel(t('accounts.username'), { exact: true }).fill(username);
    await guest.getByLabel(t('accounts.password'), { exact: true }).fill('a long password');
    await guest.getByRole('button', { name: t('accounts.register') }).click();
  };
  await register(linkIn(await mailTo(workspace.dataDir, other, /./)));
  await expect(guest.getByRole('alert').filter({ hasText: t('error.LINK_INVALID') })).toBeVisible();
  await expectAccessible(guest);
  await register(linkIn(await mailTo(workspace.dataDir, email, /./)));
  await expect(guest.getByRole('link', { name: 'general' })).toBeVisible();
  await guest.goto(`${workspace.url}/settings/profile`);
  await expect(guest.getByText(t('accounts.email.confirmed', { email }))).toBeVisible();

  await page.reload();
  await expect(line(email)).toContainText(t('admin.invitations.acceptedBy', { name: username, date: '' }));
  await expect(line(email).getByRole('button')).toHaveCount(0);
  await expectAccessible(page);
  await invite.click();
  await address.fill(email);
  await dialog.getByRole('button', { name: t('admin.invitations.send') }).click();
  await expect(address).toHaveAccessibleDescription(t('accounts.problem.emailTaken'));
});

test('the list of invitations goes on to its end', async ({ page, workspace, signIn }) => {
  const mark = crypto.randomUUID().slice(0, 8);
  for (let i = 0; i < 55; i++)
    await workspace.ask(workspace.admin, INVITE, { input: { email: `${mark}-${i}@team.example` } });
  await signIn(page, workspace.admin);
  await page.goto('/admin/invitations');
  const lines = page.getByRole('main').getByRole('listitem').filter({ hasText: mark });
  await expect(lines.first()).toContainText(`${mark}-54@`);
  await expect(async () => {
    await page.getByRole('main').getByRole('listitem').last().scrollIntoViewIfNeeded();
    await expect(lines).toHaveCount(55, { timeout: 200 });
  }).toPass();
});

test('who is no admin has no page of invitations', async ({ page, workspace, signIn, t }) => {
  await signIn(page, await workspace.person());
  await page.goto('/admin/invitations');
  await expect(page.getByText(t('app.notFound'))).toBeVisible();
});
