import { rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { type BrowserContext, chromium } from '@playwright/test';
import { newFolder } from './server.js';

/** A browser as people have one, with a profile on the disk, and the port of its debugging protocol. */
export interface InstalledBrowser {
  context: BrowserContext;
  port: number;
  /** Ends it and removes its profile. */
  close(): Promise<void>;
}

/** Starts one: in the browsers that Playwright makes for tests, which are as in private windows, nothing can be installed. */
export async function startInstalledBrowser(): Promise<InstalledBrowser> {
  const port = await freePort();
  const profile = await newFolder();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM_PATH,
    args: [`--remote-debugging-port=${port}`],
  });
  return {
    context,
    port,
    async close() {
      await context.close();
      await rm(profile, { recursive: true, maxRetries: 5 });
    },
  };
}

/** Why Chromium would not offer to install the page that is open: ids, none where it would. */
export async function installabilityErrors(context: BrowserContext, url: string): Promise<string[]> {
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'networkidle' });
  const session = await context.newCDPSession(page);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  await page.close();
  return installabilityErrors.map(({ errorId }) => errorId);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
