import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createContext } from '../../../src/context.js';
import { inTransaction } from '../../../src/db/transaction.js';
import { RoomMember } from '../../../src/features/rooms/room-member.entity.js';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { ADDED } from '../../support/documents.js';
import { connect, listen } from '../../support/socket.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';

let app: TestApp;
let ann: TestUser;
let bob: TestUser;
let eve: TestUser;
let room: { id: string };

const ACTIVITY = 'subscription($roomId: ID!) { roomActivity(roomId: $roomId) { kind user { username isOnline } } }';
const TYPE = 'mutation($input: StartTypingInput!) { startTyping(input: $input) { room { id } } }';

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
  bob = await buildUser(app);
  eve = await buildUser(app);
  room = await buildRoom(app, { owners: [ann], members: [bob] });
});
afterAll(() => app.close());

test('members see each other come online and type, a stranger sees nothing', async () => {
  const client = connect(app, ann);
  const heard = listen(client, ACTIVITY, { roomId: room.id });
  const ready = listen(client, ADDED, { roomId: room.id });
  // Operations of one socket start in order: when this one answers, the two before it are open.
  await new Promise<void>((resolve) =>
    client.subscribe({ query: '{ viewer { id } }' }, { next() {}, error() {}, complete: resolve }),
  );
  const other = connect(app, bob);
  const bobs = listen(other, ACTIVITY, { roomId: room.id });
  await heard.take(1);
  await get(app, bob, TYPE, { input: { roomId: room.id } });
  expect((await heard.take(2)).map(({ roomActivity }) => roomActivity)).toEqual([
    { kind: 'ONLINE', user: { username: bob.username, isOnline: true } },
    { kind: 'TYPING', user: { username: bob.username, isOnline: true } },
  ]);
  expect(bobs.events).toEqual([]);
  const stranger = connect(app, eve);
  await expect(listen(stranger, ACTIVITY, { roomId: room.id }).ended).rejects.toMatchObject([
    { extensions: { code: 'NOT_FOUND' } },
  ]);
  expect((await ask(app, eve, TYPE, { input: { roomId: room.id } })).code).toBe('NOT_FOUND');
  ready.stop();
  await Promise.all([client.dispose(), other.dispose(), stranger.dispose()]);
});

test('removal from the room ends the stream', async () => {
  const own = await buildRoom(app, { owners: [ann], members: [bob] });
  const client = connect(app, bob);
  const heard = listen(client, ACTIVITY, { roomId: own.id });
  await new Promise<void>((resolve) =>
    client.subscribe({ query: '{ viewer { id } }' }, { next() {}, error() {}, complete: resolve }),
  );
  await inTransaction(createContext(app), async (tx) => {
    await tx.em.nativeDelete(RoomMember, { roomId: own.id, userId: bob.id });
    tx.append({ type: 'MEMBER_REMOVED', roomId: own.id, userId: bob.id });
  });
  await heard.ended;
  await client.dispose();
});
