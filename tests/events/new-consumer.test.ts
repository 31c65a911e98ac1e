import { expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createContext } from '../../src/context.js';
import { change } from '../../src/db/query.js';
import { openConsumers } from '../../src/events/open-consumers.js';
import { bellOf } from '../features/notifications/support.js';
import { buildRoom, buildUser } from '../support/builders.js';
import { get } from '../support/client.js';
import { consumeLog } from '../support/consume.js';
import { SEND } from '../support/documents.js';
import { createTestApp } from '../support/test-app.js';

test('a new consumer begins at the head: of what was there before nobody is told', async () => {
  const app = await createTestApp();
  const [ann, bob] = [await buildUser(app), await buildUser(app)];
  const room = await buildRoom(app, { owners: [ann], members: [bob] });
  await get(app, ann, SEND, { input: { roomId: room.id, content: `before @${bob.username}` } });
  const ctx = createContext(app);
  await change(ctx, sql`delete from consumers`);
  await openConsumers(ctx);
  await consumeLog(app);
  expect(await bellOf(app, bob)).toEqual([]);
  await get(app, ann, SEND, { input: { roomId: room.id, content: `after @${bob.username}` } });
  // As at the next start, or on another node.
  await openConsumers(ctx);
  await consumeLog(app);
  expect(await bellOf(app, bob)).toEqual(['MENTION']);
  await app.close();
});
