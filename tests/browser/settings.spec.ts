import { expectAccessible } from './support/accessible.js';
import { keptIn } from './support/kept-in.js';
import { expect, test } from './support/test.js';

test('the profile is changed, refused at the field to blame, and shown to others as it is', async ({
  page,
  newBrowser,
  workspace,
  signIn,
  t,
}) => {
  const [ann, ben] = [await workspace.person(), await workspace.person()];
  const room = await workspace.room(ann, { members: [ben] });
  await workspace.send(ann, room, 'Hello from Ann');
  await signIn(page, ann);
  await page.goto('/settings/profile');
  await expect(page.getByLabel(t('accounts.displayName'))).toHaveValue(ann.displayName);
  await expectAccessible(page);

  const other = await newBrowser();
  await signIn(other, ben);
  await other.goto(`/rooms/${room.id}`);
  await expect(other.getByRole('main').getByText('Hello from Ann')).toBeVisible();

  const username = page.getByLabel(t('accounts.username'), { exact: true });
  await username.fill(ben.username);
  await page.getByRole('button', { name: t('app.save') }).click();
  await expect(username).toBeFocused();
  await expect(username).toHaveAccessibleDescription(new RegExp(t('accounts.problem.usernameTaken')));
  await username.fill(ann.username);
  await page.getByLabel(t('accounts.displayName')).fill('Ann of the Hills');
  await page.getByLabel(t('accounts.email')).fill(`${ann.username}@team.example`);
  await page.getByRole('button', { name: t('app.save') }).click();
  await expect(page.getByText(t('accounts.saved'), { exact: true })).toBeVisible();
  await expect(other.getByRole('main').getByText('Ann of the Hills').first()).toBeVisible();
});

test('theme and language are chosen in the settings and hold after a reload', async ({ page, workspace, signIn }) => {
  await signIn(page, await workspace.person());
  await page.goto('/settings/appearance');
  // Clicked and not checked: a language is there once its texts are.
  await page.getByRole('radio', { name: 'English' }).click();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await expectAccessible(page);
  await page.getByRole('radio', { name: 'Русский' }).click();
  await expect(page.getByRole('radio', { name: 'Тёмное' })).toBeChecked();
  await page.reload();
  await expect(page.getByRole('radio', { name: 'Тёмное' })).toBeChecked();
  await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
  expect(await page.locator('meta[name="theme-color"]').first().getAttribute('content')).toBe('#14161b');
});

test('another password ends the sessions elsewhere, and only it opens the next one', async ({
  page,
  newBrowser,
  browserErrors,
  workspace,
  signIn,
  t,
}) => {
  // What the other browser asks for in that moment.
  browserErrors.expect(/status of 401/);
  const ann = await workspace.person();
  await signIn(page, ann);
  const other = await newBrowser();
  await signIn(other, ann);
  await other.goto('/');
  await expect(other.getByRole('link', { name: 'general' })).toBeVisible();

  await page.goto('/settings/password');
  await expect(page.getByText(t('accounts.password.text'))).toBeVisible();
  await expectAccessible(page);
  const current = page.getByLabel(t('accounts.password.current'), { exact: true });
  await current.fill('not her password');
  await page.getByLabel(t('accounts.password.new'), { exact: true }).fill('another long password');
  await page.getByRole('button', { name: t('accounts.password.change') }).click();
  await expect(current).toHaveAccessibleDescription(t('accounts.problem.passwordWrong'));
  await current.fill(ann.password);
  await page.getByRole('button', { name: t('accounts.password.change') }).click();
  await expect(page.getByText(t('accounts.password.changed'))).toBeVisible();
  await expect(current).toHaveValue('');
  await expect(other.getByText(t('error.UNAUTHENTICATED'))).toBeVisible();

  await signIn(other, { ...ann, password: 'another long password' });
  await other.goto('/');
  await expect(other.getByRole('link', { name: 'general' })).toBeVisible();
});

test('a session of another browser is ended from the list, and that browser is out within 5 s', async ({
  page,
  newBrowser,
  browserErrors,
  workspace,
  signIn,
  t,
}) => {
  browserErrors.expect(/status of 401/);
  const ann = await workspace.person();
  await signIn(page, ann);
  const other = await newBrowser({
    userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
  });
  await signIn(other, ann);
  await other.goto('/');
  await expect(other.getByRole('link', { name: 'general' })).toBeVisible();

  await page.goto('/settings/sessions');
  const name = t('accounts.sessions.device', { program: 'Firefox', system: 'Linux' });
  const session = page.getByRole('listitem').filter({ hasText: name });
  await expect(page.getByText(t('accounts.sessions.current'))).toHaveCount(1);
  await expectAccessible(page);
  await session.getByRole('button', { name: t('accounts.sessions.endNamed', { name }) }).click();
  await expect(session).toHaveCount(0);
  await expect(other.getByText(t('error.UNAUTHENTICATED'))).toBeVisible({ timeout: 5000 });
  await other.reload();
  await expect(other.getByLabel(t('accounts.login'))).toBeVisible();
});

test('to sign out everywhere asks first, and ends all sessions', async ({
  page,
  newBrowser,
  browserErrors,
  workspace,
  signIn,
  t,
}) => {
  browserErrors.expect(/status of 401/);
  const ann = await workspace.person();
  await signIn(page, ann);
  const other = await newBrowser();
  await signIn(other, ann);
  await other.goto('/');
  await expect(other.getByRole('link', { name: 'general' })).toBeVisible();

  await page.goto('/settings/sessions');
  await page.getByRole('button', { name: t('accounts.signOutEverywhere') }).click();
  const dialog = page.getByRole('dialog', { name: t('accounts.signOutEverywhere') });
  await expect(dialog).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: t('accounts.signOutEverywhere') }).click();
  await dialog.getByRole('button', { name: t('accounts.signOut') }).click();
  await expect(page.getByLabel(t('accounts.login'))).toBeVisible();
  await expect(other.getByLabel(t('accounts.login'))).toBeVisible();
});

test('who has unsent messages is asked before he signs out', async ({ page, workspace, signIn, t }) => {
  const ann = await workspace.person();
  await signIn(page, ann);
  await page.goto('/settings');
  await expect(page.getByRole('button', { name: t('accounts.signOut'), exact: true })).toBeVisible();
  await page.evaluate(async (userId) => {
    const opening = indexedDB.open(`messenger-${userId}`);
    const database = await new Promise<IDBDatabase>((resolve) => {
      opening.onsuccess = () => resolve(opening.result);
    });
    const unsent = { id: 'one', roomId: 'none', threadRootId: null, content: 'Not sent', createdAt: '2030-01-01' };
    const writing = database.transaction('outbox', 'readwrite');
    writing.objectStore('outbox').put({ ...unsent, status: 'failed', failure: { code: 'FORBIDDEN', fields: {} } });
    await new Promise((resolve) => {
      writing.oncomplete = resolve;
    });
    database.close();
  }, ann.id);
  await page.reload();
  await page.getByRole('button', { name: t('accounts.signOut'), exact: true }).click();
  const dialog = page.getByRole('dialog', { name: t('accounts.signOut') });
  await expect(dialog).toContainText(t('accounts.signOut.unsent', { count: 1 }));
  await expectAccessible(page);
  await dialog.getByRole('button', { name: t('accounts.signOut') }).click();
  await expect(page.getByLabel(t('accounts.login'))).toBeVisible();
});

test('row 107: a session that was ended while the app was closed leaves nothing of others on the device', async ({
  page,
  workspace,
  signIn,
  t,
}) => {
  const ann = await workspace.person();
  const room = await workspace.room(ann);
  await workspace.send(ann, room, 'What was said in the room');
  await signIn(page, ann);
  await page.goto('/');
  const kept = async () => (await keptIn(page)).rows.join();
  await expect.poll(kept, { timeout: 20_000 }).toContain('What was said in the room');
  await page.goto('about:blank');
  await workspace.ask(ann, 'mutation { logout(input: { everywhere: true }) { sessionCount } }');
  await page.goto('/');
  await expect(page.getByText(t('error.UNAUTHENTICATED'))).toBeVisible();
  await expect.poll(async () => (await keptIn(page)).rows).toEqual([]);
});

const PUBLIC_PAGES = [
  ['/', 'accounts.signIn.title'],
  ['/register', 'accounts.register'],
  ['/set-up', 'accounts.setUp'],
] as const;

test('the pages by which one comes in can be read in the dark', async ({ page, t }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  for (const [path, title] of PUBLIC_PAGES) {
    await page.goto(path);
    await expect(page.getByRole('heading', { name: t(title) })).toBeVisible();
    await expectAccessible(page);
  }
});

for (const [path, title] of [
  ['/settings', 'accounts.settings'],
  ['/settings/profile', 'accounts.settings.profile'],
  ['/settings/appearance', 'accounts.settings.appearance'],
  ['/settings/password', 'accounts.settings.password'],
  ['/settings/sessions', 'accounts.settings.sessions'],
  ['/admin/people', 'app.people'],
] as const)
  test(`${path} can be read in the dark`, async ({ page, workspace, signIn, t }) => {
    await page.emulateMedia({ colorScheme: 'dark' });
    await signIn(page, workspace.admin);
    await page.goto(path);
    await expect(page.getByRole('heading', { name: t(title), exact: true })).toBeVisible();
    await expect(page.getByRole('main').getByText(t('app.loading'))).toHaveCount(0);
    await expectAccessible(page);
  });
