import { textFile } from './support/files.js';
import { expect, kill, openAndKeep, test } from './support/offline-test.js';
import { signInAt } from './support/sign-in.js';

test('row F26: files chosen without a network wait with their message through a killed tab, and arrive once', async ({
  page,
  context,
  network,
  workspace,
  t,
}) => {
  test.setTimeout(60_000);
  const ann = await workspace.person();
  const room = await workspace.room(ann);
  await openAndKeep(page, network, ann, `/rooms/${room.id}`, room.id);
  const field = page.locator('textarea[data-composer="room"]');

  network.cut();
  await page
    .locator('input[type="file"]')
    .first()
    .setInputFiles([textFile('one.txt'), textFile('two.txt')]);
  const chosen = page.getByRole('list', { name: t('files.chosen') });
  await expect(chosen.getByRole('listitem')).toHaveCount(2);
  await field.fill('with two files');
  await page.getByRole('button', { name: t('messages.send') }).click();
  await expect(page.locator('article[data-status]')).toContainText('one.txt');
  await kill(page);
  const reopened = await context.newPage();
  await reopened.goto(`/rooms/${room.id}`);
  const pending = reopened.locator('article[data-status]');
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
  await input.setInputFiles([textFile('kept.txt')]);
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
