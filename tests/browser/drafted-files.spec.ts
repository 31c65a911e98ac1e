import { open, rm } from 'node:fs/promises';
import path from 'node:path';
import { expectAccessible } from './support/accessible.js';
import { choose, composerOf } from './support/composing.js';
import { pictureFile, textFile } from './support/files.js';
import { expect, test } from './support/test.js';
import type { Person, Workspace } from './support/workspace.js';

/** Files on their way into a message: what becomes of those that do not get there. */

const USED = '{ viewer { storageUsed } }';
const usedBy = async (workspace: Workspace, person: Person): Promise<number> =>
  (await workspace.ask(person, USED)).viewer.storageUsed;

test('a file that is taken off a draft is deleted, one that is sent is not', async ({ page, workspace, signIn, t }) => {
  const ann = await workspace.person();
  const room = await workspace.room(ann);
  await signIn(page, ann);
  await page.goto(`/rooms/${room.id}`);
  const composer = composerOf(page);
  const chosen = page.getByRole('list', { name: t('files.chosen') });
  await choose(composer, [textFile('sent.txt', 'x'.repeat(1000)), textFile('dropped.txt', 'x'.repeat(50))]);
  await expect(chosen.getByRole('listitem')).toHaveCount(2);
  await expect(chosen.getByRole('progressbar')).toHaveCount(0);
  expect(await usedBy(workspace, ann)).toBe(1050);
  await chosen.getByRole('button', { name: t('files.remove', { name: 'dropped.txt' }) }).click();
  await expect.poll(() => usedBy(workspace, ann)).toBe(1000);
  await composer.getByRole('button', { name: t('messages.send') }).click();
  await expect(page.getByRole('link', { name: t('files.download', { name: 'sent.txt' }) })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('link', { name: t('files.download', { name: 'sent.txt' }) })).toBeVisible();
  expect(await usedBy(workspace, ann)).toBe(1000);
});

test('a file that is too large says so; one that was refused is tried again', async ({
  page,
  workspace,
  browserErrors,
  signIn,
  t,
}) => {
  browserErrors.expect(/status of 413/);
  const ann = await workspace.person();
  const room = await workspace.room(ann);
  await signIn(page, ann);
  await page.goto(`/rooms/${room.id}`);
  const composer = composerOf(page);
  const chosen = page.getByRole('list', { name: t('files.chosen') });
  const send = composer.getByRole('button', { name: t('messages.send') });

  const large = path.join(workspace.dataDir, 'large.bin');
  const file = await open(large, 'w');
  await file.truncate(2_000_000_000);
  await file.close();
  await choose(composer, large);
  await expect(chosen).toContainText(t('error.PAYLOAD_TOO_LARGE'));
  await expect(send).toBeDisabled();
  await expectAccessible(page);
  await chosen.getByRole('button', { name: t('files.remove', { name: 'large.bin' }) }).click();
  await rm(large);

  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes('UploadFile')
      ? route.fulfill({ json: { errors: [{ message: 'Full.', extensions: { code: 'QUOTA_EXCEEDED' } }] } })
      : route.continue(),
  );
  await choose(composer, [textFile('again.txt')]);
  await expect(chosen).toContainText(t('error.QUOTA_EXCEEDED'));
  await expect(send).toBeDisabled();
  await page.unroute('**/graphql');
  await chosen.getByRole('button', { name: `${t('app.retry')}: again.txt` }).click();
  await expect(chosen).not.toContainText(t('error.QUOTA_EXCEEDED'));
  await send.click();
  await expect(page.getByRole('link', { name: t('files.download', { name: 'again.txt' }) })).toBeVisible();
});

test('files go into a thread too, and others in it see them at once', async ({
  page,
  newBrowser,
  workspace,
  signIn,
  t,
}) => {
  const [ann, bob] = [await workspace.person(), await workspace.person()];
  const room = await workspace.room(ann, { members: [bob] });
  const root = await workspace.send(ann, room, 'Where is the chart?');
  const other = await newBrowser();
  for (const [tab, person] of [
    [page, ann],
    [other, bob],
  ] as const) {
    await signIn(tab, person);
    await tab.goto(`/rooms/${room.id}?thread=${root.id}`);
    await expect(composerOf(tab, 'thread')).toBeVisible();
  }
  const composer = composerOf(page, 'thread');
  await choose(composer, [textFile('chart.txt'), await pictureFile('chart.png')]);
  await expect(page.getByRole('list', { name: t('files.chosen') }).getByRole('progressbar')).toHaveCount(0);
  await composer.getByRole('button', { name: t('messages.send') }).click();
  for (const tab of [page, other]) {
    const thread = tab.getByRole('region', { name: t('messages.thread') });
    await expect(thread.getByRole('link', { name: t('files.download', { name: 'chart.txt' }) })).toBeVisible();
    const picture = thread.getByRole('button', { name: t('files.open', { name: 'chart.png' }) });
    await expect(picture.locator('img')).toBeVisible({ timeout: 15_000 });
  }
  await expectAccessible(page);
  // What is chosen for a thread is no draft of the room.
  await choose(composer, [textFile('for the thread.txt')]);
  await page.goto(`/rooms/${room.id}`);
  await expect(composerOf(page)).toBeVisible();
  await expect(page.getByRole('list', { name: t('files.chosen') })).toHaveCount(0);
});
