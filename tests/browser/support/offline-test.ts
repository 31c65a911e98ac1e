import type { Page } from '@playwright/test';
import { Network } from './network.js';
import { signInAt } from './sign-in.js';
import { test as base, expect } from './test.js';
import type { Person } from './workspace.js';

export { expect } from './test.js';

/** Each test has a network of its own, over which alone the browser reaches the server. */
export const test = base.extend<{ network: Network }>({
  network: async ({ workspace, browserErrors }, use) => {
    // What a browser says of every request that does not arrive.
    browserErrors.expect(/net::ERR_\w+|WebSocket/);
    const network = await Network.to(workspace.url);
    await use(network);
    await network.close();
  },
  baseURL: ({ network }, use) => use(network.url),
});

/** Opens a page and waits until the app and the list of rooms are on the device, and the messages of a room where one is named. */
export async function openAndKeep(
  page: Page,
  network: Network,
  person: Person,
  address: string,
  roomId: string | null = null,
): Promise<void> {
  await signInAt(network.url, page, person);
  await page.goto(address);
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  const kept = () => page.evaluate(isKept, { userId: person.id, roomId });
  await expect.poll(kept, { timeout: 20_000 }).toBe(true);
}

/** Ends the page's process, which can do nothing any more. */
export async function kill(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  devtools.send('Page.crash').catch(() => {}); // it has nobody left to answer
  await crashed;
  await page.close();
}

/** Runs in the page: whether the list of rooms, and a room's messages, are in IndexedDB. */
async function isKept({ userId, roomId }: { userId: string; roomId: string | null }): Promise<boolean> {
  const ask = <T>(request: IDBRequest<T>) =>
    new Promise<T>((resolve, reject) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => reject(request.error);
    });
  const database = await ask(indexedDB.open(`messenger-${userId}`));
  try {
    const stores = database.transaction(['rooms', 'state']);
    const workspace = await ask(stores.objectStore('state').get('workspace'));
    if (!roomId) return workspace !== undefined;
    const room = await ask(stores.objectStore('rooms').get(roomId));
    return room?.isComplete === true && workspace?.rooms.nodes.some(({ id }: { id: string }) => id === roomId);
  } finally {
    database.close();
  }
}
