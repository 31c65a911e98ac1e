import type { Page } from '@playwright/test';
import { Network } from './support/network.js';
import { signInAt } from './support/sign-in.js';
import { test as base, expect } from './support/test.js';
import { createProject, createTask, taskOf, updateTask } from './support/work.js';
import type { Person } from './support/workspace.js';

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

/** Opens a page of tasks, and waits until the app and the list of rooms are on the device. */
async function openAndKeep(page: Page, network: Network, person: Person, address: string): Promise<void> {
  await signInAt(network.url, page, person);
  await page.goto(address);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  const isKept = async (name: string) => {
    const ask = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve) => {
        request.onsuccess = () => resolve(request.result);
      });
    const database = await ask(indexedDB.open(name));
    const workspace = await ask(database.transaction('state').objectStore('state').get('workspace'));
    database.close();
    return workspace !== undefined;
  };
  await expect.poll(() => page.evaluate(isKept, `messenger-${person.id}`), { timeout: 20_000 }).toBe(true);
}

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
