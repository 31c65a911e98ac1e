import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.js';
import { expect, test } from './support/test.js';
import type { Translate } from './support/texts.js';
import type { Person, TestMessage, TestRoom, Workspace } from './support/workspace.js';

/** What one does with messages beyond writing and reading them. */

const message = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text }).last();
const byId = (page: Page, { id }: TestMessage) => page.locator(`#message-${id}`);
const field = (page: Page, t: Translate, room: TestRoom) =>
  page.getByRole('textbox', { name: t('messages.writeTo', { room: room.name }) });

/** Brings up what can be done with a message, by what the device has: a finger or a pointer. */
async function showToolbar(row: Locator, t: Translate, isMobile: boolean): Promise<Locator> {
  const position = { x: 100, y: 5 };
  await (isMobile ? row.tap({ position }) : row.hover({ position }));
  const toolbar = row.getByRole('toolbar', { name: t('messages.actions') });
  await expect(toolbar).toBeVisible();
  return toolbar;
}

/** Opens the menu of a message and chooses in it. */
async function choose(row: Locator, action: string, t: Translate, isMobile: boolean): Promise<void> {
  const toolbar = await showToolbar(row, t, isMobile);
  await toolbar.getByRole('button', { name: t('messages.more') }).click();
  await row.page().getByRole('menuitem', { name: action }).click();
}

/** That a message is in sight, and it alone is marked as the one that was looked for. */
async function expectTarget(page: Page, wanted: TestMessage): Promise<void> {
  await expect(byId(page, wanted)).toBeInViewport();
  await expect(byId(page, wanted)).toHaveAttribute('data-target', 'true');
  await expect(page.locator('[data-target]')).toHaveCount(1);
}

async function contentOf(workspace: Workspace, person: Person, { id }: TestMessage): Promise<string> {
  const answer = await workspace.ask(person, 'query ($id: ID!) { message(id: $id) { content } }', { id });
  return answer.message.content;
}

async function contentsOf(workspace: Workspace, person: Person, { id }: TestRoom): Promise<string[]> {
  const document = 'query ($id: ID!) { room(id: $id) { messages(last: 100) { nodes { content } } } }';
  const { room } = await workspace.ask(person, document, { id });
  return room.messages.nodes.map(({ content }: { content: string }) => content);
}

test('one changes what one wrote, or leaves it, and the focus comes back', async ({
  page,
  workspace,
  signIn,
  isMobile,
  t,
}) => {
  const ann = await workspace.person();
  const room = await workspace.room(ann);
  const sent = await workspace.send(ann, room, 'A mistkae');
  await signIn(page, ann);
  await page.goto(`/rooms/${room.id}`);
  const row = byId(page, sent);
  const editor = row.getByRole('textbox', { name: t('messages.editLabel') });

  await choose(row, t('messages.edit'), t, isMobile);
  await expect(editor).toBeFocused();
  await editor.fill('Something else');
  await (isMobile ? row.getByRole('button', { name: t('app.cancel') }).tap() : page.keyboard.press('Escape'));
  await expect(editor).toBeHidden();
  await expect(row).toContainText('A mistkae');
  await expect(row).toBeFocused();

  await choose(row, t('messages.edit'), t, isMobile);
  await expect(editor).toBeFocused();
  await editor.fill('A mistake');
  await (isMobile ? row.getByRole('button', { name: t('app.save') }).tap() : page.keyboard.press('Enter'));
  await expect(row).toContainText('A mistake');
  await expect(row).toContainText(t('messages.edited'));
  await expect(row).toBeFocused();
  await expect.poll(() => contentOf(workspace, ann, sent)).toBe('A mistake');

  if (isMobile) return;
  await field(page, t, room).press('ArrowUp');
  await expect(editor).toBeFocused();
});

test('what is deleted is gone for everyone at once, after one was asked', async ({
  page,
  newBrowser,
  workspace,
  signIn,
  isMobile,
  t,
}) => {
  const [ann, bo] = [await workspace.person(), await workspace.person()];
  const room = await workspace.room(ann, { members: [bo] });
  const sent = await workspace.send(ann, room, 'Said too much');
  const other = await newBrowser({ locale: 'en-GB' });
  await signIn(page, ann);
  await signIn(other, bo);
  await Promise.all([page.goto(`/rooms/${room.id}`), other.goto(`/rooms/${room.id}`)]);
  await expect(byId(other, sent)).toContainText('Said too much');

  const row = byId(page, sent);
  await choose(row, t('messages.delete'), t, isMobile);
  const dialog = page.getByRole('dialog', { name: t('messages.deleteTitle') });
  await expectAccessible(page);
  await dialog.getByRole('button', { name: t('app.cancel') }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText('Said too much');
  await expect(row.getByRole('button', { name: t('messages.more') })).toBeFocused();

  await choose(row, t('messages.delete'), t, isMobile);
  await dialog.getByRole('button', { name: t('messages.delete') }).click();
  await expect(dialog).toBeHidden();
  await expect(row).toContainText(t('messages.deleted'));
  await expect(row.getByRole('button', { name: t('messages.more') })).toBeFocused();
  await expect(byId(other, sent)).toContainText('This message was deleted.');
  await expect(other.getByText('Said too much')).toHaveCount(0);
  expect(await contentOf(workspace, bo, sent)).toBe('');

  const toolbar = await showToolbar(row, t, isMobile);
  await expect(toolbar.getByRole('button', { name: t('messages.reactWith', { emoji: '👍' }) })).toHaveCount(0);
  await toolbar.getByRole('button', { name: t('messages.more') }).click();
  await expect(page.getByRole('menuitem', { name: t('messages.copyLink') })).toBeVisible();
  await expect(page.getByRole('menuitem', { name: t('messages.edit') })).toHaveCount(0);
  await expect(page.getByRole('menuitem', { name: t('messages.delete') })).toHaveCount(0);
});

test('the link of a message leads to it, however far up it is', async ({
  page,
  context,
  workspace,
  signIn,
  isMobile,
  t,
}) => {
  test.setTimeout(60_000);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const ann = await workspace.person();
  const room = await workspace.room(ann);
  const sent: TestMessage[] = [];
  for (let number = 0; number < 150; number++) sent.push(await workspace.send(ann, room, `Line ${number}`));
  const [far, near, last] = [sent[20]!, sent[120]!, sent[149]!];
  await signIn(page, ann);
  await page.goto(`/rooms/${room.id}?message=${far.id}`);
  await expectTarget(page, far);
  await expect(byId(page, last)).toHaveCount(0);

  await choose(byId(page, far), t('messages.copyLink'), t, isMobile);
  await expect(page.getByText(t('messages.linkCopied'))).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toBe(`${workspace.url}/rooms/${room.id}?message=${far.id}`);

  // Links at the end of the room: to the message that the address names already, and to one that is loaded.
  await page.getByRole('button', { name: t('messages.toNewest') }).click();
  await expect(byId(page, last)).toBeInViewport();
  const pasted = byId(page, await workspace.send(ann, room, `[near](${link.replace(far.id, near.id)}) [far](${link})`));
  await pasted.getByRole('link', { name: 'far' }).click();
  await expectTarget(page, far);
  await page.getByRole('button', { name: t('messages.toNewest') }).click();
  await expect(byId(page, near)).not.toBeInViewport();
  await pasted.getByRole('link', { name: 'near' }).click();
  await expectTarget(page, near);
});

test('a message that is refused says why, and is sent again once or discarded', async ({
  page,
  workspace,
  signIn,
  isMobile,
  t,
}) => {
  const ann = await workspace.person();
  const room = await workspace.room(ann);
  await signIn(page, ann);
  await page.goto(`/rooms/${room.id}`);
  let toRefuse = 2;
  await page.route('**/graphql', (route) => {
    if (!route.request().postData()?.includes('sendMessage') || toRefuse-- <= 0) return route.fallback();
    const errors = [{ message: 'No.', extensions: { code: 'FORBIDDEN' } }];
    return route.fulfill({ json: { data: null, errors } });
  });
  const failed = page.locator('article[data-status=failed]');
  for (const text of ['Second thoughts', 'To be discarded']) {
    await field(page, t, room).fill(text);
    await page.getByRole('button', { name: t('messages.send') }).click();
    await expect(failed.filter({ hasText: text })).toContainText(t('error.FORBIDDEN'));
  }
  await expectAccessible(page);
  await page.reload();
  await expect(failed).toHaveCount(2);

  const discarded = failed.filter({ hasText: 'To be discarded' });
  const press = (button: Locator) => (isMobile ? button.tap() : button.click());
  await press(discarded.getByRole('button', { name: t('messages.discard') }));
  await expect(discarded).toHaveCount(0);
  await press(failed.getByRole('button', { name: t('app.retry') }));
  await expect(page.locator('article[data-status]')).toHaveCount(0);
  await expect(page.getByRole('article')).toHaveCount(1);
  await expect(page.getByRole('article')).toContainText('Second thoughts');
  expect(await contentsOf(workspace, ann, room)).toEqual(['Second thoughts']);
});

test('what one began to write outlives a reload, and not its sending', async ({ page, workspace, signIn, t }) => {
  const ann = await workspace.person();
  const room = await workspace.room(ann);
  await signIn(page, ann);
  await page.goto(`/rooms/${room.id}`);
  const draft = field(page, t, room);
  await draft.fill('Half a sen');
  await page.reload();
  await expect(draft).toHaveValue('Half a sen');
  await draft.fill('A whole sentence');
  await page.getByRole('button', { name: t('messages.send') }).click();
  await expect(message(page, 'A whole sentence')).toBeVisible();
  await page.reload();
  await expect(message(page, 'A whole sentence')).toBeVisible();
  await expect(draft).toHaveValue('');
});

test('emoji and people are completed while one types', async ({ page, workspace, signIn, t }) => {
  const ann = await workspace.person();
  const zoe = await workspace.person({ username: `zoe.${workspace.newNumber()}`, displayName: 'Zoë Z.' });
  const room = await workspace.room(ann, { members: [zoe] });
  await signIn(page, ann);
  await page.goto(`/rooms/${room.id}`);
  const draft = field(page, t, room);
  const suggested = page.getByRole('listbox', { name: t('messages.suggestions') }).getByRole('option');
  await draft.pressSequentially('Hello :smi');
  await expect(suggested.first()).toContainText(':smi');
  await expectAccessible(page);
  await draft.press('Enter');
  await expect(suggested).toHaveCount(0);
  await expect(draft).toHaveValue(/^Hello \p{Emoji}\S* $/u);

  await draft.fill('');
  await draft.pressSequentially('@zo');
  await expect(suggested).toHaveText(/Zoë Z\./);
  await draft.press('Enter');
  await expect(draft).toHaveValue(`@${zoe.username} `);
  expect(await contentsOf(workspace, ann, room)).toEqual([]);
});

test('one follows a thread, and stops', async ({ page, workspace, signIn, t }) => {
  const [ann, bo] = [await workspace.person(), await workspace.person()];
  const room = await workspace.room(ann, { members: [bo] });
  const root = await workspace.send(ann, room, 'Where it began');
  await workspace.send(ann, room, 'What it led to', root);
  const isFollowed = async () => {
    const document = 'query ($id: ID!) { message(id: $id) { viewerFollowsThread } }';
    return (await workspace.ask(bo, document, { id: root.id })).message.viewerFollowsThread;
  };
  await signIn(page, bo);
  await page.goto(`/rooms/${room.id}?thread=${root.id}`);
  const follow = page.getByRole('button', { name: t('messages.follow') });
  await expect(follow).toHaveAttribute('aria-pressed', 'false');
  for (const isOn of [true, false]) {
    await follow.click();
    await expect(follow).toHaveAttribute('aria-pressed', String(isOn));
    await expect.poll(isFollowed).toBe(isOn);
  }
});

test('the arrows go from message to message', async ({ page, workspace, signIn, isMobile, t }) => {
  test.skip(isMobile, 'a phone has no keys');
  const ann = await workspace.person();
  const room = await workspace.room(ann);
  const sent: TestMessage[] = [];
  for (let number = 0; number < 40; number++) sent.push(await workspace.send(ann, room, `Line ${number}`));
  await signIn(page, ann);
  await page.goto(`/rooms/${room.id}`);
  const last = byId(page, sent.at(-1)!);
  await expect(last).toBeInViewport();
  await expect(page.locator('article[tabindex="0"]')).toHaveCount(1);
  await last.focus();
  for (const [key, index] of [
    ['ArrowUp', 38],
    ['ArrowUp', 37],
    ['ArrowDown', 38],
    ['PageUp', 28],
    ['Home', 0],
    ['ArrowUp', 0],
    ['ArrowDown', 1],
    ['End', 39],
  ] as const) {
    await page.keyboard.press(key);
    await expect(byId(page, sent[index]!)).toBeFocused();
    await expect(byId(page, sent[index]!)).toBeInViewport();
  }
  await expect(page.locator('article[tabindex="0"]')).toHaveCount(1);
  // From a message one comes to what can be done with it.
  await page.keyboard.press('Tab');
  await expect(
    last
      .getByRole('toolbar', { name: t('messages.actions') })
      .getByRole('button')
      .first(),
  ).toBeFocused();
});

test('that somebody writes is shown, and what comes is read out', async ({
  page,
  newBrowser,
  workspace,
  signIn,
  t,
}) => {
  const [ann, bo] = [await workspace.person({ displayName: 'Ann' }), await workspace.person()];
  const room = await workspace.room(ann, { members: [bo] });
  await workspace.send(bo, room, 'Before');
  const other = await newBrowser({ locale: 'en-GB' });
  await signIn(page, bo);
  await signIn(other, ann);
  await Promise.all([page.goto(`/rooms/${room.id}`), other.goto(`/rooms/${room.id}`)]);
  await expect(message(page, 'Before')).toBeVisible();
  await expect(message(other, 'Before')).toBeVisible();

  const draft = other.getByRole('textbox', { name: `Message ${room.name}` });
  const typing = page.getByText(t('messages.typing', { count: 1, names: 'Ann' }));
  // Nobody is told before the connection is there.
  await expect(async () => {
    await draft.pressSequentially('H');
    await expect(typing).toBeVisible({ timeout: 500 });
  }).toPass();
  await draft.fill('Here I am');
  await other.getByRole('button', { name: 'Send' }).click();
  await expect(page.locator('[aria-live=polite]').filter({ hasText: 'Ann: Here I am' })).toBeAttached();
  await expect(typing).toBeHidden();
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`the menu and the picker of emoji are accessible: ${colorScheme}`, async ({
    page,
    workspace,
    signIn,
    isMobile,
    t,
  }) => {
    await page.emulateMedia({ colorScheme });
    const ann = await workspace.person();
    const room = await workspace.room(ann);
    const sent = await workspace.send(ann, room, 'Look at me');
    await signIn(page, ann);
    await page.goto(`/rooms/${room.id}`);
    const toolbar = await showToolbar(byId(page, sent), t, isMobile);
    await expectAccessible(page);

    const more = toolbar.getByRole('button', { name: t('messages.more') });
    await more.click();
    await expect(page.getByRole('menuitem', { name: t('messages.delete') })).toBeVisible();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('menu')).toBeHidden();
    await expect(more).toBeFocused();

    await toolbar.getByRole('button', { name: t('messages.react'), exact: true }).click();
    const picker = page.getByRole('dialog', { name: t('messages.emoji') });
    await picker.getByRole('searchbox').fill(isMobile ? 'дракон' : 'dragon');
    await expect(picker.getByRole('heading', { name: t('messages.emojiFound') })).toBeVisible();
    // Not before: axe takes half a minute for some two thousand of them.
    await expectAccessible(page);
    await picker.getByRole('button', { name: isMobile ? 'дракон' : 'dragon', exact: true }).click();
    await expect(byId(page, sent).getByRole('button', { name: /^🐉/, pressed: true })).toBeVisible();
  });
}

test('a tap shows what can be done with a message, in reach of a finger', async ({
  page,
  workspace,
  signIn,
  isMobile,
  t,
}) => {
  test.skip(!isMobile, 'a pointer hovers');
  const ann = await workspace.person();
  const room = await workspace.room(ann);
  const sent = [await workspace.send(ann, room, 'First'), await workspace.send(ann, room, 'Second')];
  await signIn(page, ann);
  await page.goto(`/rooms/${room.id}`);
  for (const one of sent) {
    const toolbar = await showToolbar(byId(page, one), t, isMobile);
    await expect(page.getByRole('toolbar', { name: t('messages.actions') })).toHaveCount(1);
    for (const button of await toolbar.getByRole('button').all()) {
      await expect(button).toBeInViewport({ ratio: 1 });
      const { width, height } = (await button.boundingBox())!;
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
    }
  }
});

test('a finger that rests on a message opens what can be done with it, and one that scrolls does not', async ({
  page,
  workspace,
  signIn,
  isMobile,
  t,
}) => {
  test.skip(!isMobile, 'a pointer hovers');
  const ann = await workspace.person();
  const room = await workspace.room(ann);
  const sent = await workspace.send(ann, room, 'Press here');
  await signIn(page, ann);
  await page.goto(`/rooms/${room.id}`);
  const { x, y } = (await byId(page, sent).getByText('Press here').boundingBox())!;
  const devtools = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints });
  const menu = page.getByRole('menu', { name: t('messages.more') });
  const point = { x: x + 10, y: y + 5 };

  await touch('touchStart', point);
  for (let step = 1; step <= 5; step++) await touch('touchMove', { x: point.x, y: point.y - step * 8 });
  await page.waitForTimeout(900);
  await touch('touchEnd');
  await expect(menu).toBeHidden();

  await touch('touchStart', point);
  await expect(menu).toBeVisible();
  await touch('touchEnd');
  await page.waitForTimeout(300);
  await expect(menu.getByRole('menuitem', { name: t('messages.delete') })).toBeVisible();
  await expectAccessible(page);
});
