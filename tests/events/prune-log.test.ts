import { expect, test } from '@jest/globals';
import { createContext } from '../../src/context.js';
import { KEEP_DAYS, pruneLog } from '../../src/events/prune-log.js';
import { buildRoom, buildUser } from '../support/builders.js';
import { ask, get } from '../support/client.js';
import { consumeLog } from '../support/consume.js';
import { CURSOR, EVENTS, SEND } from '../support/documents.js';
import { connect, listen } from '../support/socket.js';
import { createTestApp } from '../support/test-app.js';

test('what is older than the log is kept for goes; a cursor from before asks for a fresh start, later ones resume', async () => {
  const app = await createTestApp({ accessTokenSeconds: 90 * 86_400, sessionIdleSeconds: 90 * 86_400 });
  const ann = await buildUser(app);
  const room = await buildRoom(app, { owners: [ann] });
  const input = { roomId: room.id, content: 'once', idempotencyKey: 'key' };
  const old = (await get(app, ann, CURSOR)).viewer.cursor;
  await get(app, ann, SEND, { input });
  app.clock.advance((KEEP_DAYS - 1) * 86_400);
  await pruneLog(createContext(app));
  const repeated = await get(app, ann, SEND, { input });
  const recent = (await get(app, ann, CURSOR)).viewer.cursor;
  expect(repeated.sendMessage.cursor).toBe(recent);
  await get(app, ann, SEND, { input: { roomId: room.id, content: 'later' } });
  app.clock.advance(2 * 86_400);
  const client = connect(app, ann);
  await pruneLog(createContext(app));
  // Whoever tells people of it has not come to it yet.
  expect((await listen(client, EVENTS, { after: old }).take(1))[0]!.events.message.content).toBe('once');
  await consumeLog(app);
  await pruneLog(createContext(app));
  await expect(listen(client, EVENTS, { after: old }).ended).rejects.toMatchObject([
    { extensions: { code: 'RESYNC_REQUIRED' } },
  ]);
  const [event] = await listen(client, EVENTS, { after: recent }).take(1);
  expect(event.events.message.content).toBe('later');
  expect((await ask(app, ann, SEND, { input: { ...input, content: 'twice' } })).code).toBeUndefined();
  await client.dispose();
  await app.close();
});
