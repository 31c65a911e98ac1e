import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createContext } from '../../src/context.js';
import { change, query } from '../../src/db/query.js';
import { buildRoom, buildUser, type TestUser } from '../support/builders.js';
import { ask, get } from '../support/client.js';
import { ADDED, CURSOR, SEND } from '../support/documents.js';
import { connect, listen } from '../support/socket.js';
import { createTestApp, database, type TestApp } from '../support/test-app.js';

const describeSqlite = database === 'sqlite' ? describe : describe.skip;

describeSqlite('when there is no room left for the database', () => {
  let app: TestApp;
  let ann: TestUser;
  let room: { id: string };

  beforeAll(async () => {
    app = await createTestApp();
    ann = await buildUser(app);
    room = await buildRoom(app, { owners: [ann] });
  });
  afterAll(() => app.close());

  const limitPages = (pages: number) => change(createContext(app), sql.raw(`pragma max_page_count = ${pages}`));
  const send = (content: string) => ask(app, ann, SEND, { input: { roomId: room.id, content } });
  const long = 'x'.repeat(16_000);

  test('row F9: writes say so and leave nothing, reads go on, and writes too once there is room', async () => {
    const client = connect(app, ann);
    const { cursor } = (await get(app, ann, CURSOR)).viewer;
    const heard = listen(client, ADDED, { roomId: room.id, after: cursor });
    await send('before');
    await limitPages(1);
    let answer = await send(long);
    let sent = 1;
    while (answer.code === undefined && sent++ < 100) answer = await send(long);
    expect(answer).toMatchObject({ status: 507, code: 'STORAGE_FULL' });
    expect(answer.errors![0]!.message).toBe('The server has no room left; nothing was stored.');
    for (let i = 0; i < 5; i++) expect((await send(long)).code).toBe('STORAGE_FULL');
    const count = async () =>
      (await query(createContext(app), sql<{ count: number }>`select count(*) as count from messages`))[0]!.count;
    const stored = await count();
    const { room: seen } = await get(
      app,
      ann,
      'query($id: ID!) { room(id: $id) { messages(last: 50) { nodes { content } } } }',
      room,
    );
    expect(seen.messages.nodes).toHaveLength(stored);
    await limitPages(1_000_000);
    expect((await send('after')).code).toBeUndefined();
    expect(await count()).toBe(stored + 1);
    const events = await heard.take(stored + 1);
    expect(events.at(-1).messageAdded.message.content).toBe('after');
    expect(await query(createContext(app), sql`pragma integrity_check`)).toEqual([{ integrity_check: 'ok' }]);
    await client.dispose();
  });
});
