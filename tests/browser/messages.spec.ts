import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.js';
import { expect, test } from './support/test.js';

/** Names of buttons and fields in both languages. */
const EITHER = {
  write: /^(Message|Сообщение в) /,
  send: /^(Send|Отправить)$/,
  reply: /^(Reply …|Ответить …)$/,
  replyInThread: /^(Reply in thread|Ответить в обсуждении)$/,
  replies: /1 (reply|ответ)/,
  thread: /^(Thread|Обсуждение)$/,
  react: /^(React with|Поставить) 👍$/,
};

/** Writes in the field of that name and sends: on a touch screen Enter begins a new line. */
async function write(page: Page, field: RegExp, text: string): Promise<void> {
  const composer = page.locator('form').filter({ has: page.getByRole('textbox', { name: field }) });
  await composer.getByRole('textbox').fill(text);
  await composer.getByRole('button', { name: EITHER.send }).click();
}

const message = (page: Page, text: string) => page.getByRole('article').filter({ hasText: text }).last();

test('two people write, react and reply in a thread, and each sees what the other does at once', async ({
  page,
  newBrowser,
  workspace,
  signIn,
}) => {
  const ann = await workspace.person({ displayName: 'Ann' });
  const bo = await workspace.person({ displayName: 'Bo' });
  const room = await workspace.room(ann, { members: [bo] });
  const other = await newBrowser();
  await signIn(page, ann);
  await signIn(other, bo);
  await Promise.all([page.goto(`/rooms/${room.id}`), other.goto(`/rooms/${room.id}`)]);

  await write(page, EITHER.write, 'Is **anybody** there?');
  await expect(message(other, 'Is anybody there?')).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(1);

  await message(other, 'anybody').click({ position: { x: 100, y: 5 } });
  await message(other, 'anybody').getByRole('button', { name: EITHER.react }).click();
  const reaction = message(page, 'anybody').getByRole('button', { name: /^👍.*Bo/ });
  await expect(reaction).toHaveAttribute('aria-pressed', 'false');
  await reaction.click();
  await expect(message(other, 'anybody').getByRole('button', { name: /^👍.*Ann/ })).toHaveAttribute(
    'aria-pressed',
    'true',
  );

  await message(other, 'anybody').getByRole('button', { name: EITHER.replyInThread }).click();
  await write(other, EITHER.reply, 'I am.');
  await page.getByRole('link', { name: EITHER.replies }).click();
  const thread = page.getByRole('region', { name: EITHER.thread });
  await expect(thread.getByRole('article').filter({ hasText: 'I am.' })).toBeVisible();
  await expectAccessible(page);
});

const HOSTILE = [
  '<script>window.__xss=1</script><img src=x onerror="window.__xss=1">',
  '[link](javascript:window.__xss=1) <javascript:window.__xss=1> [data](data:text/html,<script>window.__xss=1</script>)',
  '[image](vbscript:x) ![image](javascript:window.__xss=1) <svg/onload=window.__xss=1>',
  '\u202Eabc\u202C </script><style>*{display:none}</style> `<img src=x onerror=window.__xss=1>`',
];

test('rows 104, 105, 108: what is meant to run when it is read is shown as it was typed', async ({
  page,
  workspace,
  signIn,
}) => {
  const ann = await workspace.person({ displayName: '<img src=x onerror=window.__xss=1>' });
  const room = await workspace.room(ann, {
    name: '</script><script>window.__xss=1</script>',
    topic: '[t](javascript:1)',
  });
  for (const text of HOSTILE) await workspace.send(ann, room, text);
  await signIn(page, ann);
  await page.goto(`/rooms/${room.id}`);
  const feed = page.getByRole('feed');
  await expect(feed.getByRole('article')).toHaveCount(HOSTILE.length);
  await expect(feed).toContainText('<script>window.__xss=1</script><img src=x onerror="window.__xss=1">');
  await expect(feed).toContainText('[link](javascript:window.__xss=1)');
  await expect(
    page.locator('main').locator('img, script, style, iframe, a[href^="javascript"], a[href^="data"]'),
  ).toHaveCount(0);
  expect(await page.evaluate(() => '__xss' in window)).toBe(false);
});

test('a room opens at what is new, and what was seen is read', async ({ page, workspace, signIn }) => {
  const ann = await workspace.person();
  const bo = await workspace.person();
  const room = await workspace.room(ann, { members: [bo] });
  const read = await workspace.send(ann, room, 'read before');
  const input = { roomId: room.id, messageId: read.id };
  await workspace.ask(bo, 'mutation ($input: MarkRoomReadInput!) { markRoomRead(input: $input) { room { id } } }', {
    input,
  });
  for (let number = 1; number <= 60; number++) await workspace.send(ann, room, `unread ${number}.`);
  await signIn(page, bo);
  await page.goto(`/rooms/${room.id}`);
  const feed = page.getByRole('feed');
  await expect(feed.getByText('unread 1.')).toBeInViewport();
  await expect(feed.getByText(/^(New|Новые)$/)).toBeInViewport();
  await expect(feed.getByText('unread 60.')).not.toBeInViewport();
  await page.getByRole('button', { name: /new message|новы/ }).click();
  await expect(feed.getByText('unread 60.')).toBeInViewport();
  await expect
    .poll(async () => (await workspace.ask(bo, `{ room(id: "${room.id}") { unreadCount } }`)).room.unreadCount)
    .toBe(0);
});
