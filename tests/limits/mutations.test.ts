import { afterEach, expect, test } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import { buildRoom, buildUser, type TestUser } from '../support/builders.js';
import { ask, get } from '../support/client.js';
import { SEND } from '../support/documents.js';
import { openReady } from '../support/raw-socket.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;

afterEach(() => app.close());

async function start(mutationsPerMinute: number): Promise<{ ann: TestUser; roomId: string }> {
  app = await createTestApp({ limits: { ...readConfig({}).limits, mutationsPerMinute } });
  const ann = await buildUser(app);
  return { ann, roomId: (await buildRoom(app, { owners: [ann] })).id };
}

test('row 115: changes over WebSocket and HTTP are counted together, those of another user apart', async () => {
  const { ann, roomId } = await start(50);
  const bob = await buildUser(app);
  const socket = await openReady(app, ann);
  const send = { query: SEND, variables: { input: { roomId, content: 'Hello' } } };
  for (let n = 0; n < 40; n++) socket.send({ id: String(n), type: 'subscribe', payload: send });
  await Promise.all(
    Array.from({ length: 40 }, (_, n) => socket.first(({ id, type }) => id === String(n) && type === 'next')),
  );
  for (let n = 0; n < 10; n++) await get(app, ann, SEND, send.variables);

  const refused = await ask(app, ann, SEND, send.variables);
  expect([refused.status, refused.code]).toEqual([429, 'RATE_LIMITED']);
  const seconds = refused.errors![0]!.extensions.retryAfter!;
  expect(seconds).toBeGreaterThan(50);
  expect(refused.headers.get('retry-after')).toBe(String(seconds));
  socket.send({ id: 'over', type: 'subscribe', payload: send });
  expect(await socket.first(({ id }) => id === 'over')).toMatchObject({
    payload: { errors: [{ extensions: { code: 'RATE_LIMITED' } }] },
  });
  const { room } = await get(app, ann, 'query($id: ID!) { room(id: $id) { messages(first: 100) { nodes { id } } } }', {
    id: roomId,
  });
  expect(room.messages.nodes).toHaveLength(50);
  await get(app, bob, 'mutation { logout { sessionCount } }');
  socket.close();

  app.clock.advance(seconds);
  await get(app, ann, SEND, send.variables);
});

test('row 115: each field of a mutation counts, and reading does not', async () => {
  const { ann, roomId } = await start(10);
  const fields = Array.from({ length: 6 }, (_, n) => `a${n}: markRoomRead(input: $input) { cursor }`).join(' ');
  const { sendMessage } = await get(app, ann, SEND, { input: { roomId, content: 'Hello' } });
  const document = `mutation($input: MarkRoomReadInput!) { ${fields} }`;
  const input = { roomId, messageId: sendMessage.message.id };
  await get(app, ann, document, { input });
  expect((await ask(app, ann, document, { input })).code).toBe('RATE_LIMITED');
  for (let n = 0; n < 20; n++) await get(app, ann, '{ viewer { id } }');
});

test('row 115: fields in fragments count as those beside them', async () => {
  const { ann, roomId } = await start(10);
  const fields = Array.from({ length: 12 }, (_, n) => `a${n}: sendMessage(input: $input) { cursor }`);
  const input = { roomId, content: 'Hello' };
  for (const document of [
    `mutation($input: SendMessageInput!) { ... on Mutation { ${fields.join(' ')} } }`,
    `mutation($input: SendMessageInput!) { ...All } fragment All on Mutation { ${fields.join(' ')} }`,
  ])
    expect((await ask(app, ann, document, { input })).code).toBe('RATE_LIMITED');
});
