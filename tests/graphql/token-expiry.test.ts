import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sendMessage } from '../../src/features/messages/send-message.js';
import { REFRESH, VIEWER } from '../features/accounts/documents.js';
import { buildRoom, buildUser, contextOf, type TestUser } from '../support/builders.js';
import { ask, get } from '../support/client.js';
import { ADDED, CURSOR } from '../support/documents.js';
import { openReady } from '../support/raw-socket.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

const RENEWALS = 4;

let app: TestApp;
let ann: TestUser;
let bob: TestUser;

beforeAll(async () => {
  // Over already when they are made, and good for two of the 30 seconds by which clocks may differ.
  app = await createTestApp({ accessTokenSeconds: -28 });
  ann = await buildUser(app);
  bob = await buildUser(app);
});
afterAll(() => app.close());

test('row F16: a socket is closed with 4403 when its token ends; with the next token its reader resumes and misses nothing', async () => {
  const room = await buildRoom(app, { owners: [ann], members: [bob] });
  let tokens: { accessToken: string; refreshToken: string } = bob;
  const renew = async () => {
    tokens = (await get(app, null, REFRESH, { input: { refreshToken: tokens.refreshToken } })).refreshToken;
  };
  await renew();
  let { cursor } = (await get(app, tokens, CURSOR)).viewer;
  const sent: string[] = [];
  const heard: string[] = [];
  let renewals = 0;
  const sending = (async () => {
    while (renewals < RENEWALS) {
      const content = `message ${sent.length}`;
      await sendMessage(contextOf(app, ann), { roomId: room.id, content });
      sent.push(content);
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  })();

  const listenUntil = async (isOver: () => boolean) => {
    const socket = await openReady(app, tokens);
    const added = () => socket.messages.filter(({ type }) => type === 'next');
    socket.send({
      id: '1',
      type: 'subscribe',
      payload: { query: ADDED, variables: { roomId: room.id, after: cursor } },
    });
    const code = await Promise.race([
      socket.closed,
      (async () => {
        while (!isOver() || heard.length + added().length < sent.length)
          await new Promise((resolve) => setTimeout(resolve, 10));
        return null;
      })(),
    ]);
    for (const { payload } of added()) {
      const { messageAdded } = (payload as { data: { messageAdded: { cursor: string; message: { content: string } } } })
        .data;
      heard.push(messageAdded.message.content);
      cursor = messageAdded.cursor;
    }
    socket.close();
    return code;
  };

  while (renewals < RENEWALS) {
    expect(await listenUntil(() => false)).toBe(4403);
    expect((await ask(app, tokens, VIEWER)).code).toBe('UNAUTHENTICATED');
    await renew();
    renewals++;
  }
  await sending;
  expect(await listenUntil(() => true)).toBe(null);
  expect(heard).toEqual(sent);
});
