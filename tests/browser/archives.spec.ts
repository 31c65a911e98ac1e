import { zipBytes } from '../features/imports/slack/build-export.js';
import { expectAccessible } from './support/accessible.js';
import { choose, composerOf } from './support/composing.js';
import { pictureFile, type TestFile, textFile } from './support/files.js';
import { expect, test } from './support/test.js';

/** Archives that are unpacked: galleries. */

async function zipOf(name: string, files: readonly TestFile[]): Promise<TestFile> {
  const packed = await zipBytes(Object.fromEntries(files.map(({ name, buffer }) => [name, buffer])));
  return { name, mimeType: 'application/zip', buffer: Buffer.from(packed) };
}

test('an archive is unpacked where one wants it, and its pictures are a gallery', async ({
  page,
  workspace,
  signIn,
  t,
}) => {
  const ann = await workspace.person();
  const room = await workspace.room(ann);
  await signIn(page, ann);
  await page.goto(`/rooms/${room.id}`);
  const entries = await Promise.all(
    ['#b4235a', '#0f766e', '#9a4a00'].map((colour, n) => pictureFile(`p${n}.png`, { colour })),
  );
  const packed = await zipOf('trip.zip', [...entries, textFile('notes/read me.txt')]);
  await choose(composerOf(page), [packed]);
  const chosen = page.getByRole('list', { name: t('files.chosen') });
  await expect(composerOf(page).getByRole('button', { name: t('messages.send') })).toBeDisabled();
  await chosen.getByRole('button', { name: t('files.unpack') }).click();
  await expect(chosen.getByRole('progressbar')).toHaveCount(0);
  await composerOf(page)
    .getByRole('button', { name: t('messages.send') })
    .click();
  await page.getByRole('button', { name: t('files.openArchive', { name: 'trip.zip' }) }).click();
  const dialog = page.getByRole('dialog', { name: 'trip.zip' });
  await expect(dialog.getByRole('list', { name: t('files.pictures') }).getByRole('listitem')).toHaveCount(3);
  await expect(dialog.getByText('notes/read me.txt')).toBeVisible();
  await expect(dialog.locator('img')).toHaveCount(3, { timeout: 15_000 });
  await expectAccessible(page);
  await dialog.getByRole('button', { name: t('files.open', { name: 'p1.png' }) }).click();
  const viewer = page.getByRole('dialog', { name: t('files.viewer') });
  await expect(viewer.getByRole('img', { name: 'p1.png' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(viewer).toHaveCount(0);
  await expect(dialog).toBeVisible();
});

test('an archive of more than one page of files is shown to its end, in the viewer too', async ({
  page,
  workspace,
  signIn,
  t,
}) => {
  test.setTimeout(120_000);
  const ann = await workspace.person();
  const room = await workspace.room(ann);
  await signIn(page, ann);
  await page.goto(`/rooms/${room.id}`);
  const { buffer } = await pictureFile('', { width: 40, height: 30 });
  const names = Array.from({ length: 130 }, (_, n) => `${String(n).padStart(3, '0')}.png`);
  const composer = composerOf(page);
  await choose(composer, [
    await zipOf(
      'album.zip',
      names.map((name) => ({ name, mimeType: '', buffer })),
    ),
  ]);
  const chosen = page.getByRole('list', { name: t('files.chosen') });
  await chosen.getByRole('button', { name: t('files.unpack') }).click();
  await expect(chosen.getByRole('progressbar')).toHaveCount(0, { timeout: 60_000 });
  await composer.getByRole('button', { name: t('messages.send') }).click();
  await page.getByRole('button', { name: t('files.openArchive', { name: 'album.zip' }) }).click();
  const gallery = page.getByRole('dialog', { name: 'album.zip' }).getByRole('list', { name: t('files.pictures') });
  const pictures = gallery.getByRole('button');
  await expect(pictures.first()).toBeVisible();
  expect(await pictures.count()).toBeLessThan(130);

  // The viewer goes over the end of the first page.
  await pictures.nth(59).click();
  const viewer = page.getByRole('dialog', { name: t('files.viewer') });
  await expect(viewer.getByRole('img', { name: names[59] })).toBeVisible();
  for (const name of names.slice(60, 63)) {
    await page.keyboard.press('ArrowRight');
    await expect(viewer.getByRole('img', { name })).toBeVisible();
  }
  await page.keyboard.press('Escape');
  await expect(async () => {
    await pictures.last().scrollIntoViewIfNeeded();
    await expect(pictures).toHaveCount(130, { timeout: 1000 });
  }).toPass({ timeout: 30_000 });
  await expect(gallery.getByRole('button', { name: t('files.open', { name: names[129]! }) })).toBeVisible();
});
