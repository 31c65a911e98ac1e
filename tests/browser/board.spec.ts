import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.js';
import { expect, test } from './support/test.js';
import { createProject, createTask, taskOf } from './support/work.js';

/** Cards on a board, by mouse, keyboard and finger. */

const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

test('a card goes to another column by mouse and by keyboard, and another browser sees it at once', async ({
  page,
  newBrowser,
  workspace,
  signIn,
  isMobile,
  t,
}) => {
  test.skip(isMobile, 'has neither');
  const [ann, bob] = [await workspace.person(), await workspace.person()];
  const project = await createProject(workspace, ann, [bob]);
  const task = await createTask(workspace, ann, { title: 'Carry me', projectId: project.id });
  const other = await newBrowser();
  for (const [tab, person] of [
    [page, ann],
    [other, bob],
  ] as const) {
    await signIn(tab, person);
    await tab.goto(`/work/projects/${project.id}`);
    await expect(column(tab, t('work.status.TODO')).getByRole('link', { name: /Carry me/ })).toBeVisible();
  }
  const card = page.getByRole('link', { name: /Carry me/ });
  const from = (await card.boundingBox())!;
  const to = (await column(page, t('work.status.IN_PROGRESS')).boundingBox())!;
  await page.mouse.move(from.x + 40, from.y + 15);
  await page.mouse.down();
  await page.mouse.move(from.x + 60, from.y + 25, { steps: 3 });
  await page.mouse.move(to.x + 80, to.y + 200, { steps: 8 });
  await page.mouse.up();
  for (const tab of [page, other])
    await expect(column(tab, t('work.status.IN_PROGRESS')).getByRole('link', { name: /Carry me/ })).toBeVisible();
  expect((await taskOf(workspace, ann, task.id)).status).toBe('IN_PROGRESS');

  await expectAccessible(page);
  await card.focus();
  await page.keyboard.press('Space');
  await expect(page.getByText(t('work.drag.over', { status: t('work.status.IN_PROGRESS') }))).toBeAttached();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByText(t('work.drag.over', { status: t('work.status.REVIEW') }))).toBeAttached();
  await page.keyboard.press('Space');
  for (const tab of [page, other])
    await expect(column(tab, t('work.status.REVIEW')).getByRole('link', { name: /Carry me/ })).toBeVisible();
  await expect(card).toBeFocused();
  expect((await taskOf(workspace, ann, task.id)).status).toBe('REVIEW');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('region', { name: t('work.task'), exact: true })).toBeVisible();
});

test('a card goes to another column by finger; a finger that moves at once scrolls', async ({
  page,
  workspace,
  signIn,
  isMobile,
  t,
}) => {
  test.skip(!isMobile, 'has no fingers');
  const ann = await workspace.person();
  const project = await createProject(workspace, ann, []);
  const task = await createTask(workspace, ann, { title: 'Carry me', projectId: project.id });
  await signIn(page, ann);
  await page.goto(`/work/projects/${project.id}`);
  const card = page.getByRole('link', { name: /Carry me/ });
  await expect(card).toBeVisible();
  const from = (await card.boundingBox())!;
  const edge = page.viewportSize()!.width - 24;
  const devtools = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
    devtools.send('Input.dispatchTouchEvent', { type, touchPoints });
  const slide = async (to: number) => {
    for (let step = 1; step <= 8; step++)
      await touch('touchMove', { x: from.x + 40 + ((to - from.x - 40) * step) / 8, y: from.y + 20 });
  };
  const lifted = page.getByText(t('work.drag.over', { status: t('work.status.TODO') }));

  await touch('touchStart', { x: from.x + 140, y: from.y + 20 });
  await slide(10);
  await touch('touchEnd');
  await expect(column(page, t('work.status.IN_PROGRESS'))).toBeInViewport({ ratio: 0.4 });
  await expect(lifted).toHaveCount(0);
  expect((await taskOf(workspace, ann, task.id)).status).toBe('TODO');

  await card.scrollIntoViewIfNeeded();
  await page.getByRole('region', { name: t('work.view.board') }).evaluate((board) => board.scrollTo({ left: 0 }));
  await touch('touchStart', { x: from.x + 40, y: from.y + 20 });
  await expect(lifted).toBeAttached();
  await slide(edge);
  // At the edge the board goes on, until the finger comes back: to which column is a matter of time.
  const board = page.getByRole('region', { name: t('work.view.board') });
  await expect.poll(() => board.evaluate(({ scrollLeft }) => scrollLeft)).toBeGreaterThan(260);
  await touch('touchMove', { x: edge / 2, y: from.y + 20 });
  await expect(lifted).toHaveCount(0);
  await touch('touchEnd');
  const statusNow = async () => (await taskOf(workspace, ann, task.id)).status;
  await expect.poll(statusNow).not.toBe('TODO');
  const status = (await statusNow()) as 'IN_PROGRESS' | 'REVIEW' | 'DONE';
  await expect(column(page, t(`work.status.${status}`)).getByRole('link', { name: /Carry me/ })).toBeVisible();
});
