import { expect, openAndKeep, test } from './support/offline-test.js';
import { createProject, createTask, taskOf, updateTask } from './support/work.js';

test('row F26: a status, a new task and a comment made without a network survive a reload and are sent after it', async ({
  page,
  network,
  workspace,
  t,
}) => {
  test.setTimeout(60_000);
  const ann = await workspace.person();
  const project = await createProject(workspace, ann, []);
  const task = await createTask(workspace, ann, { title: 'Haul the net', projectId: project.id });
  await openAndKeep(page, network, ann, `/work/projects/${project.id}?view=list&task=${task.id}`);
  const panel = page.getByRole('region', { name: t('work.task'), exact: true });
  await expect(panel.getByLabel(t('work.titleField'))).toHaveValue('Haul the net');
  await expect(panel.getByRole('textbox', { name: t('work.writeComment') })).toBeVisible();

  network.cut();
  await panel.getByRole('combobox', { name: t('work.status') }).selectOption('REVIEW');
  await panel.getByRole('textbox', { name: t('work.writeComment') }).fill('It is torn.');
  await panel.getByRole('button', { name: t('work.comment') }).click();
  await expect(panel.getByText('It is torn.')).toBeVisible();
  await page.goto(`/work/projects/${project.id}?view=list&dialog=new-task&about=${project.id}`);
  const dialog = page.getByRole('dialog', { name: t('work.newTask') });
  await dialog.getByLabel(t('work.titleField')).fill('Mend the net');
  await dialog.getByRole('button', { name: t('work.create') }).click();
  await expect(page.getByText(t('work.willBeCreated', { task: 'Mend the net' }))).toBeVisible();
  await expect(page.getByRole('link', { name: 'Mend the net' })).toBeVisible();

  await page.goto(`/work/projects/${project.id}?view=list`);
  await expect(page.getByRole('link', { name: 'Mend the net' })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: 'Haul the net' })).toContainText(t('work.status.REVIEW'));
  expect(await taskOf(workspace, ann, task.id)).toMatchObject({ status: 'TODO', comments: { nodes: [] } });

  network.mend();
  await expect
    .poll(() => taskOf(workspace, ann, task.id), { timeout: 20_000 })
    .toMatchObject({ status: 'REVIEW', comments: { nodes: [{ content: 'It is torn.' }] } });
  const titles = 'query ($id: ID!) { project(id: $id) { tasks(first: 9) { nodes { title } } } }';
  await expect
    .poll(async () => (await workspace.ask(ann, titles, { id: project.id })).project.tasks.nodes)
    .toEqual([{ title: 'Mend the net' }, { title: 'Haul the net' }]);
  await expect(page.getByText(t('work.waiting'))).toHaveCount(0);
});

test('who changes what somebody else has changed meanwhile chooses which of the two holds', async ({
  page,
  network,
  workspace,
  t,
}) => {
  const ann = await workspace.person();
  const project = await createProject(workspace, ann, []);
  const task = await createTask(workspace, ann, { title: 'First', projectId: project.id });
  await openAndKeep(page, network, ann, `/work/projects/${project.id}?task=${task.id}`);
  const panel = page.getByRole('region', { name: t('work.task'), exact: true });
  const title = panel.getByLabel(t('work.titleField'));
  await expect(title).toHaveValue('First');

  for (const [theirs, button, held] of [
    ['Theirs', t('work.conflict.keep'), 'Theirs'],
    ['Theirs again', t('work.conflict.use'), 'Mine'],
  ] as const) {
    network.cut();
    await title.fill('Mine');
    await title.press('Enter');
    await updateTask(workspace, ann, { id: task.id, title: theirs });
    network.mend();
    const conflict = panel.getByRole('alert');
    await expect(conflict).toContainText(t('work.conflict'), { timeout: 20_000 });
    await expect(conflict.getByRole('row').filter({ hasText: t('work.titleField') })).toContainText('Mine');
    await conflict.getByRole('button', { name: button }).click();
    await expect(conflict).toBeHidden();
    await expect.poll(async () => (await taskOf(workspace, ann, task.id)).title).toBe(held);
    await expect(title).toHaveValue(held);
  }
});
