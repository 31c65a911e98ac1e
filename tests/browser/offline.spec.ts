import type { Page } from '@playwright/test';
import { expect, kill, openAndKeep, test } from './support/offline-test.js';
import type { Person, TestRoom, Workspace } from './support/workspace.js';

const numbered = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `line ${from + n}`);

const composer = (page: Page) => page.getByRole('textbox').last();
const pending = (page: Page) => page.locator('article[data-status]');

async function write(page: Page, lines: string[]): Promise<void> {
  for (const line of lines) {
    await composer(page).fill(line);
    await composer(page).press('Control+Enter');
  }
}

async function contentsOf(workspace: Workspace, person: Person, room: TestRoom): Promise<string[]> {
  const document = 'query ($id: ID!) { room(id: $id) { messages(last: 100) { nodes { content } } } }';
  const { room: found } = await workspace.ask(person, document, { id: room.id });
  return found.messages.nodes.map(({ content }: { content: string }) => content);
}

test('row F26: 20 messages written without a network, through a killed tab, arrive once and in order', async ({
  page,
  context,
  network,
  workspace,
}) => {
  const ann = await workspace.person();
  const room = await workspace.room(ann);
  await workspace.send(ann, room, 'before');
  await openAndKeep(page, network, ann, `/rooms/${room.id}`, room.id);

  network.cut();
  await write(page, numbered(0, 10));
  await expect(pending(page)).toHaveCount(10);
  await kill(page);

  const again = await context.newPage();
  await again.goto(`/rooms/${room.id}`);
  await expect(again.getByText('before', { exact: true }).last()).toBeVisible();
  await expect(pending(again)).toHaveCount(10);
  await write(again, numbered(10, 20));
  await expect(pending(again)).toHaveCount(20);

  network.mend();
  const all = ['before', ...numbered(0, 20)];
  await expect.poll(() => contentsOf(workspace, ann, room), { timeout: 20_000 }).toEqual(all);
  await expect(pending(again)).toHaveCount(0);
  await expect(again.getByText('line 19', { exact: true }).last()).toBeVisible();
  await again.reload();
  await expect(again.getByText('line 19', { exact: true }).last()).toBeVisible();
  expect(await contentsOf(workspace, ann, room)).toEqual(all);
});

test('row F26: a network that swallows everything loses nothing and doubles nothing', async ({
  page,
  network,
  workspace,
}) => {
  const ann = await workspace.person();
  const room = await workspace.room(ann);
  await openAndKeep(page, network, ann, `/rooms/${room.id}`, room.id);
  network.swallow();
  await write(page, numbered(0, 3));
  await expect(pending(page)).toHaveCount(3);
  network.mend();
  await expect.poll(() => contentsOf(workspace, ann, room), { timeout: 25_000 }).toEqual(numbered(0, 3));
  await expect(pending(page)).toHaveCount(0);
});

test('row F26: a tab killed at any moment of sending loses nothing and doubles nothing', async ({
  page,
  context,
  network,
  workspace,
}) => {
  test.setTimeout(60_000);
  const ann = await workspace.person();
  const room = await workspace.room(ann);
  await openAndKeep(page, network, ann, `/rooms/${room.id}`, room.id);
  network.slowDown(60);
  // On its way to the device, to the server, there, back, and done.
  const moments = [20, 60, 120, 250, 600];
  let tab = page;
  for (const [n, moment] of moments.entries()) {
    await write(tab, [`line ${n}`]);
    await tab.waitForTimeout(moment);
    await kill(tab);
    tab = await context.newPage();
    await tab.goto(`/rooms/${room.id}`);
    await expect(tab.getByText(`line ${n}`, { exact: true }).last()).toBeVisible();
  }
  await expect(pending(tab)).toHaveCount(0);
  expect(await contentsOf(workspace, ann, room)).toEqual(numbered(0, moments.length));
});

test('what others changed meanwhile is right after the break', async ({ page, network, workspace }) => {
  const [ann, bob] = [await workspace.person(), await workspace.person()];
  const room = await workspace.room(bob, { members: [ann] });
  const first = await workspace.send(bob, room, 'to be edited');
  await openAndKeep(page, network, ann, `/rooms/${room.id}`, room.id);
  await expect(page.getByText('to be edited').last()).toBeVisible();

  network.cut();
  const edit = 'mutation ($input: EditMessageInput!) { editMessage(input: $input) { message { id } } }';
  await workspace.ask(bob, edit, { input: { messageId: first.id, content: 'edited' } });
  await workspace.send(bob, room, 'said meanwhile');
  network.mend();
  await expect(page.getByText('said meanwhile').last()).toBeVisible({ timeout: 20_000 });
  await expect(page.getByText('to be edited')).toHaveCount(0);

  // The next visit takes the same from the device.
  await expect
    .poll(() => page.evaluate(keptContents, ann.id), { timeout: 10_000 })
    .toEqual(['edited', 'said meanwhile']);
  network.cut();
  await page.reload();
  await expect(page.getByText('said meanwhile').last()).toBeVisible();
  await expect(page.getByText('edited', { exact: true }).last()).toBeVisible();
});

test('what was said before one started without a network is there when the network is', async ({
  page,
  network,
  workspace,
}) => {
  const [ann, bob] = [await workspace.person(), await workspace.person()];
  const room = await workspace.room(bob, { members: [ann] });
  await workspace.send(bob, room, 'said before');
  await openAndKeep(page, network, ann, `/rooms/${room.id}`, room.id);
  network.cut();
  await page.reload();
  await expect(page.getByRole('feed').getByText('said before')).toBeVisible();
  await workspace.send(bob, room, 'said meanwhile');
  await write(page, ['written meanwhile']);
  network.mend();
  await expect(page.getByRole('feed').getByText('said meanwhile')).toBeVisible({ timeout: 20_000 });
  await expect(pending(page)).toHaveCount(0);
  await expect(page.getByRole('feed').getByRole('article')).toHaveText([/said before/, /said meanwhile/, /written/]);
});

/** Runs in the page: the contents of all messages in IndexedDB, by their place. */
async function keptContents(userId: string): Promise<string[]> {
  const ask = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve) => {
      request.onsuccess = () => resolve(request.result);
    });
  const database = await ask(indexedDB.open(`messenger-${userId}`));
  const rows = await ask(database.transaction('messages').objectStore('messages').index('place').getAll());
  database.close();
  return rows.map(({ message }: { message: { content: string } }) => message.content);
}
