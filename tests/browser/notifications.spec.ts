import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.js';
import { expect, test } from './support/test.js';
import { createTask } from './support/work.js';
import type { Person, TestRoom, Workspace } from './support/workspace.js';

/** The bell: what concerns one, live, and the ways to it. */

const LEVEL =
  'mutation ($input: SetRoomNotificationsInput!) { setRoomNotifications(input: $input) { room { viewerNotificationLevel } } }';

async function annAndBob(workspace: Workspace): Promise<[Person, Person, TestRoom, TestRoom]> {
  const [ann, bob] = [await workspace.person(), await workspace.person({ displayName: 'Bob the caller' })];
  const members = [bob];
  return [ann, bob, await workspace.room(ann, { members }), await workspace.room(ann, { members })];
}

const bell = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('a mention comes live, leads to its message and is read then; a task that is given comes too', async ({
  page,
  workspace,
  signIn,
  isMobile,
  t,
}) => {
  const [ann, bob, here, there] = await annAndBob(workspace);
  await signIn(page, ann);
  await page.goto(isMobile ? '/' : `/rooms/${here.id}`);
  await expect(bell(page, t('app.bell'))).toBeVisible();
  await workspace.send(bob, there, `Look here, @${ann.username}`);
  await bell(page, t('app.bell.unread', { count: 1 })).click();
  const panel = page.getByRole('dialog', { name: t('app.bell') });
  const line = panel.getByRole('link', { name: /Look here/ });
  await expect(line).toContainText(t('notifications.MENTION', { actor: bob.displayName, room: there.name }));
  await expectAccessible(page);

  await createTask(workspace, bob, { title: 'Order the ropes', assigneeId: ann.id });
  await expect(panel.getByRole('link', { name: /Order the ropes/ })).toBeVisible();
  await line.click();
  await expect(page).toHaveURL(new RegExp(`/rooms/${there.id}\\?message=`));
  await expect(page.getByRole('feed').getByText('Look here')).toBeVisible();
  if (isMobile) await page.goto('/');
  await bell(page, t('app.bell.unread', { count: 1 })).click();
  await panel.getByRole('link', { name: /Order the ropes/ }).click();
  await expect(page.getByRole('region', { name: t('work.task'), exact: true })).toBeVisible();
});

test('all of it is marked as read at once', async ({ page, workspace, signIn, t }) => {
  const [ann, bob, , there] = await annAndBob(workspace);
  await workspace.send(bob, there, `One, @${ann.username}`);
  await workspace.send(bob, there, `Two, @${ann.username}`);
  await signIn(page, ann);
  await page.goto('/');
  await bell(page, t('app.bell.unread', { count: 2 })).click();
  const panel = page.getByRole('dialog', { name: t('app.bell') });
  await expect(panel.getByText(t('notifications.unread'))).toHaveCount(2);
  await panel.getByRole('button', { name: t('notifications.readAll') }).click();
  await expect(panel.getByText(t('notifications.unread'))).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(bell(page, t('app.bell'))).toBeVisible();
});

test('a room of which one wants to hear nothing is silent', async ({ page, workspace, signIn, t }) => {
  const [ann, bob, here, there] = await annAndBob(workspace);
  await signIn(page, ann);
  await page.goto(`/rooms/${there.id}`);
  await page.getByRole('button', { name: t('rooms.menu') }).click();
  await page.getByRole('menuitemradio', { name: t('notifications.room.NONE') }).click();
  await expect(page.getByRole('menuitemradio', { name: t('notifications.room.NONE') })).toBeChecked();
  await expectAccessible(page);
  await workspace.send(bob, there, `Nobody hears this, @${ann.username}`);
  await workspace.ask(ann, LEVEL, { input: { roomId: here.id, level: 'ALL' } });
  await workspace.send(bob, here, 'This one is heard');
  await page.goto('/');
  await bell(page, t('app.bell.unread', { count: 1 })).click();
  const lines = page.getByRole('dialog', { name: t('app.bell') }).getByRole('link');
  await expect(lines.filter({ hasText: 'This one is heard' })).toBeVisible();
  await expect(lines.filter({ hasText: 'Nobody hears this' })).toHaveCount(0);
});

test('what one sets is kept', async ({ page, workspace, signIn, t }) => {
  await signIn(page, await workspace.person());
  await page.goto('/settings/notifications');
  const name = `${t('notifications.settings.TASK_CHANGED')}: ${t('notifications.settings.inApp')}`;
  const box = page.getByRole('checkbox', { name });
  const before = await box.isChecked();
  await box.click();
  await page.getByRole('checkbox', { name: t('notifications.settings.quiet') }).click();
  await page.getByLabel(t('notifications.settings.start'), { exact: true }).fill('23:30');
  await page.getByLabel(t('notifications.settings.end'), { exact: true }).fill('06:45');
  await page.getByLabel(t('notifications.settings.end'), { exact: true }).blur();
  await page.getByLabel(t('notifications.settings.timeZone')).selectOption('Asia/Tokyo');
  await page.getByLabel(t('notifications.settings.language')).selectOption('RU');
  await expectAccessible(page);
  await expect(async () => {
    await page.reload();
    await expect(box).toBeChecked({ checked: !before });
    await expect(page.getByLabel(t('notifications.settings.start'), { exact: true })).toHaveValue('23:30');
    await expect(page.getByLabel(t('notifications.settings.end'), { exact: true })).toHaveValue('06:45');
    await expect(page.getByLabel(t('notifications.settings.timeZone'))).toHaveValue('Asia/Tokyo');
    await expect(page.getByLabel(t('notifications.settings.language'))).toHaveValue('RU');
  }).toPass();
});
