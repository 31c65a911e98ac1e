import type { Page } from '@playwright/test';
import { expectAccessible } from './support/accessible.js';
import { choose, composerOf } from './support/composing.js';
import { type TestFile, textFile } from './support/files.js';
import { expect, test } from './support/test.js';

/** What is played in a page, and addresses that have ended. */

/** A tone of some seconds: 8,000 samples of 8 bits each. */
function toneFile(name: string, seconds: number): TestFile {
  const samples = Buffer.from(Array.from({ length: 8000 * seconds }, (_, n) => 128 + 60 * Math.sin(n / 3)));
  const header = Buffer.alloc(44);
  header.write('RIFF', 0);
  header.writeUInt32LE(36 + samples.length, 4);
  header.write('WAVEfmt ', 8);
  header.writeUInt32LE(16, 16);
  header.writeUInt16LE(1, 20);
  header.writeUInt16LE(1, 22);
  header.writeUInt32LE(8000, 24);
  header.writeUInt32LE(8000, 28);
  header.writeUInt16LE(1, 32);
  header.writeUInt16LE(8, 34);
  header.write('data', 36);
  header.writeUInt32LE(samples.length, 40);
  return { name, mimeType: 'audio/wav', buffer: Buffer.concat([header, samples]) };
}

/** Some moving colours, recorded by the browser itself. */
async function filmFile(page: Page, name: string): Promise<TestFile> {
  const recorded = await page.evaluate(async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 160, height: 120 });
    const drawing = canvas.getContext('2d')!;
    const recorder = new MediaRecorder(canvas.captureStream(10), { mimeType: 'video/webm;codecs=vp8' });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    const ended = new Promise((resolve) => {
      recorder.onstop = resolve;
    });
    recorder.start();
    for (let n = 0; n < 15; n++) {
      drawing.fillStyle = `hsl(${n * 20} 80% 50%)`;
      drawing.fillRect(0, 0, 160, 120);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    recorder.stop();
    await ended;
    return [...new Uint8Array(await new Blob(parts).arrayBuffer())];
  });
  return { name, mimeType: 'video/webm', buffer: Buffer.from(recorded) };
}

const playedFor = (page: Page, media: 'audio' | 'video') =>
  page.locator(media).evaluate((element: HTMLMediaElement) => element.currentTime);

test('sound and film are played where they stand', async ({ page, workspace, signIn, t }) => {
  const ann = await workspace.person();
  const room = await workspace.room(ann);
  await signIn(page, ann);
  await page.goto(`/rooms/${room.id}`);
  const composer = composerOf(page);
  await expect(composer).toBeVisible();
  await choose(composer, [toneFile('horn.wav', 3), await filmFile(page, 'waves.webm')]);
  await expect(page.getByRole('list', { name: t('files.chosen') }).getByRole('progressbar')).toHaveCount(0);
  await composer.getByRole('button', { name: t('messages.send') }).click();
  for (const media of ['audio', 'video'] as const) {
    const player = page.locator(media);
    await expect(player).toHaveAttribute('aria-label', media === 'audio' ? 'horn.wav' : 'waves.webm');
    await player.evaluate((element: HTMLMediaElement) => {
      element.muted = true;
      return element.play();
    });
    await expect.poll(() => playedFor(page, media)).toBeGreaterThan(0.2);
  }
  await expectAccessible(page);
});

test('addresses that have ended are renewed: a player begins with a new one, and a download too', async ({
  page,
  workspace,
  browserErrors,
  signIn,
  t,
}) => {
  browserErrors.expect(/status of 403/);
  const ann = await workspace.person();
  const room = await workspace.room(ann);
  await signIn(page, ann);
  await page.goto(`/rooms/${room.id}`);
  const composer = composerOf(page);
  await choose(composer, [toneFile('long.wav', 60), textFile('tide.txt')]);
  await expect(page.getByRole('list', { name: t('files.chosen') }).getByRole('progressbar')).toHaveCount(0);
  await composer.getByRole('button', { name: t('messages.send') }).click();
  const download = page.getByRole('link', { name: t('files.download', { name: 'tide.txt' }) });
  await expect(download).toBeVisible();

  // As the server does with links that have ended: they are refused, and others are given.
  let round = 0;
  const isOld = (url: string) => round > 0 && !url.includes(`round=${round}&`);
  await page.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('FileLinks')) return route.continue();
    const response = await route.fetch();
    const body = (await response.text()).replaceAll('?', `?round=${round}&`);
    return route.fulfill({ response, body });
  });
  await page.route('**/files/**', (route) =>
    isOld(route.request().url()) ? route.fulfill({ status: 403 }) : route.continue(),
  );
  round = 1;
  await page.clock.setSystemTime(Date.now() + 20 * 60_000);
  const player = page.locator('audio');
  await player.evaluate((element: HTMLAudioElement) => {
    element.muted = true;
    element.load();
    element.play().catch(() => {}); // its address has ended
  });
  await expect.poll(() => playedFor(page, 'audio')).toBeGreaterThan(0.2);

  round = 2;
  await page.clock.setSystemTime(Date.now() + 40 * 60_000);
  const [file] = await Promise.all([page.waitForEvent('download'), download.click()]);
  expect(file.suggestedFilename()).toBe('tide.txt');
  expect(await file.failure()).toBeNull();
});
