import path from 'node:path';
import Database from 'better-sqlite3';
import { newId } from '../../src/shared/ids.js';
import { expectAccessible } from './support/accessible.js';
import { expect, test } from './support/test.js';

/** What the server does later or by the clock, for admins. */

/** Has a job stand in the database as if it had failed: no job of a server that is well does. */
function writeFailedJob(dataDir: string, kind: string, error: string): void {
  const database = new Database(path.join(dataDir, 'messenger.sqlite'), { timeout: 5000 });
  const row = { id: newId(), kind, error, now: Date.now() };
  database
    .prepare(
      `insert into jobs (id, kind, key, payload, status, run_at, attempts, lease, last_error, created_at, started_at, finished_at)
        values (:id, :kind, :id, '{}', 'FAILED', :now, 5, 5, :error, :now, :now, :now)`,
    )
    .run(row);
  database.close();
}

test('an admin sees what failed and why, and has it tried again', async ({ page, workspace, signIn, t }) => {
  const error = `Error: no room on the disk, says ${workspace.newNumber()}`;
  writeFailedJob(workspace.dataDir, 'pruneJobs', error);
  await signIn(page, workspace.admin);
  await page.goto('/admin');
  await page.getByRole('link', { name: t('admin.jobs') }).click();
  await expect(page.getByRole('heading', { level: 1, name: t('admin.jobs') })).toBeVisible();
  await page.getByRole('button', { name: t('admin.jobs.FAILED') }).click();
  const job = page
    .getByRole('list', { name: t('admin.jobs') })
    .getByRole('listitem')
    .filter({ hasText: error });
  await expect(job).toContainText('pruneJobs');
  await expect(job).toContainText(t('admin.jobs.tries', { count: 5 }));
  await expectAccessible(page);

  await job.getByRole('button', { name: t('admin.jobs.retryNamed', { name: 'pruneJobs' }) }).click();
  await expect(page.getByText(t('admin.jobs.none'))).toBeVisible();
  await page.getByRole('button', { name: t('admin.jobs.DONE') }).click();
  const done = page
    .getByRole('list', { name: t('admin.jobs') })
    .getByRole('listitem')
    .filter({ hasText: 'pruneJobs' });
  await expect(done.first()).toContainText(t('admin.jobs.tries', { count: 1 }));
  await expect(page.getByText(error)).toHaveCount(0);
  await expectAccessible(page);
});

test('who is no admin has no page of jobs', async ({ page, workspace, signIn, t }) => {
  await signIn(page, await workspace.person());
  await page.goto('/admin/jobs');
  await expect(page.getByText(t('app.notFound'))).toBeVisible();
});
