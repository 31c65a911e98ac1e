import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { encodePageCursor } from '../../../src/shared/cursors.js';
import { newId } from '../../../src/shared/ids.js';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { DELETE, MEMBERS, SEND } from './documents.js';

const ROOMS =
  'query($first: Int, $after: String) { rooms(first: $first, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } }';
const PUBLIC = `query($query: String, $first: Int, $after: String) { publicRooms(query: $query, first: $first, after: $after) {
  nodes { id name viewerRole } pageInfo { hasNextPage endCursor } } }`;

let app: TestApp;
let ann: TestUser;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
});
afterAll(() => app.close());

interface Listed {
  nodes: { id: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

const ids = (list: Pick<Listed, 'nodes'>) => list.nodes.map((node) => node.id);

async function allPages(user: TestUser, document: string, field: string, variables: object): Promise<string[]> {
  const found: string[] = [];
  for (let after: string | null = null; ; ) {
    const answer: Record<string, Listed> = await get(app, user, document, { ...variables, after });
    const page = answer[field]!;
    found.push(...ids(page));
    if (!page.pageInfo.hasNextPage) return found;
    after = page.pageInfo.endCursor;
  }
}

test('the room with the latest message comes first, over pages, without deleted and foreign ones', async () => {
  const bob = await buildUser(app);
  const rooms: string[] = [];
  for (let index = 0; index < 5; index++) {
    app.clock.advance(1);
    rooms.push((await buildRoom(app, { owners: [bob] })).id);
  }
  const foreign = await buildRoom(app, { owners: [ann] });
  app.clock.advance(1);
  const { sendMessage } = await get(app, bob, SEND, { input: { roomId: rooms[1], content: 'newest' } });
  app.clock.advance(1);
  // A reply moves no room up: it shows in its thread.
  await get(app, bob, SEND, { input: { roomId: rooms[1], content: 're', threadRootId: sendMessage.message.id } });
  await get(app, bob, DELETE, { input: { roomId: rooms[3] } });
  const listed = await allPages(bob, ROOMS, 'rooms', { first: 2 });
  expect(listed.slice(0, 4)).toEqual([rooms[1], rooms[4], rooms[2], rooms[0]]);
  expect(listed).toHaveLength(5);
  expect(listed).not.toContain(foreign.id);
});

test('a message that comes between two pages makes no room of the next page disappear', async () => {
  const bob = await buildUser(app);
  const rooms = [];
  for (let index = 0; index < 4; index++) {
    app.clock.advance(1);
    rooms.unshift((await buildRoom(app, { owners: [bob] })).id);
  }
  const first = (await get(app, bob, ROOMS, { first: 2 })).rooms;
  expect(ids(first)).toEqual(rooms.slice(0, 2));
  await get(app, bob, SEND, { input: { roomId: rooms[0], content: 'x' } });
  const second = (await get(app, bob, ROOMS, { first: 2, after: first.pageInfo.endCursor })).rooms;
  expect(ids(second)).toEqual(rooms.slice(2));
});

test('row 122: public rooms are found by any part of name or topic, by case-blind literal search', async () => {
  const bob = await buildUser(app);
  const named = async (name: string, isPrivate = false) => {
    const document = 'mutation($input: CreateRoomInput!) { createRoom(input: $input) { room { id } } }';
    return (await get(app, ann, document, { input: { name, isPrivate, topic: `topic of ${name}` } })).createRoom.room
      .id;
  };
  const percent = await named('100% Ärger');
  const plain = await named('100 plain');
  const underscore = await named('snake_case \\ room');
  const russian = await named('Общий чат');
  const hidden = await named('100% hidden', true);
  const found = async (query: string) => (await get(app, bob, PUBLIC, { query, first: 100 })).publicRooms;
  expect(ids(await found('100%'))).toEqual([percent]);
  expect(ids(await found('100')).sort()).toEqual([percent, plain].sort());
  expect(ids(await found('e_c'))).toEqual([underscore]);
  expect(ids(await found(' \\ '))).toEqual([underscore]);
  expect(ids(await found('общ'))).toEqual([russian]);
  expect(ids(await found('ÄRGER'))).toEqual([percent]);
  expect(ids(await found('TOPIC OF snake'))).toEqual([underscore]);
  expect(ids(await found('hidden'))).toEqual([]);
  expect(hidden).toBeDefined();
  expect((await found('общ')).nodes[0].viewerRole).toBeNull();
  const mine = (await get(app, ann, PUBLIC, { query: 'общ', first: 1 })).publicRooms;
  expect(mine.nodes[0].viewerRole).toBe('OWNER');
});

test('public rooms come by name over pages, also those of one name and of long ones', async () => {
  const long = 'z'.repeat(200);
  const made = [];
  for (const name of [long, 'same', 'same', 'Same', `${long.slice(1)}a`, 'a:b'])
    made.push((await buildRoom(app, { name: `paged ${name}`.slice(0, 200), isPrivate: false })).id);
  const paged = await allPages(ann, PUBLIC, 'publicRooms', { query: 'paged', first: 2 });
  expect([...paged].sort()).toEqual([...made].sort());
  const whole = (await get(app, ann, PUBLIC, { query: 'paged', first: 100 })).publicRooms;
  expect(paged).toEqual(ids(whole));
});

test.each([
  ['NUL', 'a\0'],
  ['lone surrogate', '\udc00'],
  ['201 characters', 'x'.repeat(201)],
])('rows 118, 119: a search for %s is refused', async (_what, query) => {
  const answer = await ask(app, ann, PUBLIC, { query, first: 1 });
  expect(answer.code).toBe('BAD_USER_INPUT');
  expect(Object.keys(answer.errors![0]!.extensions.fields!)).toEqual(['query']);
});

test('lists say what is wrong with their arguments', async () => {
  const room = await buildRoom(app, { owners: [ann], members: [await buildUser(app)], isPrivate: false });
  const other = await buildRoom(app, { owners: [ann], members: [await buildUser(app)] });
  const lists: [string, object, (data: never) => { pageInfo: { endCursor: string } }][] = [
    [ROOMS, {}, (data: { rooms: never }) => data.rooms],
    [PUBLIC, {}, (data: { publicRooms: never }) => data.publicRooms],
    [MEMBERS, { id: room.id }, (data: { room: { members: never } }) => data.room.members],
  ];
  const { viewer } = await get(app, ann, '{ viewer { cursor } }');
  const others = await get(app, ann, MEMBERS, { id: other.id, first: 1 });
  for (const [document, variables, listOf] of lists) {
    const refuse = async (page: object) => (await ask(app, ann, document, { ...variables, ...page })).code;
    for (const first of [0, -1, 101, null]) expect(await refuse({ first })).toBe('BAD_USER_INPUT');
    expect(await refuse({ first: 2 ** 31 })).toBe('BAD_USER_INPUT');
    const { endCursor } = listOf((await get(app, ann, document, { ...variables, first: 1 })) as never).pageInfo;
    const edited = Buffer.from(endCursor, 'base64url');
    edited[12] = edited[12]! ^ 1;
    expect(await refuse({ first: 1, after: endCursor })).toBeUndefined();
    for (const after of [
      edited.toString('base64url'),
      'nonsense',
      viewer.cursor,
      others.room.members.pageInfo.endCursor,
    ])
      expect(await refuse({ first: 1, after })).toBe('BAD_CURSOR');
  }
  const both = await ask(app, ann, '{ rooms(first: 1, last: 1) { nodes { id } } }');
  expect(both.code).toBe('GRAPHQL_VALIDATION_FAILED');
});

test('row 126: forged cursors are refused, whatever they hold', async () => {
  const room = await buildRoom(app, { owners: [ann] });
  for (const [scope, document] of [
    [`rooms:${ann.id}`, ROOMS],
    ['publicRooms:', PUBLIC],
    [`members:${room.id}`, MEMBERS],
  ] as const) {
    for (const key of [
      { value: '1', id: 'no-uuid' },
      { value: 'x', id: scope === 'publicRooms:' ? 'x' : room.id },
      { value: '9e300', id: scope === 'publicRooms:' ? 'x' : room.id },
    ]) {
      const after = encodePageCursor(key, scope);
      expect((await ask(app, ann, document, { id: room.id, first: 1, after })).code).toBe('BAD_CURSOR');
    }
  }
});

test("row 126: a cursor of somebody else's room tells nothing of its name", async () => {
  const eve = await buildUser(app);
  const owned = { owners: [ann], name: 'paged m' };
  const [hidden, deleted] = [await buildRoom(app, owned), await buildRoom(app, { ...owned, isPrivate: false })];
  await get(app, ann, DELETE, { input: { roomId: deleted.id } });
  const attempt = (user: TestUser, id: string) =>
    ask(app, user, PUBLIC, { first: 1, after: encodePageCursor({ value: '', id }, 'publicRooms:') });
  expect((await attempt(ann, hidden.id)).code).toBeUndefined();
  const [foreign, gone, absent] = [
    await attempt(eve, hidden.id),
    await attempt(eve, deleted.id),
    await attempt(eve, newId()),
  ];
  expect(foreign.code).toBe('BAD_CURSOR');
  expect(foreign.errors).toEqual(absent.errors);
  expect(gone.errors).toEqual(absent.errors);
});

test('lists inside a list of fifty rooms take as many statements as inside one of two', async () => {
  const document = `query($first: Int!) { rooms(first: $first) { nodes { id
    messages(last: 3) { nodes { content } } members(first: 2) { nodes { user { username } } } } } }`;
  const own = await createTestApp();
  const [eve, bob] = [await buildUser(own), await buildUser(own)];
  const contents = ['one', 'two', 'three', 'four'];
  for (let index = 0; index < 50; index++) {
    const room = await buildRoom(own, { owners: [bob], members: [eve] });
    if (index > 46) for (const content of contents) await get(own, bob, SEND, { input: { roomId: room.id, content } });
  }
  await get(own, eve, document, { first: 2 });
  const counts = [];
  for (const first of [2, 50]) {
    own.statements.length = 0;
    const { rooms } = await get(own, eve, document, { first });
    expect(rooms.nodes).toHaveLength(first);
    expect(rooms.nodes[0].messages.nodes.map((message: { content: string }) => message.content)).toEqual(
      contents.slice(1),
    );
    expect(rooms.nodes[0].members.nodes).toHaveLength(2);
    counts.push(own.statements.length);
  }
  expect(counts[1]).toBe(counts[0]);
  await own.close();
});

test('a list of fifty rooms takes as many statements as one of two', async () => {
  const document = `query($first: Int!) { rooms(first: $first) { nodes {
    name memberCount unreadCount unreadMentionCount owner { username } lastMessage { content author { username } } } } }`;
  const bob = await buildUser(app);
  for (let index = 0; index < 50; index++) {
    const room = await buildRoom(app, { owners: [bob], members: [ann] });
    await get(app, bob, SEND, { input: { roomId: room.id, content: `in ${index}` } });
  }
  await get(app, ann, document, { first: 2 });
  const counts = [];
  for (const first of [2, 50]) {
    app.statements.length = 0;
    const { rooms } = await get(app, ann, document, { first });
    expect(rooms.nodes).toHaveLength(first);
    expect(rooms.nodes[0]).toEqual({
      name: 'a room',
      memberCount: 2,
      unreadCount: 1,
      unreadMentionCount: 0,
      owner: { username: bob.username },
      lastMessage: { content: 'in 49', author: { username: bob.username } },
    });
    counts.push(app.statements.length);
  }
  expect(counts[1]).toBe(counts[0]);
  expect(counts[0]).toBeLessThanOrEqual(8);
});
