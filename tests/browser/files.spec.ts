import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.js';
import { choose, composerOf } from './support/composing.js';
import { pictureFile, type TestFile, textFile, upload } from './support/files.js';
import { expect, test } from './support/test.js';
import type { Person, TestRoom, Workspace } from './support/workspace.js';

const field = (page: Page) => composerOf(page).getByRole('textbox');

/** Gives an element files as another program would: by `paste`, or by dragging them over it. */
async function give(page: Page, selector: string, events: string[], files: TestFile[]): Promise<void> {
  const given = files.map(({ buffer, ...file }) => ({ ...file, bytes: buffer.toString('base64') }));
  await page.evaluate(
    ({ selector, events, given }) => {
      const data = new DataTransfer();
      for (const { name, mimeType, bytes } of given) {
        const buffer = Uint8Array.from(atob(bytes), (letter) => letter.charCodeAt(0));
        data.items.add(new File([buffer], name, { type: mimeType }));
      }
      const target = document.querySelector(selector)!;
      for (const type of events) {
        const init = { bubbles: true, cancelable: true };
        const event =
          type === 'paste'
            ? new ClipboardEvent(type, { ...init, clipboardData: data })
            : new DragEvent(type, { ...init, dataTransfer: data });
        target.dispatchEvent(event);
      }
    },
    { selector, events, given },
  );
}

async function send(
  workspace: Workspace,
  person: Person,
  room: TestRoom,
  files: TestFile[],
  content = '',
): Promise<void> {
  const attachmentIds = [];
  for (const file of files) attachmentIds.push(await upload(workspace, person, file));
  const query = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }';
  await workspace.ask(person, query, { input: { roomId: room.id, content, attachmentIds } });
}

async function sent(
  workspace: Workspace,
  person: Person,
  room: TestRoom,
): Promise<{ content: string; files: string[] }[]> {
  const query = 'query ($id: ID!) { room(id: $id) { messages(last: 100) { nodes { content attachments { name } } } } }';
  const { room: found } = await workspace.ask(person, query, { id: room.id });
  return found.messages.nodes.map((node: { content: string; attachments: { name: string }[] }) => ({
    content: node.content,
    files: node.attachments.map(({ name }) => name),
  }));
}

test('files that are picked, pasted and dropped go with one message, and others see them at once', async ({
  page,
  newBrowser,
  workspace,
  signIn,
  t,
}) => {
  const [ann, bo] = [await workspace.person({ displayName: 'Ann' }), await workspace.person({ displayName: 'Bo' })];
  const room = await workspace.room(ann, { members: [bo] });
  const other = await newBrowser();
  await signIn(page, ann);
  await signIn(other, bo);
  await Promise.all([page.goto(`/rooms/${room.id}`), other.goto(`/rooms/${room.id}`)]);
  await expect(field(other)).toBeVisible();

  await choose(composerOf(page), [textFile('picked.txt')]);
  await give(page, 'textarea[data-composer="room"]', ['paste'], [textFile('pasted.txt')]);
  await give(page, 'main', ['dragenter'], [textFile('dropped.txt')]);
  const zone = page.getByText(t('files.drop'));
  await expect(zone).toBeVisible();
  await give(page, '[class*="dropZone"]', ['dragenter', 'dragover', 'drop'], [textFile('dropped.txt')]);
  await expect(zone).toHaveCount(0);
  const chosen = page.getByRole('list', { name: t('files.chosen') });
  await expect(chosen.getByRole('listitem')).toHaveCount(3);
  await expect(chosen.getByRole('progressbar')).toHaveCount(0);
  await expectAccessible(page);

  await composerOf(page)
    .getByRole('button', { name: t('messages.send') })
    .click();
  await expect(chosen).toHaveCount(0);
  for (const name of ['picked.txt', 'pasted.txt', 'dropped.txt'])
    await expect(other.getByRole('article').getByText(name)).toBeVisible();
  expect(await sent(workspace, ann, room)).toEqual([
    { content: '', files: ['picked.txt', 'pasted.txt', 'dropped.txt'] },
  ]);
  await expect(page.locator('article[data-status]')).toHaveCount(0);
  await expect(page.getByRole('article')).toHaveCount(1);
  await expectAccessible(page);

  const [download] = await Promise.all([
    other.waitForEvent('download'),
    other.getByRole('link', { name: t('files.download', { name: 'picked.txt' }) }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('picked.txt');
  expect(await readFile(await download.path(), 'utf8')).toBe('What was agreed.');
});

test('pictures take their place before they are here, and are looked at with the keyboard', async ({
  page,
  workspace,
  signIn,
  t,
}) => {
  const ann = await workspace.person();
  const room = await workspace.room(ann);
  await send(workspace, ann, room, [await pictureFile('wide.png', { width: 1600, height: 400 })]);
  const colours = ['#b4235a', '#0f766e', '#9a4a00'];
  const files = await Promise.all(colours.map((colour, index) => pictureFile(`${index + 1}.png`, { colour })));
  await send(workspace, ann, room, files, 'Three of them');
  await signIn(page, ann);
  await page.route('**/files/**', () => {});
  await page.goto(`/rooms/${room.id}`);
  const wide = page.getByRole('button', { name: t('files.open', { name: 'wide.png' }) });
  await expect(wide).toBeVisible();
  const before = (await wide.boundingBox())!;
  expect(before.width / before.height).toBeCloseTo(4, 1);
  await page.unroute('**/files/**');
  await page.reload();
  await expect(wide.locator('img')).toHaveJSProperty('complete', true);
  expect(await wide.boundingBox()).toMatchObject({ width: before.width, height: before.height });
  await expectAccessible(page);

  const second = page.getByRole('button', { name: t('files.open', { name: '2.png' }) });
  await second.focus();
  await page.keyboard.press('Enter');
  const viewer = page.getByRole('dialog', { name: t('files.viewer') });
  await expect(viewer.getByRole('img', { name: '2.png' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('ArrowRight');
  await expect(viewer.getByRole('img', { name: '3.png' })).toBeVisible();
  await expect(viewer).toContainText(t('files.place', { place: 3, count: 3 }));
  await page.keyboard.press('ArrowRight');
  await expect(viewer.getByRole('img', { name: '3.png' })).toBeVisible();
  await page.keyboard.press('Home');
  await expect(viewer.getByRole('img', { name: '1.png' })).toBeVisible();
  await page.keyboard.press('+');
  await expect(viewer.getByRole('button', { name: t('files.zoom') })).toHaveAttribute('aria-pressed', 'true');
  await page.keyboard.press('Escape');
  await expect(viewer).toHaveCount(0);
  await expect(second).toBeFocused();
});

const hostile = [
  '<img src=x onerror=window.__xss=1>.txt',
  '"><script>window.__xss=1<script>.txt',
  'javascript:window.__xss=1.txt',
  '\u202Egpj.exe.txt',
];

test('row 104: names of files that are meant to run are shown as they are', async ({ page, workspace, signIn, t }) => {
  const ann = await workspace.person();
  const room = await workspace.room(ann);
  await send(
    workspace,
    ann,
    room,
    hostile.map((name) => textFile(name)),
  );
  await signIn(page, ann);
  await page.goto(`/rooms/${room.id}`);
  const article = page.getByRole('article');
  await expect(article.getByRole('link')).toHaveCount(hostile.length);
  await expect(article).toContainText('<img src=x onerror=window.__xss=1>.txt');
  await expect(article.locator('img, script')).toHaveCount(0);
  await choose(composerOf(page), [textFile('<img src=x onerror=window.__xss=1>.txt')]);
  const chosen = page.getByRole('list', { name: t('files.chosen') });
  await expect(chosen).toContainText('<img src=x onerror=window.__xss=1>.txt');
  await expect(chosen.locator('img')).toHaveCount(0);
  expect(await page.evaluate(() => '__xss' in window)).toBe(false);
});

test("one's picture is cut, shown to others at once, and taken away", async ({
  page,
  newBrowser,
  workspace,
  signIn,
  t,
}) => {
  const [ann, bo] = [await workspace.person({ displayName: 'Ann' }), await workspace.person({ displayName: 'Bo' })];
  const room = await workspace.room(ann, { members: [bo] });
  await workspace.send(ann, room, 'Good morning');
  const other = await newBrowser();
  await signIn(page, ann);
  await signIn(other, bo);
  await other.goto(`/rooms/${room.id}`);
  const seen = other.getByRole('article').filter({ hasText: 'Good morning' }).locator('img');
  await expect(other.getByRole('article')).toHaveCount(1);
  await expect(seen).toHaveCount(0);
  await page.goto('/settings/profile');
  await page.locator('input[type="file"]').setInputFiles([await pictureFile('me.png', { width: 900, height: 600 })]);
  const dialog = page.getByRole('dialog', { name: t('files.cropTitle') });
  await dialog.getByRole('slider', { name: t('files.zoom') }).fill('2');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: t('app.save') }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('main').locator('img').first()).toBeVisible();
  await expect(seen).toBeVisible();
  await page.getByRole('button', { name: t('files.removePicture') }).click();
  await expect(seen).toHaveCount(0);
});
