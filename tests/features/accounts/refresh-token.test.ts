import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { change, query } from '../../../src/db/query.js';
import { buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { connect, listen } from '../../support/socket.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { REFRESH, VIEWER } from './documents.js';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp({ sessionIdleSeconds: 1000, sessionMaxSeconds: 2000 });
});
afterAll(() => app.close());

const refresh = (refreshToken: string, requestId?: string) =>
  ask(app, null, REFRESH, { input: { refreshToken, requestId } });

async function sessionOf(user: TestUser) {
  const [session] = await query(
    app.orm,
    sql<{ generation: number; endedAt: unknown }>`
      select generation, ended_at as "endedAt" from sessions where id = ${user.sessionId}`,
  );
  return session!;
}

function auditOf(user: TestUser) {
  return query(
    app.orm,
    sql<{ action: string }>`select action from audit_entries where user_id = ${user.id} order by id`,
  );
}

test('a refresh token gives its successor and a new access token, each good', async () => {
  const ann = await buildUser(app);
  const first = (await refresh(ann.refreshToken)).data.refreshToken;
  expect(first.user.id).toBe(ann.id);
  expect((await get(app, first, VIEWER)).viewer.id).toBe(ann.id);
  const second = await refresh(first.refreshToken);
  expect(second.code).toBeUndefined();
  expect((await sessionOf(ann)).generation).toBe(3);
});

test('row 32: a token used again ends the session, its access tokens and its sockets, and is written down', async () => {
  const ann = await buildUser(app);
  const client = connect(app, ann);
  const heard = listen(client, 'subscription { events { cursor } }');
  const closed = new Promise<number>((resolve) => client.on('closed', (event) => resolve((event as CloseEvent).code)));
  await new Promise<void>((resolve) => client.on('connected', () => resolve()));
  const successor = (await refresh(ann.refreshToken)).data.refreshToken;
  expect((await refresh(ann.refreshToken)).code).toBe('UNAUTHENTICATED');
  expect(await closed).toBe(4401);
  await expect(heard.ended).rejects.toBeDefined();
  expect((await refresh(successor.refreshToken)).code).toBe('UNAUTHENTICATED');
  expect((await ask(app, successor, VIEWER)).status).toBe(401);
  expect(await auditOf(ann)).toEqual([{ action: 'refreshTokenReused' }]);
  const events = await query(
    app.orm,
    sql<{ data: unknown }>`select data from events where type = 'SESSION_ENDED' and user_id = ${ann.id}`,
  );
  expect(events.map(({ data }) => (typeof data === 'string' ? JSON.parse(data) : data))).toEqual([
    { sessionIds: [ann.sessionId] },
  ]);
  await client.dispose();
});

test('reuse in one session leaves the other sessions of the user alone', async () => {
  const [ann, bob] = [await buildUser(app), await buildUser(app)];
  await refresh(ann.refreshToken);
  await refresh(ann.refreshToken);
  expect((await refresh(bob.refreshToken)).code).toBeUndefined();
});

test('row 33: of 50 uses at the same moment exactly one makes a successor', async () => {
  const ann = await buildUser(app);
  const answers = await Promise.all(Array.from({ length: 50 }, () => refresh(ann.refreshToken)));
  expect(answers.filter(({ code }) => code === undefined)).toHaveLength(1);
  const { generation, endedAt } = await sessionOf(ann);
  expect(generation).toBe(2);
  expect(endedAt).not.toBeNull();
});

test('row 34: of 50 uses with one requestId all get the same successor', async () => {
  const ann = await buildUser(app);
  // All wait for one row; on a busy machine some are asked to come again.
  const refreshAtLast = async () => {
    for (;;) {
      const answer = await refresh(ann.refreshToken, 'one');
      if (answer.code !== 'UNAVAILABLE') return answer;
    }
  };
  const answers = await Promise.all(Array.from({ length: 50 }, refreshAtLast));
  expect(answers.filter(({ code }) => code !== undefined)).toEqual([]);
  expect(new Set(answers.map(({ data }) => data.refreshToken.refreshToken)).size).toBe(1);
  expect(await sessionOf(ann)).toEqual({ generation: 2, endedAt: null });
});

test('row 34: a lost reply is given again within 30 s for the same requestId while the successor is unused', async () => {
  const ann = await buildUser(app);
  const lost = (await refresh(ann.refreshToken, 'r1')).data.refreshToken;
  app.clock.advance(29);
  const again = (await refresh(ann.refreshToken, 'r1')).data.refreshToken;
  expect(again.refreshToken).toBe(lost.refreshToken);
  expect((await refresh(again.refreshToken, 'r2')).code).toBeUndefined();
  expect((await refresh(ann.refreshToken, 'r1')).code).toBe('UNAUTHENTICATED');
  expect((await sessionOf(ann)).endedAt).not.toBeNull();
});

test.each([
  ['after 31 s', 'r1', 31],
  ['with another requestId', 'r2', 0],
])('row 34: a second use %s is reuse', async (_, requestId, seconds) => {
  const ann = await buildUser(app);
  await refresh(ann.refreshToken, 'r1');
  app.clock.advance(seconds);
  expect((await refresh(ann.refreshToken, requestId)).code).toBe('UNAUTHENTICATED');
  expect((await sessionOf(ann)).endedAt).not.toBeNull();
});

test('row 35: a session that is not renewed ends, and one that is renewed ends at its last', async () => {
  const [idle, busy] = [await buildUser(app), await buildUser(app)];
  app.clock.advance(900);
  let token = (await refresh(busy.refreshToken)).data.refreshToken.refreshToken;
  app.clock.advance(900);
  expect((await refresh(idle.refreshToken)).code).toBe('UNAUTHENTICATED');
  token = (await refresh(token)).data.refreshToken.refreshToken;
  app.clock.advance(201);
  expect((await refresh(token)).code).toBe('UNAUTHENTICATED');
  // Too late is not twice.
  expect(await auditOf(idle)).toEqual([]);
});

test('the tokens of a session end with it at the latest', async () => {
  const ann = await buildUser(app);
  app.clock.advance(999);
  const second = (await refresh(ann.refreshToken)).data.refreshToken;
  app.clock.advance(900);
  const third = (await refresh(second.refreshToken)).data.refreshToken;
  expect(Date.parse(third.expiresAt) - app.clock.now()).toBeLessThanOrEqual(101_000);
});

test('row 31: a deactivated user gets no successor', async () => {
  const ann = await buildUser(app);
  await change(app.orm, sql`update users set deactivated_at = ${new Date()} where id = ${ann.id}`);
  expect((await refresh(ann.refreshToken)).code).toBe('UNAUTHENTICATED');
});

test.each(['', 'x'.repeat(201), 'a\0b', '\ud800'])(
  'a requestId such as %j is refused and uses nothing up',
  async (id) => {
    const ann = await buildUser(app);
    expect((await refresh(ann.refreshToken, id)).code).toBe('BAD_USER_INPUT');
    expect((await refresh(ann.refreshToken)).code).toBeUndefined();
  },
);
