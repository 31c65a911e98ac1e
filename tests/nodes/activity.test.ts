import { afterAll, beforeAll, expect } from '@jest/globals';
import { createSharedPresence } from '../../src/features/activity/shared-presence.js';
import { RedisLink } from '../../src/redis/link.js';
import { buildRoom, buildUser, type TestUser } from '../support/builders.js';
import { get } from '../support/client.js';
import { connect, listen } from '../support/socket.js';
import { describeNodes, redisUrl, startTwoNodes, type TwoNodes, testRedis } from '../support/two-nodes.js';

const ACTIVITY = 'subscription($roomId: ID!) { roomActivity(roomId: $roomId) { kind user { username isOnline } } }';
const TYPE = 'mutation($input: StartTypingInput!) { startTyping(input: $input) { room { id } } }';
const IS_ONLINE = 'query($id: ID!) { node(id: $id) { ... on User { isOnline } } }';

describeNodes('who is there, over two nodes', () => {
  let nodes: TwoNodes;
  let ann: TestUser;
  let bob: TestUser;

  beforeAll(async () => {
    nodes = await startTwoNodes({ redisUrl });
    ann = await buildUser(nodes.a);
    bob = await buildUser(nodes.a);
  });
  afterAll(() => nodes.close());

  testRedis('members on one node see who comes and types on the other', async () => {
    const { a, b } = nodes;
    const room = await buildRoom(a, { owners: [ann], members: [bob] });
    const other = await buildRoom(a, { owners: [bob] });
    const client = connect(b, ann);
    const heard = listen(client, ACTIVITY, { roomId: room.id });
    await new Promise<void>((resolve) =>
      client.subscribe({ query: '{ viewer { id } }' }, { next() {}, error() {}, complete: resolve }),
    );
    expect((await get(b, ann, IS_ONLINE, { id: bob.id })).node.isOnline).toBe(false);
    const bobs = connect(a, bob);
    listen(bobs, ACTIVITY, { roomId: room.id });
    await heard.take(1);
    expect((await get(b, ann, IS_ONLINE, { id: bob.id })).node.isOnline).toBe(true);
    await get(a, bob, TYPE, { input: { roomId: other.id } });
    await get(a, bob, TYPE, { input: { roomId: room.id } });
    expect((await heard.take(2)).map(({ roomActivity }) => roomActivity)).toEqual([
      { kind: 'ONLINE', user: { username: bob.username, isOnline: true } },
      { kind: 'TYPING', user: { username: bob.username, isOnline: true } },
    ]);
    await Promise.all([client.dispose(), bobs.dispose()]);
  });

  testRedis('a node that starts learns who is there', async () => {
    const namespace = `test:${process.env.TEST_RUN_ID}:presence`;
    const open = async (userId?: string) => {
      const link = new RedisLink(redisUrl!, namespace, { error() {}, warn() {}, info() {} });
      const presence = createSharedPresence(link);
      if (userId) presence.enter(userId);
      await new Promise<void>((resolve) => link.onUp(resolve));
      return { link, presence };
    };
    const first = await open('ann');
    const second = await open();
    while (!second.presence.isOnline('ann')) await new Promise((resolve) => setImmediate(resolve));
    expect(second.presence.here()).toEqual([]);
    for (const { link, presence } of [first, second]) {
      presence.close();
      link.close();
    }
  });
});
