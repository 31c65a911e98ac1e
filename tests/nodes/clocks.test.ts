import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { REFRESH, VIEWER } from '../features/accounts/documents.js';
import { buildRoom, buildUser, type TestUser } from '../support/builders.js';
import { ask, get } from '../support/client.js';
import { ADDED, CURSOR, SEND } from '../support/documents.js';
import { connect, listen } from '../support/socket.js';
import { describeNodes, redisUrl, startTwoNodes, type TwoNodes } from '../support/two-nodes.js';

const LIST = 'query($id: ID!) { room(id: $id) { messages(last: 100) { nodes { content } } } }';

describeNodes('two nodes whose clocks are ten minutes apart', () => {
  let nodes: TwoNodes;
  let ann: TestUser;

  beforeAll(async () => {
    nodes = await startTwoNodes({ redisUrl });
    nodes.a.clock.advance(300);
    nodes.b.clock.advance(-300);
    ann = await buildUser(nodes.b);
  });
  afterAll(() => nodes.close());

  test('messages stand in the order in which they were sent, in lists and streams of both', async () => {
    const { a, b } = nodes;
    const room = await buildRoom(a, { owners: [ann] });
    const after = (await get(a, ann, CURSOR)).viewer.cursor;
    const clients = [connect(a, ann), connect(b, ann)];
    const heard = clients.map((client) => listen(client, ADDED, { roomId: room.id, after }));
    const contents = Array.from({ length: 20 }, (_, index) => `message ${index}`);
    for (const [index, content] of contents.entries())
      await get(index % 2 ? a : b, ann, SEND, { input: { roomId: room.id, content } });
    for (const stream of heard) {
      const events = await stream.take(contents.length);
      expect(events.map(({ messageAdded }) => messageAdded.message.content)).toEqual(contents);
    }
    for (const node of [a, b]) {
      const { nodes: listed } = (await get(node, ann, LIST, room)).room.messages;
      expect(listed.map(({ content }: { content: string }) => content)).toEqual(contents);
    }
    await Promise.all(clients.map((client) => client.dispose()));
  });

  test('a session goes on over both', async () => {
    const { a, b } = nodes;
    let { refreshToken } = ann;
    for (const node of [a, b, a]) {
      const { refreshToken: renewed } = await get(node, null, REFRESH, { input: { refreshToken } });
      refreshToken = renewed.refreshToken;
      for (const other of [a, b]) expect((await ask(other, renewed, VIEWER)).data.viewer.username).toBe(ann.username);
    }
  });
});
