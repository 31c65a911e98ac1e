import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import Database from 'better-sqlite3';
import pg from 'pg';
import { buildRoom, buildUser, type TestUser } from '../support/builders.js';
import { ask } from '../support/client.js';
import { SEND } from '../support/documents.js';
import { createTestApp, database, type TestApp } from '../support/test-app.js';

let app: TestApp;
let ann: TestUser;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
});
afterAll(() => app.close());

const onSqlite = database === 'sqlite' ? test : test.skip;

onSqlite('while another process writes for long, writes are refused for the moment; then they go on', async () => {
  const room = await buildRoom(app, { owners: [ann] });
  const other = new Database(path.join(app.config.dataDir, 'messenger.sqlite'));
  other.exec('begin immediate');
  const refused = await ask(app, ann, SEND, { input: { roomId: room.id, content: 'too early' } });
  expect(refused).toMatchObject({ status: 503, code: 'UNAVAILABLE' });
  other.exec('rollback');
  other.close();
  const sent = await ask(app, ann, SEND, { input: { roomId: room.id, content: 'in time' } });
  expect(sent.code).toBeUndefined();
});

const onPostgres = database === 'postgres' ? test : test.skip;

onPostgres(
  'while somebody holds the table, sends are refused together, however many wait; then they go on',
  async () => {
    const room = await buildRoom(app, { owners: [ann] });
    const other = new pg.Client({ connectionString: app.config.databaseUrl! });
    await other.connect();
    await other.query('begin; lock table messages in access exclusive mode');
    const send = (content: string) =>
      ask(app, ann, SEND, { input: { roomId: room.id, content, idempotencyKey: content } });
    // More than the groups under way take: one after the other they would wait for minutes.
    const refused = await Promise.all(Array.from({ length: 200 }, (_, number) => send(`message ${number}`)));
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['UNAVAILABLE']));
    await other.query('rollback');
    await other.end();
    expect((await send('message 0')).code).toBeUndefined();
  },
);
