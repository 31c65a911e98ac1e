import { expectAccessible } from './support/accessible.js';
import { expect, test } from './support/test.js';
import { createProject, createTask } from './support/work.js';

/** Tasks as a list and in numbers, and one by itself. */

test('a task is made, changed in its place, commented on and deleted, live for another, and its history tells of it', async ({
  page,
  newBrowser,
  workspace,
  signIn,
  t,
}) => {
  const [ann, bob] = [await workspace.person(), await workspace.person({ displayName: 'Bob the second' })];
  const project = await createProject(workspace, ann, [bob]);
  const other = await newBrowser();
  for (const [tab, person] of [
    [page, ann],
    [other, bob],
  ] as const) {
    await signIn(tab, person);
    await tab.goto(`/work/projects/${project.id}?view=list`);
    await expect(tab.getByRole('heading', { level: 1, name: project.name })).toBeVisible();
  }
  await page.getByRole('button', { name: t('work.newTask') }).click();
  const dialog = page.getByRole('dialog', { name: t('work.newTask') });
  await dialog.getByLabel(t('work.titleField')).fill('Paint the buoys');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: t('work.create') }).click();
  await expect(other.getByRole('link', { name: 'Paint the buoys' })).toBeVisible();

  await page.getByRole('link', { name: 'Paint the buoys' }).click();
  const panel = page.getByRole('region', { name: t('work.task'), exact: true });
  await expect(panel.getByLabel(t('work.titleField'))).toHaveValue('Paint the buoys');
  await panel.getByLabel(t('work.titleField')).fill('Paint the red buoys');
  await panel.getByLabel(t('work.titleField')).press('Enter');
  await panel.getByRole('combobox', { name: t('work.priority') }).selectOption('HIGH');
  await panel.getByRole('combobox', { name: t('work.status') }).selectOption('IN_PROGRESS');
  await panel.getByRole('button', { name: new RegExp(t('work.assignee')) }).click();
  await page.getByRole('button', { name: /Bob the second/ }).click();
  await panel.getByLabel(t('work.due'), { exact: true }).fill('2026-01-15');
  await panel.getByRole('button', { name: t('work.addDescription') }).click();
  await panel.getByRole('textbox', { name: t('work.description') }).fill('With **two** coats.');
  await panel.getByRole('button', { name: t('app.save') }).click();
  await expect(panel.locator('strong')).toHaveText('two');
  await panel.getByRole('textbox', { name: t('work.writeComment') }).fill('Which red?');
  await panel.getByRole('button', { name: t('work.comment') }).click();
  await expect(panel.getByText('Which red?')).toBeVisible();
  await expect(panel.getByText(t('work.overdue'))).toBeVisible();
  await expectAccessible(page);

  await other.getByRole('link', { name: 'Paint the red buoys' }).click();
  const theirs = other.getByRole('region', { name: t('work.task'), exact: true });
  await expect(theirs.getByText('Which red?')).toBeVisible();
  await theirs.getByRole('textbox', { name: t('work.writeComment') }).fill('Signal red.');
  await theirs.getByRole('button', { name: t('work.comment') }).click();
  await expect(panel.getByText('Signal red.')).toBeVisible();
  await expect(panel.getByRole('button', { name: t('work.eraseComment') })).toHaveCount(1);
  await theirs.getByRole('button', { name: t('work.eraseComment') }).click();
  await expectAccessible(other);
  await other
    .getByRole('dialog')
    .getByRole('button', { name: t('work.eraseComment') })
    .click();
  for (const said of [panel, theirs]) {
    await expect(said.getByText('Signal red.')).toHaveCount(0);
    await expect(said.getByText('Which red?')).toBeVisible();
  }
  await panel.getByRole('button', { name: t('work.history') }).click();
  await expect(panel.getByText('Paint the buoys', { exact: true }).last()).toBeVisible();
  await expect(panel.getByRole('listitem').filter({ hasText: t('work.changed.PRIORITY') })).toBeVisible();
  await expectAccessible(page);

  await panel.getByRole('button', { name: t('work.taskMenu') }).click();
  await page.getByRole('menuitem', { name: t('work.delete') }).click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('work.delete') })
    .click();
  await expect(panel).toBeHidden();
  await expect(theirs.getByText(t('work.deleted'))).toBeVisible();
});

test('what narrows the tasks down stands in the address and holds after a reload', async ({
  page,
  workspace,
  signIn,
  t,
}) => {
  const ann = await workspace.person();
  const project = await createProject(workspace, ann, []);
  await createTask(workspace, ann, {
    title: 'Late and mine',
    projectId: project.id,
    assigneeId: ann.id,
    dueDate: '2026-01-10T10:00:00Z',
    priority: 'HIGH',
  });
  await createTask(workspace, ann, { title: 'Free for all', projectId: project.id });
  await signIn(page, ann);
  await page.goto(`/work/projects/${project.id}?view=list`);
  const late = page.getByRole('link', { name: 'Late and mine' });
  const free = page.getByRole('link', { name: 'Free for all' });
  await expect(late).toBeVisible();
  await expect(free).toBeVisible();

  await page.getByRole('searchbox', { name: t('work.search') }).fill('free');
  await expect(late).toBeHidden();
  await expect(page).toHaveURL(/q=free/);
  await page.reload();
  await expect(free).toBeVisible();
  await expect(late).toBeHidden();
  await page.getByRole('button', { name: t('work.clear') }).click();
  await expect(late).toBeVisible();

  await page
    .getByRole('button', { name: t('work.priority') })
    .first()
    .click();
  await page.getByRole('menuitemcheckbox', { name: t('work.priority.HIGH') }).click();
  await expect(free).toBeHidden();
  await expectAccessible(page);
  await page.keyboard.press('Escape');
  await expect(page).toHaveURL(/priority=HIGH/);
  await page.getByRole('combobox', { name: t('work.due') }).selectOption('overdue');
  await page
    .getByRole('button', { name: t('work.assignee') })
    .first()
    .click();
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('work.me'), exact: true })
    .click();
  await expect(page).toHaveURL(/assignee=me/);
  await expect(late).toBeVisible();
  await page.reload();
  await expect(late).toBeVisible();
  await expect(free).toBeHidden();
  await expectAccessible(page);
});

test('a task is made of a message in two steps, is shown under it as it goes on, and leads back to it', async ({
  page,
  newBrowser,
  workspace,
  signIn,
  isMobile,
  t,
}) => {
  const [ann, bob] = [await workspace.person(), await workspace.person()];
  const room = await workspace.room(ann, { members: [bob] });
  // Who gets the task sees it too.
  const sent = await workspace.send(bob, room, `@${bob.username} please check the lamp`);
  const other = await newBrowser();
  for (const [tab, person] of [
    [page, ann],
    [other, bob],
  ] as const) {
    await signIn(tab, person);
    await tab.goto(`/rooms/${room.id}`);
    await expect(tab.getByText('please check the lamp').last()).toBeVisible();
  }
  const message = page.locator(`#message-${sent.id}`);
  if (isMobile) await message.tap();
  else await message.hover();
  await message.getByRole('button', { name: t('work.makeTask') }).click();
  const dialog = page.getByRole('dialog', { name: t('work.fromMessage') });
  await expect(dialog.getByLabel(t('work.titleField'))).toHaveValue(/check the lamp/);
  await expectAccessible(page);
  await dialog.getByRole('button', { name: t('work.create') }).click();
  const chip = message.getByRole('link', { name: /check the lamp/ });
  const theirs = other.locator(`#message-${sent.id}`).getByRole('link', { name: /check the lamp/ });
  for (const shown of [chip, theirs]) await expect(shown).toContainText(t('work.status.TODO'));
  await chip.click();
  const panel = page.getByRole('region', { name: t('work.task'), exact: true });
  for (const status of ['REVIEW', 'DONE'] as const) {
    await panel.getByRole('combobox', { name: t('work.status') }).selectOption(status);
    await expect(theirs).toContainText(t(`work.status.${status}`));
  }
  await expectAccessible(page);
  await panel.getByRole('link', { name: new RegExp(room.name) }).click();
  await expect(page).toHaveURL(new RegExp(`message=${sent.id}`));
  await expect(chip).toContainText(t('work.status.DONE'));
});

test('a project is made, its members live, and who leaves it sees it no more', async ({
  page,
  newBrowser,
  workspace,
  signIn,
  t,
}) => {
  const ann = await workspace.person();
  const bob = await workspace.person({ displayName: `Bob ${ann.username}` });
  const other = await newBrowser();
  for (const [tab, person] of [
    [page, ann],
    [other, bob],
  ] as const) {
    await signIn(tab, person);
    await tab.goto('/work');
    await expect(tab.getByText(t('work.noProjects'))).toBeVisible();
  }
  const name = `Harbour ${ann.username}`;
  await page.getByRole('button', { name: t('work.newProject') }).click();
  await page.getByLabel(t('rooms.name')).fill(name);
  await page.getByRole('dialog').getByRole('searchbox').fill(bob.displayName);
  await page.getByRole('button', { name: t('people.addNamed', { name: bob.displayName }) }).click();
  await expectAccessible(page);
  await page.getByRole('button', { name: t('work.createProject') }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expectAccessible(page);

  await other.getByRole('link', { name: new RegExp(name) }).click();
  await expect(other.getByRole('heading', { level: 1, name })).toBeVisible();
  await other.getByRole('button', { name: t('work.projectMenu') }).click();
  await other.getByRole('menuitem', { name: t('work.leave') }).click();
  await other.getByRole('button', { name: t('leave.confirm') }).click();
  await expect(other.getByRole('heading', { level: 1, name })).toBeHidden();

  await page.getByRole('button', { name: t('work.projectMenu') }).click();
  await page.getByRole('menuitem', { name: t('rooms.membersTitle') }).click();
  await expect(page.getByRole('dialog', { name: t('rooms.members', { count: 1 }) })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: t('work.projectMenu') }).click();
  await page.getByRole('menuitem', { name: t('work.projectSettings') }).click();
  await page.getByLabel(t('work.deleteProjectConfirm', { name })).fill(name);
  await expectAccessible(page);
  await page.getByRole('button', { name: t('work.deleteProject') }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeHidden();
});

test('tasks in numbers follow what happens', async ({ page, workspace, signIn, t }) => {
  const ann = await workspace.person();
  const project = await createProject(workspace, ann, []);
  await createTask(workspace, ann, { title: 'One', projectId: project.id });
  await signIn(page, ann);
  await page.goto(`/work/projects/${project.id}?view=statistics`);
  const byStatus = page.getByRole('table', { name: t('work.byStatus') });
  const toDo = byStatus.getByRole('row').filter({ hasText: t('work.status.TODO') });
  await expect(toDo).toContainText('1');
  await expectAccessible(page);
  await createTask(workspace, ann, { title: 'Two', projectId: project.id });
  await expect(toDo).toContainText('2');
});

test('the palette finds tasks and projects', async ({ page, workspace, signIn, t }) => {
  const ann = await workspace.person();
  const project = await createProject(workspace, ann, []);
  await createTask(workspace, ann, { title: `Grease ${ann.username} winch`, projectId: project.id });
  await signIn(page, ann);
  await page.goto('/');
  await expect(page.getByRole('button', { name: t('palette.open') })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type(`${ann.username} winch`);
  await expect(page.getByRole('group', { name: t('work.title') }).getByRole('option')).toContainText('winch');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: t('work.task'), exact: true })).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type(project.name);
  await expect(page.locator('[role=option][data-active-item]')).toContainText(project.name);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/work/projects/${project.id}`));
});
