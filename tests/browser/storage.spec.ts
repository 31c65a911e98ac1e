import type { Locator } from '@playwright/test';
import { expectAccessible } from './support/accessible.js';
import { textFile, upload } from './support/files.js';
import { expect, test } from './support/test.js';

/** What the files take, for admins. */

const SEND = 'mutation ($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }';

test('an admin sees whose files take most, and in which rooms they are', async ({ page, workspace, signIn, t }) => {
  const number = workspace.newNumber();
  const ann = await workspace.person({ displayName: `Ann ${number} of many files` });
  const bob = await workspace.person({ displayName: `Bob ${number} of few files` });
  const room = await workspace.room(ann, { name: `Room ${number} of files`, members: [bob, workspace.admin] });
  const hidden = await workspace.room(bob, { isPrivate: true });
  for (const [person, place, size] of [
    [ann, room, 3_000_000],
    [bob, hidden, 1_000_000],
  ] as const) {
    const fileId = await upload(workspace, person, textFile('log.txt', 'x'.repeat(size)));
    await workspace.ask(person, SEND, { input: { roomId: place.id, content: '', attachmentIds: [fileId] } });
  }
  await signIn(page, workspace.admin);
  await page.goto('/admin');
  await page.getByRole('link', { name: t('admin.storage') }).click();
  await expect(page.getByRole('heading', { level: 1, name: t('admin.storage') })).toBeVisible();
  const lines = page.getByRole('main').getByRole('listitem');
  // Other tests of the workspace may have larger files.
  const [anns, bobs] = [ann, bob].map(({ displayName }) => lines.filter({ hasText: displayName })) as [
    Locator,
    Locator,
  ];
  await expect(anns).toContainText(/of many files\D*3\D/);
  await expect(bobs).toBeVisible();
  const places = await lines.allTextContents();
  expect(places.indexOf((await anns.textContent())!)).toBeLessThan(places.indexOf((await bobs.textContent())!));
  await expectAccessible(page);

  await page.getByRole('button', { name: t('admin.storage.by.room') }).click();
  await expect(lines.filter({ hasText: room.name })).toContainText(/of files\D*3\D/);
  await expect(lines.filter({ hasText: t('admin.storage.hidden') })).toBeVisible();
  await expect(page.getByText(hidden.name)).toHaveCount(0);
  await expectAccessible(page);

  await page.getByRole('button', { name: t('admin.storage.by.user') }).click();
  await anns.getByRole('button').click();
  const account = page.getByRole('dialog', { name: t('admin.account') });
  await expect(account.getByRole('definition').filter({ hasText: /^3\D/ })).toBeVisible();
  await expectAccessible(page);
});

test('who is no admin has no page of storage', async ({ page, workspace, signIn, t }) => {
  await signIn(page, await workspace.person());
  await page.goto('/admin/storage');
  await expect(page.getByText(t('app.notFound'))).toBeVisible();
});
