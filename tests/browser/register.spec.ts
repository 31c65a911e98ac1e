import { expectAccessible } from './support/accessible.js';
import { keptIn } from './support/kept-in.js';
import { expect, test } from './support/test.js';

test('row 107: who registers is in the workspace, signs out without a trace on the device, and comes back', async ({
  page,
  workspace,
  t,
}) => {
  const username = `new-${crypto.randomUUID().slice(0, 8)}`;
  await page.goto('/');
  await page.getByRole('link', { name: t('accounts.register') }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(t('accounts.register'));
  await expectAccessible(page);
  const name = page.getByLabel(t('accounts.username'), { exact: true });
  await name.fill(workspace.admin.username);
  await page.getByLabel(t('accounts.password'), { exact: true }).fill('a long password');
  await page.getByRole('button', { name: t('accounts.register') }).click();
  await expect(name).toBeFocused();
  await expect(name).toHaveAccessibleDescription(new RegExp(t('accounts.problem.usernameTaken')));
  await name.fill(username);
  await page.getByRole('button', { name: t('accounts.register') }).click();
  await page.getByRole('link', { name: 'general' }).click();
  // Nothing is kept before the page has settled.
  await expect.poll(async () => (await keptIn(page)).rows.join('\n'), { timeout: 20_000 }).toContain(username);

  await page.goto('/settings');
  await page.getByRole('button', { name: t('accounts.signOut'), exact: true }).click();
  await expect(page.getByLabel(t('accounts.login'))).toBeVisible();
  const { rows, cached, stored } = await keptIn(page);
  expect(rows).toEqual([]);
  expect(cached.filter((path) => !/^\/($|assets\/|icons\/|index\.html$|manifest\.webmanifest$)/.test(path))).toEqual(
    [],
  );
  expect(stored.filter((key) => !['language', 'theme'].includes(key))).toEqual([]);
  expect(await page.context().cookies()).toEqual([]);
  expect(new URL(page.url()).pathname).toBe('/');
  await page.goBack();
  await expect(page.getByLabel(t('accounts.login'))).toBeVisible();

  await page.goto('/');
  await page.getByLabel(t('accounts.login')).fill(username);
  await page.getByLabel(t('accounts.password'), { exact: true }).fill('a long password');
  await page.getByRole('button', { name: t('accounts.signIn') }).click();
  await expect(page.getByRole('link', { name: 'general' })).toBeVisible();
});

test('an invitation leads somebody without an account to one, and on to the room', async ({ page, workspace, t }) => {
  const ann = await workspace.person();
  const room = await workspace.room(ann, { isPrivate: true });
  await workspace.send(ann, room, 'Welcome to the private room');
  const { createRoomInvite } = await workspace.ask(
    ann,
    'mutation ($input: CreateRoomInviteInput!) { createRoomInvite(input: $input) { code } }',
    { input: { roomId: room.id } },
  );
  await page.goto(`/invites/${createRoomInvite.code}`);
  await expect(page.getByText(t('accounts.invited'))).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('link', { name: t('accounts.register') }).click();
  await page.getByRole('link', { name: t('accounts.signIn') }).click();
  await page.getByRole('link', { name: t('accounts.register') }).click();
  await expect(page.getByText(t('accounts.invited'))).toBeVisible();
  const username = `guest-${crypto.randomUUID().slice(0, 8)}`;
  await page.getByLabel(t('accounts.username'), { exact: true }).fill(username);
  await page.getByLabel(t('accounts.password'), { exact: true }).fill('a long password');
  await page.getByRole('button', { name: t('accounts.register') }).click();
  await expect(page.getByRole('main').getByText('Welcome to the private room')).toBeVisible();
  expect(new URL(page.url()).pathname).toBe(`/rooms/${room.id}`);
});

test('where registration is closed, who asks for an account is told whom to ask', async ({ page, t }) => {
  await page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('FrontDoor')) return route.fallback();
    const answer = await (await route.fetch()).json();
    answer.data.organization.isRegistrationOpen = false;
    await route.fulfill({ json: answer });
  });
  await page.goto('/');
  await expect(page.getByText(t('accounts.registrationClosed'))).toBeVisible();
  await expect(page.getByRole('link', { name: t('accounts.register') })).toHaveCount(0);
  await page.goto('/register');
  await expect(page.getByText(t('accounts.registrationClosed'))).toBeVisible();
  await expect(page.getByRole('textbox')).toHaveCount(0);
  await expectAccessible(page);
});
