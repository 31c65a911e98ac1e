import path from 'node:path';
import type { Page } from '@playwright/test';
import { projectRoot } from '../../../src/shared/project-root.js';
import { type DemoServer, startDemo } from '../support/demo.js';
import { signInAt } from '../support/sign-in.js';
import { test as base, expect } from '../support/test.js';

const test = base.extend<object, { company: DemoServer }>({
  company: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from the pattern
    async ({}, use) => {
      const company = await startDemo();
      await use(company);
      await company.close();
    },
    { scope: 'worker' },
  ],
  baseURL: ({ company }, use) => use(company.url),
});

/** Takes a picture once nothing moves any more. */
async function take(page: Page, name: string): Promise<void> {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForLoadState('networkidle');
  const file = `${name}-${test.info().project.name}.png`;
  await page.screenshot({ path: path.join(projectRoot, 'docs/screenshots', file), animations: 'disabled' });
}

async function openRoom(page: Page, company: DemoServer, name: RegExp): Promise<void> {
  await signInAt(company.url, page, company.viewer);
  await page.goto('/');
  await page.getByRole('link', { name }).click();
  await expect(page.getByRole('feed')).toBeVisible();
}

test('a room', async ({ page, company }) => {
  await openRoom(page, company, /launch/);
  await take(page, 'room');
});

test('a thread', async ({ page, company }) => {
  await openRoom(page, company, /разработка/);
  await page.locator('a[href*="thread="]').last().click();
  await expect(page.locator('section').nth(1).getByRole('article').nth(1)).toBeVisible();
  await take(page, 'thread');
});

test('the dark theme', async ({ page, company }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await openRoom(page, company, /support/);
  await take(page, 'dark');
});

test('the list of rooms', async ({ page, company, isMobile }) => {
  test.skip(!isMobile, 'beside a room on a desktop');
  await signInAt(company.url, page, company.viewer);
  await page.goto('/');
  await expect(page.getByRole('link', { name: /launch/ })).toBeVisible();
  await take(page, 'rooms');
});

test('the command palette', async ({ page, company, isMobile }) => {
  test.skip(isMobile, 'is for keyboards');
  await openRoom(page, company, /general/);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('la');
  await expect(page.getByRole('option').first()).toBeVisible();
  await take(page, 'palette');
});

test('the bell', async ({ page, company, isMobile, t }) => {
  if (isMobile) {
    await signInAt(company.url, page, company.viewer);
    await page.goto('/');
  } else await openRoom(page, company, /launch/);
  await page.getByRole('button', { name: new RegExp(`^${t('app.bell')}`) }).click();
  await expect(page.getByRole('dialog').getByRole('listitem').nth(2)).toBeVisible();
  await take(page, 'bell');
});

async function openWork(page: Page, company: DemoServer, rest = ''): Promise<void> {
  await signInAt(company.url, page, company.viewer);
  await page.goto('/work');
  await page.getByRole('link', { name: /2\.0 Berths/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '2.0 Berths' })).toBeVisible();
  if (rest) await page.goto(new URL(page.url()).pathname + rest);
}

test('a board', async ({ page, company }) => {
  await openWork(page, company);
  await expect(page.locator('[id^="card-"]').nth(3)).toBeVisible();
  await take(page, 'board');
});

test('a list of tasks', async ({ page, company }) => {
  await openWork(page, company, '?view=list');
  await expect(page.getByRole('row').nth(3)).toBeVisible();
  await take(page, 'list');
});

test('a task', async ({ page, company }) => {
  await openWork(page, company);
  await page.getByRole('link', { name: /works with gloves/ }).click();
  await expect(page.locator('button[data-file] img').first()).toBeVisible();
  await take(page, 'task');
});

test('tasks in numbers', async ({ page, company }) => {
  await openWork(page, company, '?view=statistics');
  await expect(page.getByRole('table').nth(2)).toBeVisible();
  await take(page, 'statistics');
});

test("a project's report", async ({ page, company }) => {
  await openWork(page, company, '?view=report');
  await expect(page.getByRole('table').nth(1)).toBeVisible();
  await take(page, 'report');
});

test('files', async ({ page, company }) => {
  await openRoom(page, company, /дизайн/);
  const picture = page.locator('button[data-file] img').last();
  await expect(picture).toBeVisible();
  await picture.scrollIntoViewIfNeeded();
  await take(page, 'files');
});

test('storage, for admins', async ({ page, company, isMobile }) => {
  test.skip(isMobile, 'looks the same');
  await signInAt(company.url, page, company.viewer);
  await page.goto('/admin/storage');
  await expect(page.getByRole('main').getByRole('listitem').nth(1)).toBeVisible();
  await take(page, 'storage');
});

test('backups, for admins', async ({ page, company, isMobile, t }) => {
  test.skip(isMobile, 'looks the same');
  await signInAt(company.url, page, company.viewer);
  await page.goto('/admin/backups');
  await page.getByRole('button', { name: t('admin.backups.start') }).click();
  await expect(page.getByRole('listitem').getByText(t('admin.backups.PROVED'))).toBeVisible({ timeout: 60_000 });
  await take(page, 'backups');
});

test('signing in', async ({ page, company }) => {
  await page.goto(`${company.url}/sign-in`);
  await expect(page.getByRole('heading')).toBeVisible();
  await take(page, 'sign-in');
});
