import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createContext } from '../../src/context.js';
import { inTransaction } from '../../src/db/transaction.js';
import { readHead } from '../../src/events/append.js';
import { Session } from '../../src/features/accounts/session.entity.js';
import { RoomMember } from '../../src/features/rooms/room-member.entity.js';
import { encodeLogCursor, encodePageCursor } from '../../src/shared/cursors.js';
import { buildRoom, buildUser, type TestUser } from '../support/builders.js';
import { get } from '../support/client.js';
import { ADDED, CURSOR, EVENTS, SEND } from '../support/documents.js';
import { connect, listen } from '../support/socket.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let ann: TestUser;
let bob: TestUser;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
  bob = await buildUser(app);
});
afterAll(() => app.close());

async function send(roomId: string, ...contents: string[]): Promise<string[]> {
  const cursors: string[] = [];
  for (const content of contents) {
    const { sendMessage } = await get(app, ann, SEND, { input: { roomId, content } });
    cursors.push(sendMessage.cursor);
  }
  return cursors;
}

async function cursorOf(user: TestUser): Promise<string> {
  return (await get(app, user, CURSOR)).viewer.cursor;
}

/** Takes somebody out of a room, as the operation of the rooms does. */
async function remove(roomId: string, user: TestUser): Promise<void> {
  await inTransaction(createContext(app), async (tx) => {
    await tx.em.nativeDelete(RoomMember, { roomId, userId: user.id });
    tx.append({ type: 'MEMBER_REMOVED', roomId, userId: user.id });
  });
}

const contents = (events: { messageAdded: { message: { content: string } } }[]) =>
  events.map((event) => event.messageAdded.message.content);

test('a subscriber that was away gets exactly what it missed, in order, and then what is new', async () => {
  const room = await buildRoom(app, { owners: [ann], members: [bob] });
  const [first] = await send(room.id, 'one', 'two', 'three');
  const client = connect(app, bob);
  const heard = listen(client, ADDED, { roomId: room.id, after: first });
  await heard.take(2);
  await send(room.id, 'four');
  expect(contents(await heard.take(3))).toEqual(['two', 'three', 'four']);
  await client.dispose();
});

test('one that fell behind the ring is served from the database, without a gap at the seam', async () => {
  const room = await buildRoom(app, { owners: [ann], members: [bob] });
  const [first] = await send(room.id, ...Array.from({ length: 150 }, (_, index) => `m${index}`));
  const client = connect(app, bob);
  const heard = listen(client, ADDED, { roomId: room.id, after: first });
  const expected = Array.from({ length: 160 }, (_, index) => `m${index}`).slice(1);
  await Promise.all([heard.take(159), send(room.id, ...expected.slice(149))]);
  expect(contents(heard.events)).toEqual(expected);
  await client.dispose();
});

test('row 50: removal from the room ends its subscription after what came before, and nothing later is heard', async () => {
  const room = await buildRoom(app, { owners: [ann], members: [bob] });
  const after = await cursorOf(bob);
  const client = connect(app, bob);
  const heard = listen(client, ADDED, { roomId: room.id, after });
  await send(room.id, 'before');
  await heard.take(1);
  await remove(room.id, bob);
  await send(room.id, 'after');
  await heard.ended;
  expect(contents(heard.events)).toEqual(['before']);
  const again = listen(client, ADDED, { roomId: room.id });
  await expect(again.ended).rejects.toMatchObject([{ extensions: { code: 'NOT_FOUND' } }]);
  await client.dispose();
});

test('`events` tells a member of his rooms, and of his removal, and nothing of foreign rooms', async () => {
  const after = await cursorOf(bob);
  const room = await buildRoom(app, { name: 'shared', owners: [ann], members: [bob] });
  const foreign = await buildRoom(app, { name: 'foreign', owners: [ann] });
  const client = connect(app, bob);
  const heard = listen(client, EVENTS, { after });
  await heard.take(3);
  await send(foreign.id, 'secret');
  await send(room.id, 'hello');
  await remove(room.id, bob);
  await send(room.id, 'too late');
  const marker = await buildUser(app);
  const events = (await heard.take(7)).map(({ events: event }) => event);
  expect(events.map((event) => event.kind)).toEqual([
    'ROOM_CREATED',
    'MEMBER_ADDED',
    'MEMBER_ADDED',
    'MESSAGE_ADDED',
    'MEMBER_REMOVED',
    'USER_ADDED',
    'MEMBER_ADDED',
  ]);
  expect(events[3].message.content).toBe('hello');
  expect(events[5].user.username).toBe(marker.username);
  expect(JSON.stringify(events)).not.toContain('secret');
  await client.dispose();
});

test('row 126: a cursor of another history, beyond the head, or of a list is refused', async () => {
  const room = await buildRoom(app, { owners: [ann] });
  const client = connect(app, ann);
  const attempt = (after: string) => listen(client, ADDED, { roomId: room.id, after }).ended;
  const refusal = (code: string) => [{ extensions: { code } }];
  await expect(attempt(encodeLogCursor({ epoch: 'other', seq: 1 }))).rejects.toMatchObject(refusal('RESYNC_REQUIRED'));
  const { epoch } = await readHead({ em: app.orm.em });
  await expect(attempt(encodeLogCursor({ epoch, seq: 1e9 }))).rejects.toMatchObject(refusal('RESYNC_REQUIRED'));
  await expect(attempt(encodePageCursor({ value: '1', id: 'x' }, 'rooms'))).rejects.toMatchObject(
    refusal('BAD_CURSOR'),
  );
  await expect(attempt('nonsense')).rejects.toMatchObject(refusal('BAD_CURSOR'));
  await client.dispose();
});

test('a log pruned past the cursor asks for a fresh start', async () => {
  const own = await createTestApp();
  const user = await buildUser(own);
  const room = await buildRoom(own, { owners: [user] });
  const { epoch } = await readHead({ em: own.orm.em });
  await own.orm.em.fork().execute('delete from events where seq < 4');
  const client = connect(own, user);
  const tooOld = listen(client, ADDED, { roomId: room.id, after: encodeLogCursor({ epoch, seq: 2 }) });
  await expect(tooOld.ended).rejects.toMatchObject([{ extensions: { code: 'RESYNC_REQUIRED' } }]);
  const oldest = listen(client, EVENTS, { after: encodeLogCursor({ epoch, seq: 3 }) });
  await oldest.take(1);
  await client.dispose();
  await own.close();
});

test('the end of a session closes its sockets with 4401, and only them', async () => {
  const leaving = await buildUser(app);
  const after = await cursorOf(leaving);
  const clients = [connect(app, leaving), connect(app, bob)] as const;
  const closed = new Promise<CloseEvent>((resolve) => clients[0].on('closed', (event) => resolve(event as CloseEvent)));
  const heard = clients.map((client) => listen(client, EVENTS, { after }));
  const witness = await buildUser(app);
  await Promise.all(heard.map((listener) => listener.take(2)));
  await inTransaction(createContext(app), async (tx) => {
    await tx.em.nativeUpdate(Session, { id: leaving.sessionId }, { endedAt: new Date() });
    tx.append({ type: 'SESSION_ENDED', userId: leaving.id, data: { sessionIds: [leaving.sessionId] } });
  });
  expect((await closed).code).toBe(4401);
  await buildUser(app);
  const others = await heard[1]!.take(4);
  expect(others.map(({ events }) => events.kind)).toEqual(['USER_ADDED', 'MEMBER_ADDED', 'USER_ADDED', 'MEMBER_ADDED']);
  expect(witness.id).toBeTruthy();
  await clients[1].dispose();
});

test('a socket is closed with 4403 when its token expires', async () => {
  const own = await createTestApp({ accessTokenSeconds: -28 });
  const user = await buildUser(own);
  const client = connect(own, user);
  const closed = new Promise<CloseEvent>((resolve) => client.on('closed', (event) => resolve(event as CloseEvent)));
  listen(client, EVENTS);
  expect((await closed).code).toBe(4403);
  await own.close();
});
