import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createContext } from '../../src/context.js';
import { query } from '../../src/db/query.js';
import { inTransaction } from '../../src/db/transaction.js';
import type { Event } from '../../src/events/event.entity.js';
import { readLog } from '../../src/events/read-log.js';
import { Message } from '../../src/features/messages/message.entity.js';
import { sendMessage } from '../../src/features/messages/send-message.js';
import { decodeLogCursor } from '../../src/shared/cursors.js';
import { buildRoom, buildUser, contextOf, messageColumns, type TestUser } from '../support/builders.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let ann: TestUser;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
});
afterAll(() => app.close());

const WRITERS = 32;
const EACH = 4;

test('row F27: 32 writers that hold their transactions open leave no gap, and a reader beside them skips nothing', async () => {
  const room = await buildRoom(app, { owners: [ann] });
  const start = (await readAll()).at(-1)!.seq;
  const seen: Event[] = [];
  const stop = await app.log.follow(() => {
    for (const { event } of app.log.since(seen.at(-1)?.seq ?? start) ?? []) seen.push(event);
  });
  const rollbacks: Promise<unknown>[] = [];
  const writes = Array.from({ length: WRITERS }, async (_, writer) => {
    for (let turn = 0; turn < EACH; turn++) {
      await sendHolding(room.id, `${writer}.${turn}`, (writer * 7 + turn * 13) % 51);
      // A transaction that fails after it appended must not leave a hole.
      if (turn === 0) rollbacks.push(expect(failing(room.id)).rejects.toThrow('on purpose'));
    }
  });
  await Promise.all(writes);
  await Promise.all(rollbacks);
  const events = (await readAll()).filter((event) => event.seq > start);
  expect(events.map((event) => event.seq)).toEqual(events.map((_, index) => start + 1 + index));
  expect(events).toHaveLength(WRITERS * EACH);
  while (seen.length < events.length) await new Promise((resolve) => setImmediate(resolve));
  expect(seen.map((event) => event.seq)).toEqual(events.map((event) => event.seq));
  stop();
});

test('row F15: messages stand in the order of the log, also when the clock goes back', async () => {
  const room = await buildRoom(app, { owners: [ann] });
  const cursors: number[] = [];
  for (const step of [0, -3600, 10, 0, 0]) {
    app.clock.advance(step);
    const { cursor } = await sendMessage(contextOf(app, ann), { roomId: room.id, content: 'tick' });
    cursors.push(decodeLogCursor(cursor).seq);
  }
  const rows = await query(
    createContext(app),
    sql<{ orderedAt: number; seq: number }>`select m.ordered_at as "orderedAt", e.seq from messages m
      join events e on e.message_id = m.id where m.room_id = ${room.id} order by m.ordered_at, m.id`,
  );
  expect(rows.map((row) => row.seq)).toEqual(cursors);
  expect(new Set(rows.map((row) => row.orderedAt)).size).toBe(cursors.length);
});

/** Sends in a transaction that stays open for some milliseconds between its work and its commit. */
async function sendHolding(roomId: string, content: string, milliseconds: number): Promise<void> {
  await inTransaction(contextOf(app, ann), async (tx) => {
    const message = tx.em.create(Message, messageColumns({ roomId, authorId: ann.id, content }));
    tx.append({ type: 'MESSAGE_ADDED', roomId, messageId: message.id, ordered: message });
    await setTimeout(milliseconds);
  });
}

async function failing(roomId: string): Promise<void> {
  await inTransaction(createContext(app), async (tx) => {
    tx.append({ type: 'ROOM_UPDATED', roomId });
    await tx.em.flush();
    throw new Error('on purpose');
  });
}

function readAll(): Promise<Event[]> {
  return readLog(app.orm.em, { after: 0, upTo: Number.MAX_SAFE_INTEGER, limit: 100_000 });
}
