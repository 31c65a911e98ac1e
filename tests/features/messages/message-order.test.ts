import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sendMessage } from '../../../src/features/messages/send-message.js';
import { buildRoom, buildUser, contextOf, type TestUser } from '../../support/builders.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { send } from './actions.js';

let app: TestApp;
let writers: TestUser[];
let roomId: string;

beforeAll(async () => {
  app = await createTestApp();
  writers = [];
  for (let index = 0; index < 32; index++) writers.push(await buildUser(app));
  roomId = (await buildRoom(app, { owners: [writers[0]!], members: writers.slice(1) })).id;
});
afterAll(() => app.close());

/** The room's messages in the order of the log. */
function byLog(): Promise<{ seq: number; id: string; orderedAt: number }[]> {
  return app.orm.em
    .fork()
    .getConnection()
    .execute(
      `select e.seq, m.id, m.ordered_at as "orderedAt" from events e join messages m on m.id = e.message_id
       where e.type = 'MESSAGE_ADDED' and m.room_id = ? order by e.seq`,
      [roomId],
    );
}

test('messages of 32 who send at once stand in the order of the log, though the clock is set back', async () => {
  await Promise.all(
    writers.map(async (writer, index) => {
      for (let turn = 0; turn < 10; turn++) {
        if (index === 0 && turn === 5) app.clock.advance(-3600);
        await sendMessage(contextOf(app, writer), { roomId, content: `${index}.${turn}` });
      }
    }),
  );
  const rows = await byLog();
  expect(rows).toHaveLength(320);
  const first = rows[0]!.seq;
  expect(rows.map((row) => row.seq)).toEqual(rows.map((_, index) => first + index));
  const places = rows.map((row) => row.orderedAt);
  expect(places).toEqual([...new Set(places)].sort((a, b) => a - b));
}, 60_000);

test('after the clock was set back a new message is still the newest', async () => {
  app.clock.advance(-3600);
  const sent = await send(app, writers[0]!, { roomId });
  const rows = await byLog();
  expect(rows.at(-1)!.id).toBe(sent.id);
  expect(rows.at(-1)!.orderedAt).toBe(rows.at(-2)!.orderedAt + 1);
});
