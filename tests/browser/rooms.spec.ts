import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.js';
import { expect, test } from './support/test.js';

/** A room is made, people come into it, get a say in it and leave it, while the others look on. */

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** Makes a room by hand and stands in it then. */
async function makeRoom(page: Page, t: (id: string) => string, name: string): Promise<void> {
  await page
    .getByRole('button', { name: t('rooms.new') })
    .first()
    .click();
  await page.getByLabel(t('rooms.name'), { exact: true }).fill(name);
  await page.getByLabel(t('rooms.isPrivate')).check();
  await press(page, t('rooms.create'));
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

test('a room is made, somebody joins it by a link, becomes an owner, and is taken out again, live', async ({
  page,
  newBrowser,
  workspace,
  signIn,
  t,
}) => {
  const [ann, bob] = [await workspace.person({ displayName: 'Ann' }), await workspace.person({ displayName: 'Bob' })];
  const name = `Kitchen ${ann.username}`;
  await signIn(page, ann);
  await page.goto('/');
  await makeRoom(page, t, name);

  await press(page, t('rooms.menu'));
  await page.getByRole('menuitem', { name: t('rooms.invites') }).click();
  await page.getByLabel(t('invites.uses')).fill('1');
  await press(page, t('invites.create'));
  const link = await page.getByRole('textbox', { name: t('invites.link') }).inputValue();
  await expect(page.getByText(t('invites.usedOf', { count: 0, max: 1 }))).toBeVisible();
  await page.keyboard.press('Escape');

  const other = await newBrowser();
  await signIn(other, bob);
  await other.goto(link);
  await expect(other.getByRole('heading', { level: 1, name })).toBeVisible();

  // His coming is seen without a reload, in the count and in the list that is open.
  await expect(page.getByText(t('rooms.members', { count: 2 }))).toBeAttached();
  await page.getByRole('button', { name: t('rooms.members', { count: 2 }) }).click();
  const members = page.getByRole('dialog');
  await expect(members.getByText(`@${bob.username}`)).toBeVisible();
  await press(page, t('members.actions', { name: 'Bob' }));
  await page.getByRole('menuitem', { name: t('members.makeOwner') }).click();
  await expect(members.getByText(t('members.owner'), { exact: true })).toHaveCount(2);

  await press(other, t('rooms.menu'));
  await expect(other.getByRole('menuitem', { name: t('rooms.settings') })).toBeVisible();
  await other.keyboard.press('Escape');

  await press(page, t('members.actions', { name: 'Bob' }));
  await page.getByRole('menuitem', { name: t('members.remove') }).click();
  await expect(members.getByText(`@${bob.username}`)).toBeHidden();
  await expect(other.getByText(t('rooms.gone', { name }))).toBeVisible();
  await expectAccessible(other);
  await other.goto('/');
  await expect(other.getByRole('link', { name: 'general' })).toBeVisible();
  await expect(other.getByRole('link', { name })).toBeHidden();

  // The link has let in as many as it may.
  await other.goto(link);
  await expect(other.getByRole('heading', { level: 1 })).toHaveText(t('invites.failed'));
  await expect(other.getByText(t('error.INVITE_INVALID'))).toBeVisible();
  await expectAccessible(other);
});

test('the last owner is told why he cannot leave; a plain member leaves and the room is gone from his list', async ({
  page,
  workspace,
  signIn,
  t,
}) => {
  const [ann, bob] = [await workspace.person(), await workspace.person()];
  const room = await workspace.room(ann, { members: [bob] });
  await signIn(page, ann);
  await page.goto(`/rooms/${room.id}?dialog=leave-room`);
  await press(page, t('leave.confirm'));
  await expect(page.getByRole('alert')).toHaveText(t('leave.lastOwner'));
  await expectAccessible(page);
  await press(page, t('leave.toMembers'));
  await press(page, t('members.actions', { name: bob.displayName }));
  await page.getByRole('menuitem', { name: t('members.makeOwner') }).click();
  await expect(page.getByText(t('members.owner'), { exact: true })).toHaveCount(2);

  await page.goto(`/rooms/${room.id}?dialog=leave-room`);
  await press(page, t('leave.confirm'));
  await expect(page).toHaveURL('/');
  await expect(page.getByRole('link', { name: 'general' })).toBeVisible();
  await expect(page.getByRole('link', { name: room.name })).toBeHidden();
});

test('a room changes its name for everyone at once, and is deleted only by who types that name', async ({
  page,
  newBrowser,
  workspace,
  signIn,
  t,
}) => {
  const [ann, bob] = [await workspace.person(), await workspace.person()];
  const room = await workspace.room(ann, { members: [bob] });
  const other = await newBrowser();
  await signIn(page, ann);
  await signIn(other, bob);
  await other.goto(`/rooms/${room.id}`);
  await page.goto(`/rooms/${room.id}?dialog=room-settings`);
  await page.getByLabel(t('rooms.name'), { exact: true }).fill('   ');
  await press(page, t('app.save'));
  await expect(page.getByText(t('rooms.nameWrong'))).toBeVisible();
  const renamed = `${room.name} renamed`;
  await page.getByLabel(t('rooms.name'), { exact: true }).fill(renamed);
  await page.getByLabel(t('rooms.isPrivate')).check();
  await expect(page.getByText(t('settings.toPrivate'))).toBeVisible();
  await expectAccessible(page);
  await press(page, t('app.save'));
  await expect(other.getByRole('heading', { level: 1, name: renamed })).toBeVisible();

  await page.goto(`/rooms/${room.id}?dialog=room-settings`);
  const remove = page.getByRole('button', { name: t('settings.delete') });
  await page.getByLabel(t('settings.deleteConfirm', { name: renamed })).fill(room.name);
  await expect(remove).toBeDisabled();
  await page.getByLabel(t('settings.deleteConfirm', { name: renamed })).fill(renamed);
  await remove.click();
  await expect(page).toHaveURL('/');
  await expect(other.getByText(t('rooms.gone', { name: renamed }))).toBeVisible();
});

test('public rooms are found and joined; the list goes on as far as one reads', async ({
  page,
  workspace,
  signIn,
  t,
}) => {
  const [ann, bob] = [await workspace.person(), await workspace.person()];
  const mark = `x${ann.username}`;
  for (let count = 0; count < 35; count++)
    await workspace.room(ann, { name: `${mark} ${String(count).padStart(2, '0')}` });
  const sought = await workspace.room(ann, { name: `${mark} sought`, topic: 'Only this one' });
  await signIn(page, bob);
  await page.goto(`/rooms/${sought.id}`);
  await expect(page.getByRole('button', { name: t('rooms.join'), exact: true })).toBeVisible();
  await expectAccessible(page);
  await page.goto('/?dialog=browse');
  const field = page.getByLabel(t('browse.search'));
  await field.fill(mark);
  await page.getByText(`${mark} 29`).scrollIntoViewIfNeeded();
  await page.getByText(`${mark} 34`).scrollIntoViewIfNeeded();
  await expectAccessible(page);
  await field.fill('Only this one');
  await page.getByRole('button', { name: t('browse.joinNamed', { name: sought.name }) }).click();
  await expect(page).toHaveURL(`/rooms/${sought.id}`);
  await expect(page.getByText(t('rooms.members', { count: 2 }))).toBeAttached();
});
