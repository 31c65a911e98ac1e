import { gzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, test } from './support/test.js';

/** JavaScript of a first visit, bytes as gzip packs them. */
const LIMIT = 200_000;

test.skip(({ isMobile }) => isMobile, 'is the same on a phone');

/** The scripts that the page loads until nothing more comes, by name, in bytes as gzip packs them. */
async function scriptsOf(page: Page, path: string): Promise<Record<string, number>> {
  const bodies: Promise<[string, Buffer]>[] = [];
  page.on('response', (response) => {
    const { pathname } = new URL(response.url());
    if (response.request().resourceType() === 'script') bodies.push(response.body().then((body) => [pathname, body]));
  });
  await page.goto(path, { waitUntil: 'networkidle' });
  return Object.fromEntries((await Promise.all(bodies)).map(([name, body]) => [name, gzipSync(body).length]));
}

function expectFew(scripts: Record<string, number>): void {
  const sum = Object.values(scripts).reduce((total, size) => total + size, 0);
  test.info().annotations.push({ type: 'size', description: `${sum} bytes` });
  expect(sum, JSON.stringify(scripts, null, 1)).toBeGreaterThan(0);
  expect(sum, JSON.stringify(scripts, null, 1)).toBeLessThanOrEqual(LIMIT);
}

test('a stranger loads at most 200 kB of JavaScript', async ({ page }) => {
  expectFew(await scriptsOf(page, '/'));
});

test('whoever is signed in loads at most 200 kB of JavaScript until he sees his room', async ({
  page,
  workspace,
  signIn,
}) => {
  const person = await workspace.person();
  const room = await workspace.room(person);
  await workspace.send(person, room, 'Good morning');
  await signIn(page, person);
  const scripts = await scriptsOf(page, `/rooms/${room.id}`);
  await expect(page.getByText(room.name).first()).toBeVisible();
  expectFew(scripts);
});
