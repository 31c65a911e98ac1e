import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { buildRoom, buildUser, type TestUser } from '../support/builders.js';
import { type Answer, ask, get } from '../support/client.js';
import { ADDED, CURSOR, SEND } from '../support/documents.js';
import { initOf, openSocket } from '../support/raw-socket.js';
import { connect, listen } from '../support/socket.js';
import { startProxy, type TcpProxy } from '../support/tcp-proxy.js';
import { createTestApp, database, newDatabase, type TestApp } from '../support/test-app.js';

const describePostgres = database === 'postgres' ? describe : describe.skip;

describePostgres('while PostgreSQL does not answer', () => {
  let app: TestApp;
  let proxy: TcpProxy;
  let direct: pg.Client;
  let ann: TestUser;
  let room: { id: string };

  beforeAll(async () => {
    const settings = await newDatabase();
    direct = new pg.Client({ connectionString: settings.databaseUrl! });
    await direct.connect();
    proxy = await startProxy(settings.databaseUrl!);
    app = await createTestApp({ ...settings, databaseUrl: proxy.through(settings.databaseUrl!) });
    ann = await buildUser(app);
    room = await buildRoom(app, { owners: [ann] });
  });
  afterAll(async () => {
    await app.close();
    await proxy.close();
    await direct.end();
  });

  function expectUnavailable(answer: Answer<unknown>): void {
    expect(answer.code).toBe('UNAVAILABLE');
    const { retryAfter } = answer.errors![0]!.extensions;
    expect(retryAfter).toBeGreaterThanOrEqual(1);
    expect(retryAfter).toBeLessThanOrEqual(5);
    expect(Number.isInteger(retryAfter)).toBe(true);
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe(String(retryAfter));
  }

  const send = (content: string) =>
    ask(app, ann, SEND, { input: { roomId: room.id, content, idempotencyKey: content } });
  const readiness = async () => (await fetch(`${app.url}/readyz`)).status;

  async function listenFromNow() {
    const client = connect(app, ann);
    const { cursor } = (await get(app, ann, CURSOR)).viewer;
    const heard = listen(client, ADDED, { roomId: room.id, after: cursor });
    await send(randomUUID());
    await heard.take(1);
    return { client, heard };
  }

  test('row F5: requests are refused for the moment, and all goes on by itself when it is back', async () => {
    const { client, heard } = await listenFromNow();
    proxy.cut();
    expectUnavailable(await send('never'));
    expectUnavailable(await ask(app, ann, CURSOR));
    expectUnavailable(
      await ask(app, null, 'mutation { login(input: { login: "ann", password: "correct horse" }) { accessToken } }'),
    );
    expect(await readiness()).toBe(503);
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    const late = await openSocket(app);
    late.send(initOf(ann));
    expect(await late.closed).toBe(1013);
    proxy.restore();
    while ((await send('after')).code !== undefined);
    expect((await heard.take(2))[1].messageAdded.message.content).toBe('after');
    expect(await readiness()).toBe(200);
    await client.dispose();
  });

  test('row F5: what was cut between COMMIT and its answer is settled by the idempotencyKey', async () => {
    const { client, heard } = await listenFromNow();
    const keys = Array.from({ length: 20 }, () => randomUUID());
    const kill = () =>
      direct.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      );
    let ended = false;
    const killing = (async () => {
      while (!ended) await kill();
    })();
    const answers: (string | undefined)[] = [];
    const sending = keys.map(async (key) => {
      for (let answer = await send(key); ; answer = await send(key)) {
        answers.push(answer.code);
        if (answer.code === undefined) return;
        if (answers.length > 30) ended = true;
      }
    });
    await Promise.all(sending).finally(() => {
      ended = true;
    });
    await killing;
    expect(new Set(answers)).toEqual(new Set(['UNAVAILABLE', undefined]));
    const [, ...events] = await heard.take(keys.length + 1);
    expect(events.map(({ messageAdded }) => messageAdded.message.content).sort()).toEqual([...keys].sort());
    const { rows } = await direct.query('select count(*)::int as count from messages where content = any($1)', [keys]);
    expect(rows[0].count).toBe(keys.length);
    await client.dispose();
  });

  test('row F6: a lock that is held by somebody else fills no queue: requests are refused, the server lives', async () => {
    await direct.query('begin; lock table rooms in access exclusive mode');
    const answers = Promise.all(Array.from({ length: 500 }, (_, index) => send(`locked ${index}`)));
    expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
    for (const answer of await answers) expectUnavailable(answer);
    await direct.query('commit');
    expect((await send('unlocked')).code).toBeUndefined();
    const { rows } = await direct.query(`select count(*)::int as count from messages where content like 'locked %'`);
    expect(rows[0].count).toBe(0);
  });

  test('a server that hangs is given up', async () => {
    proxy.freeze();
    expectUnavailable(await send('lost'));
    expect(await readiness()).toBe(503);
    proxy.restore();
    while ((await send('found')).code !== undefined);
    expect(await readiness()).toBe(200);
  });

  test('what was done beside it is told: only a request that did nothing is refused as a whole', async () => {
    await direct.query('begin; lock table messages in access exclusive mode');
    const answer = await ask(
      app,
      ann,
      `query($id: ID!) { viewer { username } room(id: $id) { name messages(first: 1) { nodes { id } } } }`,
      { id: room.id },
    );
    await direct.query('commit');
    expect(answer.status).toBe(200);
    expect(answer.data.viewer.username).toBe(ann.username);
    expect(answer.code).toBe('UNAVAILABLE');
    expect(answer.errors![0]!.extensions).not.toHaveProperty('http');
  });
});
