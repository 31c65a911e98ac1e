import { expectAccessible } from './support/accessible.js';
import { expect, test } from './support/test.js';

const SET_ROLE = 'mutation ($input: SetUserRoleInput!) { setUserRole(input: $input) { user { id } } }';

test('an admin makes an account, and with the password shown once its owner signs in', async ({
  page,
  newBrowser,
  workspace,
  signIn,
  t,
}) => {
  await signIn(page, workspace.admin);
  await page.goto('/admin');
  await expect(page.getByRole('heading', { level: 1, name: t('app.people') })).toBeVisible();
  await expect(page).toHaveURL(/\/admin\/people$/);
  await expectAccessible(page);

  await page.getByRole('button', { name: t('admin.add'), exact: true }).click();
  const dialog = page.getByRole('dialog');
  const username = dialog.getByLabel(t('accounts.username'), { exact: true });
  await expect(username).toBeVisible();
  await expectAccessible(page);
  await username.fill(workspace.admin.username);
  await dialog.getByRole('button', { name: t('admin.create') }).click();
  await expect(username).toHaveAccessibleDescription(new RegExp(t('accounts.problem.usernameTaken')));
  const name = `made-${crypto.randomUUID().slice(0, 8)}`;
  await username.fill(name);
  await dialog.getByLabel(t('admin.displayName')).fill(`Somebody ${name}`);
  await dialog.getByRole('button', { name: t('admin.create') }).click();
  await expect(dialog.getByText(t('admin.once'))).toBeVisible();
  await expectAccessible(page);
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await dialog.getByRole('button', { name: t('admin.copy') }).click();
  await expect(dialog.getByRole('button', { name: t('admin.copied') })).toBeVisible();
  const [url, copiedName, password] = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
  expect([url, copiedName]).toEqual([workspace.url, name]);
  await dialog
    .getByRole('button', { name: t('app.close') })
    .last()
    .click();
  await expect(dialog).toBeHidden();
  await page.getByLabel(t('admin.search')).fill(name);
  await expect(page.getByRole('main').getByRole('listitem')).toHaveText([new RegExp(name)]);

  const other = await newBrowser();
  await other.goto('/');
  await other.getByLabel(t('accounts.login')).fill(name);
  await other.getByLabel(t('accounts.password'), { exact: true }).fill(password!);
  await other.getByRole('button', { name: t('accounts.signIn') }).click();
  await expect(other.getByRole('link', { name: 'general' })).toBeVisible();
});

test('an admin gives and takes rights, sets a password, closes an account and opens it again', async ({
  page,
  newBrowser,
  workspace,
  signIn,
  t,
}) => {
  const ann = await workspace.person();
  const other = await newBrowser();
  await signIn(other, ann);
  await other.goto('/admin/people');
  await expect(other.getByText(t('app.notFound'))).toBeVisible();

  await signIn(page, workspace.admin);
  await page.goto('/admin/people');
  await page.getByLabel(t('admin.search')).fill(ann.username);
  const row = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: `@${ann.username}` });
  await row.getByRole('button').click();
  const dialog = page.getByRole('dialog');
  const choose = (name: string) => dialog.getByRole('button', { name, exact: true }).click();
  /** Chooses what is to be done, and confirms it. */
  const change = async (step: string) => {
    await choose(t(`admin.${step}`));
    await expect(dialog.getByText(t(`admin.${step}.text`))).toBeFocused();
    await choose(t(`admin.${step}`));
  };
  await expect(dialog.getByText(t('admin.noEmail'))).toBeVisible();
  await expectAccessible(page);

  await change('makeAdmin');
  await expect(dialog.getByText(t('admin.administrator'), { exact: true })).toBeVisible();
  await expect(other.getByRole('heading', { level: 1, name: t('app.people') })).toBeVisible();
  await change('makeUser');
  await expect(other.getByText(t('app.notFound'))).toBeVisible();

  await choose(t('admin.setPassword'));
  await expectAccessible(page);
  await choose(t('admin.setPassword'));
  await expect(dialog.getByText(t('admin.once'))).toBeVisible();
  await expect(other.getByText(t('error.UNAUTHENTICATED'))).toBeVisible();
  await dialog
    .getByRole('button', { name: t('app.close') })
    .last()
    .click();

  await row.getByRole('button').click();
  await change('deactivate');
  await expect(dialog.getByText(t('admin.deactivated'), { exact: true })).toBeVisible();
  await change('reactivate');
  await expect(dialog.getByText(t('admin.deactivated'), { exact: true })).toBeHidden();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(row.getByRole('button')).toBeFocused();
});

test('the last admin is told why he stays one', async ({ page, workspace, signIn, t }) => {
  await signIn(page, workspace.admin);
  await page.goto(`/admin/people?dialog=account&about=${workspace.admin.id}`);
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: t('admin.makeUser') }).click();
  await dialog.getByRole('button', { name: t('admin.makeUser') }).click();
  await expect(dialog.getByRole('alert')).toHaveText(t('admin.lastAdmin'));
  await expectAccessible(page);
});

test('the list of people goes on to its end, and shows what others change as it happens', async ({
  page,
  workspace,
  signIn,
  t,
}) => {
  const prefix = `crowd${crypto.randomUUID().slice(0, 6)}`;
  const people = [];
  for (let i = 0; i < 60; i++)
    people.push(await workspace.person({ username: `${prefix}-${String(i).padStart(2, '0')}` }));
  await signIn(page, workspace.admin);
  await page.goto('/admin/people');
  const rows = page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: `@${prefix}` });
  const last = rows.filter({ hasText: `@${people.at(-1)!.username}` });
  await expect(rows.first()).toBeVisible();
  await expect(async () => {
    await page.getByRole('main').getByRole('listitem').last().scrollIntoViewIfNeeded();
    await expect(last).toBeVisible({ timeout: 200 });
  }).toPass();
  await expect(rows).toHaveCount(60);

  const late = await workspace.person({ username: `${prefix}-59a` });
  const added = rows.filter({ hasText: `@${late.username}` });
  await expect(rows.nth(60)).toContainText(late.username);
  await expect(added.getByText(t('admin.administrator'))).toHaveCount(0);
  await workspace.ask(workspace.admin, SET_ROLE, { input: { userId: late.id, role: 'ADMIN' } });
  await expect(added.getByText(t('admin.administrator'))).toBeVisible();
  await workspace.ask(workspace.admin, SET_ROLE, { input: { userId: late.id, role: 'USER' } });
  await expect(added.getByText(t('admin.administrator'))).toHaveCount(0);
});
