import { expectAccessible } from './support/accessible.js';
import { expect, test } from './support/test.js';

/** The list of rooms tells what happens, while it happens. */

test('what others write moves its room up, is counted, announced, and told by the title', async ({
  page,
  workspace,
  signIn,
  t,
}) => {
  const [ann, bob] = [await workspace.person({ displayName: 'Ann' }), await workspace.person({ displayName: 'Bob' })];
  const quiet = await workspace.room(ann, { members: [bob] });
  const loud = await workspace.room(bob, { members: [ann], isPrivate: true });
  await workspace.send(ann, quiet, 'The **first** [word](https://example.org)');
  await signIn(page, ann);
  await page.goto('/');
  const links = page.getByRole('navigation').getByRole('link');
  await expect(links.first()).toContainText(`${t('rooms.you')}: The first word`);
  await expectAccessible(page);

  await workspace.send(bob, loud, 'Good morning');
  await expect(links.first()).toContainText('Bob: Good morning');
  await expect(links.first()).toContainText(t('rooms.unread', { count: 1 }));
  await expect(page).toHaveTitle(/^\(1\) /);
  await workspace.send(bob, loud, `Are you there, @${ann.username}?`);
  await expect(links.first()).toContainText(t('rooms.mentions', { count: 1 }));
  await expect(page).toHaveTitle(/^\(2\) /);
  const said = t('app.mentioned', { author: 'Bob', room: loud.name, text: `Are you there, @${ann.username}?` });
  await expect(page.getByRole('status').filter({ hasText: said })).toBeAttached();
  await expectAccessible(page);

  await links.first().click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(loud.name);
  await expect(page).toHaveTitle(new RegExp(`^${loud.name} · `));
  await expectAccessible(page);
});

test('the arrows go through the list, and with Alt from room to room', async ({
  page,
  workspace,
  signIn,
  isMobile,
}) => {
  test.skip(isMobile, 'a phone has no keys');
  const [ann, bob] = [await workspace.person(), await workspace.person()];
  const rooms = [];
  for (const text of ['oldest', 'middle', 'newest']) {
    const room = await workspace.room(ann, { members: [bob] });
    await workspace.send(ann, room, text);
    rooms.unshift(room);
  }
  const [newest, middle, oldest] = rooms;
  await signIn(page, ann);
  await page.goto('/');
  await page.getByRole('link', { name: new RegExp(newest!.name) }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('link', { name: new RegExp(middle!.name) })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/rooms/${middle!.id}`);
  // Where one has come is named, and Tab goes on from there.
  await expect(page.getByRole('main').locator(':focus')).toBeVisible();

  await page.keyboard.press('Alt+ArrowUp');
  await expect(page).toHaveURL(`/rooms/${newest!.id}`);
  await workspace.send(bob, oldest!, 'Now the newest, and unread');
  await expect(page.getByRole('navigation').getByRole('link').first()).toContainText('Now the newest');
  await page.keyboard.press('Alt+Shift+ArrowDown');
  await expect(page).toHaveURL(`/rooms/${oldest!.id}`);
});

test('who comes online is seen in the open room, in its header and among its members', async ({
  page,
  newBrowser,
  workspace,
  signIn,
  t,
}) => {
  const [ann, bob] = [await workspace.person(), await workspace.person()];
  const room = await workspace.room(ann, { members: [bob] });
  await signIn(page, ann);
  await page.goto(`/rooms/${room.id}`);
  const online = (count: number) => page.getByText(t('rooms.online', { count }));
  await expect(online(1)).toBeAttached();
  const other = await newBrowser();
  await signIn(other, bob);
  await other.goto('/');
  await expect(online(2)).toBeAttached();
});

test('a workspace in which nothing has happened says what to do first', async ({ page, workspace, signIn, t }) => {
  await signIn(page, await workspace.person());
  await page.goto('/');
  await expect(page.getByRole('heading', { name: t('rooms.first.title') })).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: t('app.menu') }).click();
  await expect(page.getByRole('menu')).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: t('app.menu') })).toBeFocused();
});
