import { expectAccessible } from './support/accessible.js';
import { expect, test } from './support/test.js';

/** The runs of the backup, for admins. */

test('an admin has a backup made and sees that it was proved', async ({ page, workspace, signIn, t }) => {
  await signIn(page, workspace.admin);
  await page.goto('/admin');
  await page.getByRole('link', { name: t('admin.backups') }).click();
  await expect(page.getByRole('heading', { level: 1, name: t('admin.backups') })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: t('admin.backups.none') })).toBeVisible();
  await expectAccessible(page);

  await page.getByRole('button', { name: t('admin.backups.start') }).click();
  const run = page.getByRole('list', { name: t('admin.backups') }).getByRole('listitem');
  await expect(run).toHaveCount(1);
  await expect(run).toContainText(t('admin.backups.PROVED'), { timeout: 30_000 });
  await expect(run).toContainText(/\d{4}-\d\d-\d\d-\d{6}/);
  await expect(page.getByRole('button', { name: t('admin.backups.start') })).toBeEnabled();
  await expectAccessible(page);
});

test('who is no admin has no page of backups', async ({ page, workspace, signIn, t }) => {
  await signIn(page, await workspace.person());
  await page.goto('/admin/backups');
  await expect(page.getByText(t('app.notFound'))).toBeVisible();
});
