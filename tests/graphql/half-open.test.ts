import { expect, test } from '@jest/globals';
import { buildUser } from '../support/builders.js';
import { openReady } from '../support/raw-socket.js';
import { startProxy } from '../support/tcp-proxy.js';
import { createTestApp, database } from '../support/test-app.js';

/** The same on either database, and slow: it is run on one. */
const once = database === 'sqlite' ? test : test.skip;

once('a socket whose client is gone without a word is dropped, and its user is not counted as live', async () => {
  const app = await createTestApp();
  const ann = await buildUser(app);
  const proxy = await startProxy(app.url);
  const socket = await openReady({ ...app, url: proxy.through(app.url).replace(/\/$/, '') }, ann);
  expect(app.presence.here()).toEqual([ann.id]);
  proxy.freeze();
  while (app.presence.here().length > 0) await new Promise((resolve) => setTimeout(resolve, 50));
  // Shown for 30 s more, as after any last socket.
  expect(app.presence.isOnline(ann.id)).toBe(true);
  socket.close();
  await proxy.close();
  await app.close();
});
