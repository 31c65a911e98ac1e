import { type BrowserContextOptions, test as base, type Page } from '@playwright/test';
import { BrowserErrors } from './browser-errors.js';
import { type DemoServer, startDemo } from './demo.js';
import { type EmptyServer, startEmptyServer } from './server.js';
import { signInAt } from './sign-in.js';
import { speaker, type Translate } from './texts.js';
import { type Person, Workspace } from './workspace.js';

export { expect } from '@playwright/test';

interface TestFixtures {
  /** Fails the test on whatever a page complains of. In force in every test, asked for or not. */
  browserErrors: BrowserErrors;
  /** What the app says by the names of its texts, in the language of the browser. */
  t: Translate;
  /** Gives a page's browser the session of somebody of the workspace, without the form: call it before `page.goto`. */
  signIn: (page: Page, person: Person) => Promise<void>;
  /** Opens a page in another browser, with cookies and storage of its own; it is closed with the test. */
  newBrowser: (options?: BrowserContextOptions) => Promise<Page>;
  /** A server of this test alone with nobody in it, for what only happens once. Its address is not the baseURL. */
  emptyServer: EmptyServer;
}

interface WorkerFixtures {
  /** A server with an admin, which the tests of a worker share: name nothing alike, count nothing over all of it. */
  workspace: Workspace;
  /** The demo on a server of its own, for pictures and measures: it takes some seconds. Its address is not the baseURL. */
  demo: DemoServer;
}

export const test = base.extend<TestFixtures, WorkerFixtures>({
  workspace: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixtures that are needed from the pattern
    async ({}, use) => {
      const workspace = await Workspace.start();
      await use(workspace);
      await workspace.close();
    },
    { scope: 'worker' },
  ],

  demo: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const demo = await startDemo();
      await use(demo);
      await demo.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],

  baseURL: ({ workspace }, use) => use(workspace.url),

  t: ({ locale }, use) => use(speaker(locale ?? 'en')),

  signIn: ({ workspace }, use) => use((page, person) => signInAt(workspace.url, page, person)),

  browserErrors: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const errors = new BrowserErrors();
      await use(errors);
      base.expect(errors.unexpected(), 'what the browser complained of').toEqual([]);
    },
    { auto: true },
  ],

  context: async ({ context, browserErrors }, use) => {
    await browserErrors.follow(context);
    await use(context);
  },

  newBrowser: async ({ browser, browserErrors }, use) => {
    const contexts: { close(): Promise<void> }[] = [];
    await use(async (options) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      await browserErrors.follow(context);
      return context.newPage();
    });
    for (const context of contexts) await context.close();
  },

  emptyServer: async ({ context }, use) => {
    const server = await startEmptyServer();
    await use(server);
    // A page that is open would complain that the server is gone.
    await Promise.all(context.pages().map((page) => page.goto('about:blank')));
    await server.close();
  },
});
