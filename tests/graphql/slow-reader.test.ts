import { once } from 'node:events';
import type { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { WebSocket } from 'ws';
import { sendMessage } from '../../src/features/messages/send-message.js';
import { buildRoom, buildUser, contextOf, type TestUser } from '../support/builders.js';
import { ADDED } from '../support/documents.js';
import { connect, listen } from '../support/socket.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

/** 64 KiB each: more of them than all the buffers between two sockets of one machine hold. */
const LARGE = '𝓂'.repeat(16_384);
const MESSAGES = 250;
/** Longer than a socket may stand still, shorter than the server waits for the closing handshake after that; milliseconds. */
const STALLED = 10_000;

/** A subscriber without a library, so that its reading can be stopped. */
function subscribe(app: TestApp, user: TestUser, roomId: string, after: string | null) {
  const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
  const cursors: string[] = [];
  const send = (message: object) => socket.send(JSON.stringify(message));
  socket.on('open', () => send({ type: 'connection_init', payload: { authorization: `Bearer ${user.accessToken}` } }));
  const payload = { query: ADDED, variables: { roomId, after } };
  const subscribed = new Promise<void>((resolve) => {
    socket.on('message', (data) => {
      const message = JSON.parse(String(data));
      if (message.type === 'connection_ack') {
        send({ id: 'one', type: 'subscribe', payload });
        send({ id: 'two', type: 'subscribe', payload: { query: '{ viewer { id } }' } });
      }
      if (message.id === 'two') resolve();
      if (message.id === 'one') cursors.push(message.payload.data.messageAdded.cursor);
    });
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  return { socket, cursors, subscribed, closed };
}

/** Resolves when a connection that has something to give could not give any of it for so long, milliseconds. */
async function standsStill(connection: Socket, milliseconds: number): Promise<void> {
  let given = -1;
  for (let since = performance.now(); performance.now() - since < milliseconds; await wait(20)) {
    const { bytesWritten, writableLength } = connection;
    if (writableLength > 0 && bytesWritten - writableLength === given) continue;
    given = bytesWritten - writableLength;
    since = performance.now();
  }
}

test('row F13: a reader that stands still is closed with 1013, the others hear everything, and it resumes where it was', async () => {
  const app = await createTestApp();
  const ann = await buildUser(app);
  const bob = await buildUser(app);
  const room = await buildRoom(app, { owners: [ann], members: [bob] });
  const accepted = once(app.http.server, 'connection');
  const slow = subscribe(app, bob, room.id, null);
  const [connection] = (await accepted) as [Socket];
  await slow.subscribed;
  const client = connect(app, ann);
  const others = listen(client, ADDED, { roomId: room.id, after: null });
  await new Promise<void>((resolve) =>
    client.subscribe({ query: '{ viewer { id } }' }, { next() {}, error() {}, complete: resolve }),
  );
  slow.socket.pause();
  const sent: string[] = [];
  const sending = (async () => {
    while (sent.length < MESSAGES)
      sent.push((await sendMessage(contextOf(app, ann), { roomId: room.id, content: LARGE })).cursor);
  })();
  await standsStill(connection, STALLED);
  slow.socket.resume();
  expect(await slow.closed).toBe(1013);
  await sending;
  const heard = await others.take(MESSAGES);
  expect(heard.map(({ messageAdded }) => messageAdded.cursor)).toEqual(sent);
  expect(slow.cursors).toEqual(sent.slice(0, slow.cursors.length));
  expect(slow.cursors.length).toBeLessThan(MESSAGES);

  const back = subscribe(app, bob, room.id, slow.cursors.at(-1) ?? null);
  while (back.cursors.length < MESSAGES - slow.cursors.length)
    await new Promise((resolve) => back.socket.once('message', resolve));
  expect([...slow.cursors, ...back.cursors]).toEqual(sent);
  back.socket.terminate();
  await client.dispose();
  await app.close();
});
