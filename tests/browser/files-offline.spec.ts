import { Network } from './support/network.js';
import { signInAt } from './support/sign-in.js';
import { test as base, expect } from './support/test.js';

/** Each test has a network of its own, over which alone the browser reaches the server. */
const test = base.extend<{ network: Network }>({
  network: async ({ workspace, browserErrors }, use) => {
    // What a browser says of every request that does not arrive.
    browserErrors.expect(/net::ERR_\w+|WebSocket/);
    const network = await Network.to(workspace.url);
    await use(network);
    await network.close();
  },
  baseURL: ({ network }, use) => use(network.url),
});

const note = (name: string) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(`What is in ${name}.`) });

test('row F26: files chosen without a network wait with their message over a reload, and arrive once', async ({
  page,
  network,
  workspace,
  t,
}) => {
  test.setTimeout(60_000);
  const ann = await workspace.person();
  const room = await workspace.room(ann);
  await signInAt(network.url, page, ann);
  await page.goto(`/rooms/${room.id}`);
  const field = page.locator('textarea[data-composer="room"]');
  await expect(field).toBeVisible();
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  // Until the device has the list of rooms.
  await page.waitForTimeout(9000);

  network.cut();
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles([note('one.txt'), note('two.txt')]);
  const chosen = page.getByRole('list', { name: t('files.chosen') });
  await expect(chosen.getByRole('listitem')).toHaveCount(2);
  await field.fill('with two files');
  await page.getByRole('button', { name: t('messages.send') }).click();
  const pending = page.locator('article[data-status]');
  await expect(pending).toContainText('one.txt');
  await page.reload();
  await expect(pending).toContainText('two.txt');

  network.mend();
  const query = 'query ($id: ID!) { room(id: $id) { messages(last: 9) { nodes { content attachments { name } } } } }';
  const found = async () => (await workspace.ask(ann, query, { id: room.id })).room.messages.nodes;
  const files = [{ name: 'one.txt' }, { name: 'two.txt' }];
  await expect.poll(found, { timeout: 20_000 }).toEqual([{ content: 'with two files', attachments: files }]);
  await expect(pending).toHaveCount(0);
});

test('an upload shows how far it is, and can be stopped; what is uploaded stays in the draft', async ({
  page,
  network,
  workspace,
  t,
}) => {
  const ann = await workspace.person();
  const room = await workspace.room(ann);
  await signInAt(network.url, page, ann);
  await page.goto(`/rooms/${room.id}`);
  const input = page.locator('input[type="file"]').first();
  const chosen = page.getByRole('list', { name: t('files.chosen') });
  await input.setInputFiles([note('kept.txt')]);
  await expect(chosen.getByRole('progressbar')).toHaveCount(0);
  network.slowDown(1500);
  await input.setInputFiles([{ name: 'large.bin', mimeType: '', buffer: Buffer.alloc(20_000_000) }]);
  const stop = chosen.getByRole('button', { name: t('files.cancel', { name: 'large.bin' }) });
  await expect(chosen.getByRole('progressbar', { name: t('files.uploading', { name: 'large.bin' }) })).toBeVisible();
  await stop.click();
  await expect(chosen.getByRole('listitem')).toHaveCount(1);
  network.slowDown(0);
  await page.reload();
  await expect(chosen).toContainText('kept.txt');
  await expect(chosen.getByRole('listitem')).toHaveCount(1);
});
