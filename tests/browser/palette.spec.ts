import { expectAccessible } from './support/accessible.js';
import { expect, test } from './support/test.js';

/** Everything can be reached from one field, by keyboard alone. */

test('by keyboard alone one goes to a room, back to the one before, joins another and looks somebody up', async ({
  page,
  workspace,
  signIn,
  t,
}) => {
  const ann = await workspace.person();
  const zed = await workspace.person({ displayName: `Zed of ${ann.username}` });
  const mark = `q${ann.username}`;
  const garden = await workspace.room(ann, { name: `${mark} Garden work` });
  const kitchen = await workspace.room(ann, { name: `${mark} Kitchen` });
  const open = await workspace.room(zed, { name: `${mark} Open house` });
  await signIn(page, ann);
  await page.goto(`/rooms/${kitchen.id}`);
  await expect(page.getByRole('heading', { level: 1, name: kitchen.name })).toBeVisible();

  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: t('palette.open') });
  const chosen = page.locator('[role=option][data-active-item]');
  await expect(field).toBeFocused();
  await expectAccessible(page);
  await page.keyboard.type(`${mark} gw`);
  await expect(chosen).toContainText(garden.name);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/rooms/${garden.id}`);
  await expect(page.getByRole('dialog')).toBeHidden();

  // The room one comes from is offered first.
  await page.keyboard.press('Control+k');
  await expect(chosen).toContainText(kitchen.name);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/rooms/${kitchen.id}`);

  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type(open.name);
  await expect(page.getByRole('group', { name: t('palette.toJoin') }).getByRole('option')).toHaveCount(1);
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/rooms/${open.id}`);

  await page.keyboard.press('Control+k');
  await expect(field).toBeFocused();
  await page.keyboard.type(zed.displayName);
  await expect(page.getByRole('option', { name: new RegExp(`@${zed.username}`) })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Enter');
  const card = page.getByRole('dialog', { name: zed.displayName });
  await expect(card.getByText(`@${zed.username}`)).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(card).toBeHidden();
});

test('commands are done from the palette: the look, the language, a new room', async ({
  page,
  workspace,
  signIn,
  t,
}) => {
  await signIn(page, await workspace.person());
  await page.goto('/');
  /** Chooses what is found first. */
  const run = async (command: string) => {
    await page.getByRole('button', { name: t('palette.open') }).click();
    await page.getByRole('combobox').fill(command);
    await expect(page.locator('[role=option][data-active-item]')).toContainText(command);
    await page.keyboard.press('Enter');
  };
  await run(t('app.theme.dark'));
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('meta[name="theme-color"]').first()).toHaveAttribute('content', '#14161b');
  await expectAccessible(page);
  await page.reload();
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');

  await run(t('rooms.new'));
  await expect(page.getByRole('dialog', { name: t('rooms.new') })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  const isRussian = (await page.locator('html').getAttribute('lang')) === 'ru';
  await run(isRussian ? 'English' : 'Русский');
  await expect(page.locator('html')).toHaveAttribute('lang', isRussian ? 'en' : 'ru');
  await expect(page.getByRole('heading', { name: isRussian ? 'Rooms' : 'Комнаты' })).toBeVisible();
});

test('what is typed while the palette is still on its way is in its field', async ({ page, workspace, signIn, t }) => {
  const ann = await workspace.person();
  const mark = `early${ann.username}`;
  const garden = await workspace.room(ann, { name: `${mark} garden` });
  await signIn(page, ann);
  const held: (() => void)[] = [];
  await page.route(/\/palette-[^/]*\.js$/, async (route) => {
    await new Promise<void>((resolve) => held.push(resolve));
    await route.continue();
  });
  await page.goto('/');
  await expect(page.getByRole('button', { name: t('palette.open') })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type(mark.slice(0, 5));
  const field = page.getByRole('textbox', { name: t('palette.open') });
  await expect(field).toBeFocused();
  await expectAccessible(page);
  await expect.poll(() => held.length).toBe(1);
  held[0]!();
  await page.keyboard.type(`${mark.slice(5)} garden`, { delay: 15 });
  await expect(page.getByRole('combobox', { name: t('palette.open') })).toHaveValue(`${mark} garden`);
  await expect(page.locator('[role=option][data-active-item]')).toContainText(garden.name);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(`/rooms/${garden.id}`);
});

test('a question mark lists what the keys do, where it is no letter', async ({ page, workspace, signIn, t }) => {
  const ann = await workspace.person();
  const room = await workspace.room(ann);
  await signIn(page, ann);
  await page.goto(`/rooms/${room.id}`);
  const help = page.getByRole('dialog', { name: t('help.shortcuts') });
  const composer = page.getByRole('textbox').last();
  await composer.press('?');
  await expect(composer).toHaveValue('?');
  await expect(help).toBeHidden();
  await composer.blur();
  await page.keyboard.press('?');
  await expect(help.getByText(t('help.nextRoom'))).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  await page.keyboard.press('Control+k');
  await page.keyboard.type(t('help.shortcuts'));
  await expect(page.locator('[role=option][data-active-item]')).toContainText(t('help.shortcuts'));
  await page.keyboard.press('Enter');
  await expect(help).toBeVisible();
});
