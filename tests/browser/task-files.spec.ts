import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.js';
import { pictureFile, textFile } from './support/files.js';
import { expect, kill, openAndKeep, test } from './support/offline-test.js';
import { signInAt } from './support/sign-in.js';
import { createProject, createTask } from './support/work.js';
import type { Person, Workspace } from './support/workspace.js';

/** The files of a task. */

const FILES = 'query ($id: ID!) { task(id: $id) { attachments { name } } }';

async function filesOf(workspace: Workspace, viewer: Person, id: string): Promise<string[]> {
  const { task } = await workspace.ask(viewer, FILES, { id });
  return task.attachments.map(({ name }: { name: string }) => name);
}

async function setUp(workspace: Workspace): Promise<{ ann: Person; bob: Person; address: string; taskId: string }> {
  const [ann, bob] = [await workspace.person(), await workspace.person()];
  const project = await createProject(workspace, ann, [bob]);
  const { id } = await createTask(workspace, ann, { title: 'Sew the sail', projectId: project.id });
  return { ann, bob, taskId: id, address: `/work/projects/${project.id}?view=list&task=${id}` };
}

test('files of a task go up with progress, can be stopped, and another sees them at once', async ({
  page,
  newBrowser,
  network,
  workspace,
  t,
}) => {
  test.setTimeout(60_000);
  const { ann, bob, address, taskId } = await setUp(workspace);
  const other = await newBrowser();
  await signInAt(workspace.url, other, bob);
  await other.goto(workspace.url + address);
  await signInAt(network.url, page, ann);
  await page.goto(address);
  const [own, theirs] = [page, other].map((tab) => tab.getByRole('region', { name: t('files.files') })) as [
    ReturnType<Page['getByRole']>,
    ReturnType<Page['getByRole']>,
  ];
  const input = own.locator('input[type="file"]');
  const onTheirWay = own.getByRole('list', { name: t('files.onTheirWay') });
  await expect(other.getByRole('region', { name: t('work.task'), exact: true })).toContainText('Sew the sail');
  await input.setInputFiles([textFile('plan.txt'), await pictureFile('sail.png')]);
  for (const section of [own, theirs]) {
    await expect(section.getByRole('link', { name: t('files.download', { name: 'plan.txt' }) })).toBeVisible();
    await expect(section.getByRole('button', { name: t('files.open', { name: 'sail.png' }) })).toBeVisible();
  }
  await expect(onTheirWay).toHaveCount(0);
  await expectAccessible(page);

  network.slowDown(1500);
  await input.setInputFiles([{ name: 'large.bin', mimeType: '', buffer: Buffer.alloc(20_000_000) }]);
  await expect(
    onTheirWay.getByRole('progressbar', { name: t('files.uploading', { name: 'large.bin' }) }),
  ).toBeVisible();
  await onTheirWay.getByRole('button', { name: t('files.cancel', { name: 'large.bin' }) }).click();
  await expect(onTheirWay).toHaveCount(0);
  network.slowDown(0);
  await own.getByRole('button', { name: t('files.remove', { name: 'plan.txt' }) }).click();
  await expect(theirs.getByRole('link')).toHaveCount(0);
  expect(await filesOf(workspace, ann, taskId)).toEqual(['sail.png']);
});

test('a file that is refused says why, and goes to its task when it is tried again; an archive is asked about', async ({
  page,
  network,
  workspace,
  t,
}) => {
  const { ann, address, taskId } = await setUp(workspace);
  await signInAt(network.url, page, ann);
  await page.goto(address);
  const section = page.getByRole('region', { name: t('files.files') });
  const onTheirWay = section.getByRole('list', { name: t('files.onTheirWay') });
  const isUpload = (body: string | null) => body?.includes('uploadFile') ?? false;
  await page.route('**/graphql', (route) =>
    isUpload(route.request().postData())
      ? route.fulfill({ json: { errors: [{ message: 'Full.', extensions: { code: 'QUOTA_EXCEEDED' } }] } })
      : route.continue(),
  );
  await section.locator('input[type="file"]').setInputFiles([textFile('refused.txt')]);
  await expect(onTheirWay).toContainText(t('error.QUOTA_EXCEEDED'));
  await expectAccessible(page);
  await page.unroute('**/graphql');
  await onTheirWay.getByRole('button', { name: `${t('app.retry')}: refused.txt` }).click();
  await expect(onTheirWay).toHaveCount(0);
  await expect(section.getByRole('link', { name: t('files.download', { name: 'refused.txt' }) })).toBeVisible();

  const zip = {
    name: 'not-unpacked.zip',
    mimeType: 'application/zip',
    buffer: Buffer.from('PK\x05\x06'.padEnd(22, '\0')),
  };
  await section.locator('input[type="file"]').setInputFiles([zip]);
  await onTheirWay.getByRole('button', { name: t('files.asItIs') }).click();
  await expect.poll(() => filesOf(workspace, ann, taskId)).toEqual(['refused.txt', 'not-unpacked.zip']);
});

test('row F26: a file chosen for a task without a network waits through a killed tab, and is attached once', async ({
  page,
  context,
  network,
  workspace,
  t,
}) => {
  test.setTimeout(60_000);
  const { ann, address, taskId } = await setUp(workspace);
  await openAndKeep(page, network, ann, address);
  const listed = (tab: Page) => tab.getByRole('list', { name: t('files.onTheirWay') });
  const input = page.getByRole('region', { name: t('files.files') }).locator('input[type="file"]');
  await expect(input).toBeAttached();
  network.cut();
  await input.setInputFiles([textFile('kept.txt'), textFile('dropped.txt')]);
  await expect(listed(page)).toContainText(t('files.waits'));
  await listed(page)
    .getByRole('button', { name: t('files.remove', { name: 'dropped.txt' }) })
    .click();
  await expect(listed(page).getByRole('listitem')).toHaveCount(1);
  await kill(page);

  // Any page will do: the task need not be looked at.
  const reopened = await context.newPage();
  await reopened.goto('/');
  network.mend();
  await expect.poll(() => filesOf(workspace, ann, taskId), { timeout: 20_000 }).toEqual(['kept.txt']);
  await reopened.goto(address);
  await expect(reopened.getByRole('region', { name: t('files.files') })).toContainText('kept.txt');
  await expect(listed(reopened)).toHaveCount(0);
});
