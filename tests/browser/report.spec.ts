import { readFile } from 'node:fs/promises';
import { expectAccessible } from './support/accessible.js';
import { expect, test } from './support/test.js';
import { createProject, createTask } from './support/work.js';

/** A project's week. */

const FINISH = 'mutation ($id: ID!) { setTaskStatus(input: { id: $id, status: DONE }) { task { id } } }';

test('a project tells of a week, which stands in the address, and of what is late', async ({
  page,
  workspace,
  signIn,
  t,
}) => {
  const ann = await workspace.person();
  const project = await createProject(workspace, ann, []);
  const { id } = await createTask(workspace, ann, { title: 'Grease the winch', projectId: project.id });
  await createTask(workspace, ann, { title: 'Paint', projectId: project.id, dueDate: '2026-01-10T10:00:00Z' });
  await workspace.ask(ann, FINISH, { id });
  await signIn(page, ann);
  await page.goto(`/work/projects/${project.id}`);
  await page.getByRole('button', { name: t('work.view.report') }).click();
  const report = page.getByRole('region', { name: t('work.view.report') });
  const week = report.getByRole('combobox', { name: t('work.report.week') });
  const finished = report.getByRole('region', { name: t('work.report.finished') });
  const overdue = report.getByRole('region', { name: t('work.overdue') });
  // The last whole week: the project was made in this one.
  await expect(finished.getByText(t('work.report.noneFinished'))).toBeVisible();
  await expect(overdue.getByRole('link', { name: 'Paint' })).toBeVisible();
  await expectAccessible(page);
  const last = await week.inputValue();

  await report.getByRole('button', { name: t('work.report.after') }).click();
  await expect(finished.getByRole('link', { name: 'Grease the winch' })).toBeVisible();
  await expect(page).toHaveURL(/week=\d{4}-\d\d-\d\d/);
  await page.reload();
  await expect(finished.getByRole('link', { name: 'Grease the winch' })).toBeVisible();
  await expect(report.getByRole('table', { name: t('work.byStatus') })).toContainText(t('work.status.DONE'));
  await expectAccessible(page);
  await week.selectOption(last);
  await expect(finished.getByText(t('work.report.noneFinished'))).toBeVisible();
  await report.getByRole('button', { name: t('work.report.before') }).click();
  await expect(week).not.toHaveValue(last);
});

test('the report follows what happens, and its tasks open beside it', async ({ page, workspace, signIn, t }) => {
  const ann = await workspace.person();
  const project = await createProject(workspace, ann, []);
  await createTask(workspace, ann, { title: 'Paint', projectId: project.id, dueDate: '2026-01-10T10:00:00Z' });
  await signIn(page, ann);
  await page.goto(`/work/projects/${project.id}?view=report`);
  const report = page.getByRole('region', { name: t('work.view.report') });
  const finished = report.getByRole('region', { name: t('work.report.finished') });
  const overdue = report.getByRole('region', { name: t('work.overdue') });
  await report.getByRole('button', { name: t('work.report.after') }).click();
  const another = await createTask(workspace, ann, { title: 'Oil the hinges', projectId: project.id });
  await workspace.ask(ann, FINISH, another);
  await expect(finished.getByRole('link', { name: 'Oil the hinges' })).toBeVisible();
  await overdue.getByRole('link', { name: 'Paint' }).click();
  await expect(page.getByRole('region', { name: t('work.task'), exact: true })).toBeVisible();
});

test('a week is saved as a file for spreadsheets', async ({ page, workspace, signIn, t, locale }) => {
  const ann = await workspace.person();
  const project = await createProject(workspace, ann, []);
  await createTask(workspace, ann, { title: '=HYPERLINK("https://example.org")', projectId: project.id });
  await signIn(page, ann);
  await page.goto(`/work/projects/${project.id}?view=report`);
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: t('work.report.save') }).click();
  const download = await saved;
  expect(download.suggestedFilename()).toMatch(/^Project \d+ \d{4}-\d\d-\d\d\.csv$/);
  const [head, row] = (await readFile(await download.path(), 'utf8')).split('\r\n');
  const isRussian = locale === 'ru-RU';
  expect(head).toContain(isRussian ? '\uFEFFНазвание;Статус' : '\uFEFFTitle,Status');
  expect(row).toMatch(/^"'=HYPERLINK\(""https:\/\/example.org""\)"/);
});

test('only a project has a report', async ({ page, workspace, signIn, t }) => {
  await signIn(page, await workspace.person());
  await page.goto('/work/all?view=report');
  await expect(page.getByRole('heading', { level: 1, name: t('work.all') })).toBeVisible();
  await expect(page.getByRole('button', { name: t('work.view.statistics') })).toBeVisible();
  await expect(page.getByRole('button', { name: t('work.view.report') })).toHaveCount(0);
  await expect(page.getByText(t('work.noneYet'))).toBeVisible();
});
