import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Config } from '../../src/config.js';
import { removeRoomMember } from '../../src/features/rooms/remove-room-member.js';
import { CHANGE_PASSWORD, LOGIN, LOGOUT, REFRESH, REGISTER } from '../features/accounts/documents.js';
import { buildRoom, buildUser, contextOf, type TestUser } from '../support/builders.js';
import { ask, get } from '../support/client.js';
import { ADDED, SEND } from '../support/documents.js';
import { connect, listen } from '../support/socket.js';
import { startProxy, type TcpProxy } from '../support/tcp-proxy.js';
import type { TestApp } from '../support/test-app.js';
import { describeNodes, redisUrl, startTwoNodes, type TwoNodes } from '../support/two-nodes.js';

const PASSWORD = 'correct horse';
const REVOKE = 'mutation($id: ID!) { revokeSession(input: { sessionId: $id }) { session { id } } }';
const SESSIONS = '{ sessions { id isCurrent } }';
const DEACTIVATE_OWN = 'mutation($input: DeactivateUserInput!) { deactivateUser(input: $input) { user { id } } }';

/** The ways in which node B hears of what happens on A: what holds through Redis holds without, within the poll. */
const WAYS = redisUrl ? ['through Redis', 'with Redis gone'] : ['by polling alone'];

async function prepare(way: string): Promise<{ settings: Partial<Config>; proxy?: TcpProxy }> {
  if (way !== 'with Redis gone') return { settings: { redisUrl } };
  const proxy = await startProxy(redisUrl!);
  return { settings: { redisUrl: proxy.through(redisUrl!) }, proxy };
}

describeNodes.each(WAYS)('two nodes, %s', (wayName) => {
  let nodes: TwoNodes;
  let a: TestApp;
  let b: TestApp;
  let proxy: TcpProxy | undefined;
  let ann: TestUser;
  let bob: TestUser;

  beforeAll(async () => {
    const way = await prepare(wayName);
    proxy = way.proxy;
    nodes = await startTwoNodes(way.settings);
    ({ a, b } = nodes);
    proxy?.cut();
    ann = await buildUser(a);
    bob = await buildUser(a);
  });
  afterAll(async () => {
    await nodes.close();
    await proxy?.close();
  });

  let counter = 0;
  async function signIn(sessions: number) {
    const username = `eve-${++counter}`;
    const { register } = await get(a, null, REGISTER, { input: { username, password: PASSWORD } });
    const opened = [register];
    while (opened.length < sessions)
      opened.push((await get(a, null, LOGIN, { input: { login: username, password: PASSWORD } })).login);
    return opened;
  }

  /** A socket on node B with a subscription; resolves once it stands. */
  async function goLive(tokens: { accessToken: string }) {
    const client = connect(b, tokens);
    const closed = new Promise<number>((resolve) =>
      client.on('closed', (event) => resolve((event as CloseEvent).code)),
    );
    const connected = new Promise<void>((resolve) => client.on('connected', () => resolve()));
    const heard = listen(client, 'subscription { events { cursor } }');
    await connected;
    return { closed, heard };
  }

  test('a message sent on one is heard on the other', async () => {
    const room = await buildRoom(a, { owners: [ann], members: [bob] });
    const client = connect(b, bob);
    const heard = listen(client, ADDED, {
      roomId: room.id,
      after: (await get(b, bob, '{ viewer { cursor } }')).viewer.cursor,
    });
    const contents = Array.from({ length: 20 }, (_, index) => `message ${index}`);
    for (const content of contents) await get(a, ann, SEND, { input: { roomId: room.id, content } });
    const events = await heard.take(contents.length);
    expect(events.map(({ messageAdded }) => messageAdded.message.content)).toEqual(contents);
    await client.dispose();
  });

  test('who is removed on one hears nothing more on the other, where his stream is completed', async () => {
    const room = await buildRoom(a, { owners: [ann], members: [bob] });
    const client = connect(b, bob);
    const heard = listen(client, ADDED, {
      roomId: room.id,
      after: (await get(b, bob, '{ viewer { cursor } }')).viewer.cursor,
    });
    await get(a, ann, SEND, { input: { roomId: room.id, content: 'before' } });
    await heard.take(1);
    await removeRoomMember(contextOf(a, ann), { roomId: room.id, userId: bob.id });
    await get(a, ann, SEND, { input: { roomId: room.id, content: 'SECRET' } });
    await heard.ended;
    expect(JSON.stringify(heard.events)).not.toContain('SECRET');
    expect((await ask(b, bob, ADDED.replace('subscription', 'query'), { roomId: room.id })).status).toBe(400);
    await client.dispose();
  });

  test('a session that ends on one loses its sockets on the other', async () => {
    const [first, second, third] = await signIn(3);
    const revoked = await goLive(first);
    const { sessions } = await get(a, first, SESSIONS);
    await get(a, second, REVOKE, { id: sessions.find((session: { isCurrent: boolean }) => session.isCurrent).id });
    expect(await revoked.closed).toBe(4401);

    const changed = await goLive(second);
    const input = { currentPassword: PASSWORD, newPassword: 'battery staple' };
    await get(a, third, CHANGE_PASSWORD, { input });
    expect(await changed.closed).toBe(4401);

    const left = await goLive(third);
    await get(a, third, LOGOUT, { input: { everywhere: true } });
    expect(await left.closed).toBe(4401);
    expect(left.heard.events).toEqual([]);
    expect((await ask(b, null, REFRESH, { input: { refreshToken: third.refreshToken } })).code).toBe('UNAUTHENTICATED');
  });

  test('a refresh token used again on one ends the session with its sockets on the other', async () => {
    const [tokens] = await signIn(1);
    const live = await goLive(tokens);
    await get(a, null, REFRESH, { input: { refreshToken: tokens.refreshToken } });
    expect((await ask(a, null, REFRESH, { input: { refreshToken: tokens.refreshToken } })).code).toBe(
      'UNAUTHENTICATED',
    );
    expect(await live.closed).toBe(4401);
  });

  test('who is deactivated on one is turned away by the other at once', async () => {
    const [tokens] = await signIn(1);
    const admin = await buildUser(a, { role: 'ADMIN' });
    const live = await goLive(tokens);
    await get(a, admin, DEACTIVATE_OWN, { input: { userId: tokens.user.id } });
    expect((await ask(b, tokens, SESSIONS)).code).toBe('UNAUTHENTICATED');
    expect(await live.closed).toBe(4401);
  });
});
