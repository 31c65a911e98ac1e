import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { query } from '../../../src/db/query.js';
import { sendMessage } from '../../../src/features/messages/send-message.js';
import { deleteRoom } from '../../../src/features/rooms/delete-room.js';
import { updateRoom } from '../../../src/features/rooms/update-room.js';
import { buildRoom, buildUser, contextOf, type TestUser } from '../../support/builders.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';

let app: TestApp;
let ann: TestUser;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
});
afterAll(() => app.close());

test('a room in which many send without a pause can still be changed', async () => {
  const { id: roomId } = await buildRoom(app, { owners: [ann] });
  let over = false;
  const senders = Array.from({ length: 16 }, async () => {
    while (!over) await sendMessage(contextOf(app, ann), { roomId, content: 'x' });
  });
  try {
    for (let change = 0; change < 5; change++)
      await updateRoom(contextOf(app, ann), { roomId, name: `name ${change}` });
  } finally {
    over = true;
  }
  await Promise.all(senders);
  expect(over).toBe(true);
});

test('a room that is deleted while many send takes nothing in afterwards', async () => {
  const { id: roomId } = await buildRoom(app, { owners: [ann] });
  const senders = Array.from({ length: 8 }, async () => {
    for (;;) await sendMessage(contextOf(app, ann), { roomId, content: 'x' });
  });
  await sendMessage(contextOf(app, ann), { roomId, content: 'first' });
  const ends = Promise.allSettled(senders);
  await deleteRoom(contextOf(app, ann), { roomId });
  for (const end of await ends) expect(end).toMatchObject({ status: 'rejected', reason: { code: 'NOT_FOUND' } });
  const ctx = contextOf(app, ann);
  const log = await query(ctx, sql<{ type: string }>`select type from events where room_id = ${roomId} order by seq`);
  expect(log.at(-1)!.type).toBe('ROOM_DELETED');
  const [count] = await query(ctx, sql<{ n: number }>`select count(*) as n from messages where room_id = ${roomId}`);
  expect(log.filter((event) => event.type === 'MESSAGE_ADDED')).toHaveLength(count!.n);
});
