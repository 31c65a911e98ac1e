import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { encodePageCursor } from '../../../src/shared/cursors.js';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { CURSOR } from '../../support/documents.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { insertMessages } from './insert-messages.js';

let app: TestApp;
let ann: TestUser;
let roomId: string;
let otherRoomId: string;
/** All messages of the room in their order, and those that are no replies. */
let all: string[];
let roots: string[];

const ROOM = `query($id: ID!, $first: Int, $after: String, $last: Int, $before: String, $rootsOnly: Boolean) {
  room(id: $id) { messages(first: $first, after: $after, last: $last, before: $before, rootsOnly: $rootsOnly) {
    edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`;
const THREAD = `query($id: ID!, $first: Int, $after: String, $last: Int, $before: String) {
  message(id: $id) { replies(first: $first, after: $after, last: $last, before: $before) {
    edges { cursor node { id } } pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`;

interface Args {
  first?: number;
  after?: string;
  last?: number;
  before?: string;
  rootsOnly?: boolean;
}

async function page(args: Args) {
  const { room } = await get(app, ann, ROOM, { id: roomId, ...args });
  return {
    ids: room.messages.edges.map((edge: { node: { id: string } }) => edge.node.id) as string[],
    cursors: room.messages.edges.map((edge: { cursor: string }) => edge.cursor) as string[],
    info: room.messages.pageInfo,
  };
}

async function walk(size: number, backwards: boolean, more: Args = {}): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | undefined;
  for (;;) {
    const turn = backwards ? { last: size, before: cursor } : { first: size, after: cursor };
    const { ids: found, info } = await page({ ...turn, ...more });
    if (backwards) ids.unshift(...found);
    else ids.push(...found);
    if (!(backwards ? info.hasPreviousPage : info.hasNextPage)) return ids;
    cursor = backwards ? info.startCursor : info.endCursor;
  }
}

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
  roomId = (await buildRoom(app, { owners: [ann] })).id;
  otherRoomId = (await buildRoom(app, { owners: [ann] })).id;
  const start = 1_600_000_000_000_000;
  // Three of a kind at every third place: only the id tells them apart.
  const places = Array.from({ length: 200 }, (_, index) => ({ orderedAt: start + Math.floor(index / 3) * 1000 }));
  const first = await insertMessages(app, { roomId, author: ann }, places);
  const replies = places.slice(0, 30).map(({ orderedAt }) => ({ orderedAt, threadRootId: first[0]! }));
  const later = await insertMessages(app, { roomId, author: ann }, replies);
  const placed = [
    ...first.map((id, index) => ({ id, at: places[index]!.orderedAt })),
    ...later.map((id, index) => ({ id, at: replies[index]!.orderedAt })),
  ];
  all = placed.sort((a, b) => a.at - b.at || (a.id < b.id ? -1 : 1)).map(({ id }) => id);
  roots = all.filter((id) => first.includes(id));
  await insertMessages(app, { roomId: otherRoomId, author: ann }, places.slice(0, 5));
});
afterAll(() => app.close());

test('paged forwards or backwards, a room gives every message once and in order', async () => {
  expect(all).toHaveLength(230);
  expect(await walk(7, false)).toEqual(all);
  expect(await walk(7, true)).toEqual(all);
});

test('rootsOnly leaves out the replies, and nothing else', async () => {
  expect(await walk(7, false, { rootsOnly: true })).toEqual(roots);
  expect(await walk(7, true, { rootsOnly: true })).toEqual(roots);
});

test('after and before together bound a page from both sides', async () => {
  const { cursors } = await page({ first: 20 });
  const between = { after: cursors[4]!, before: cursors[12]! };
  expect((await page({ first: 100, ...between })).ids).toEqual(all.slice(5, 12));
  expect((await page({ first: 3, ...between })).ids).toEqual(all.slice(5, 8));
  const last = await page({ last: 3, ...between });
  expect(last.ids).toEqual(all.slice(9, 12));
  expect(last.info).toMatchObject({ hasPreviousPage: true });
  expect((await page({ first: 5, after: cursors[4]!, before: cursors[5]! })).info).toMatchObject({
    hasNextPage: expect.any(Boolean),
    startCursor: null,
    endCursor: null,
  });
});

test("a message's own cursor is its place in its room, with replies and without", async () => {
  const PLACES = 'query($id: ID!) { message(id: $id) { pageCursor threadPageCursor } }';
  const { message } = await get(app, ann, PLACES, { id: roots[9] });
  expect(message.threadPageCursor).toBeNull();
  const place: string = message.pageCursor;
  const at = all.indexOf(roots[9]!);
  expect((await page({ last: 3, before: place })).ids).toEqual(all.slice(at - 3, at));
  expect((await page({ first: 3, after: place })).ids).toEqual(all.slice(at + 1, at + 4));
  expect((await page({ last: 3, before: place, rootsOnly: true })).ids).toEqual(roots.slice(6, 9));
  expect((await page({ first: 3, after: place, rootsOnly: true })).ids).toEqual(roots.slice(10, 13));
  expect((await ask(app, ann, ROOM, { id: otherRoomId, first: 3, after: place })).code).toBe('BAD_CURSOR');
});

test("a reply's cursors are its places in its thread and in its room, and cost no statement", async () => {
  const places = (more: string) =>
    `query($id: ID!) { message(id: $id) { replies(first: 10) { edges { cursor node { id ${more} } } } } }`;
  app.statements.length = 0;
  await get(app, ann, places(''), { id: roots[0] });
  const without = app.statements.length;
  app.statements.length = 0;
  const { message } = await get(app, ann, places('pageCursor threadPageCursor'), { id: roots[0] });
  expect(app.statements).toHaveLength(without);
  expect(message.replies.edges).toHaveLength(10);
  for (const { cursor, node } of message.replies.edges) {
    expect(node.threadPageCursor).toBe(cursor);
    const at = all.indexOf(node.id);
    expect((await page({ first: 2, after: node.pageCursor })).ids).toEqual(all.slice(at + 1, at + 3));
  }
});

test('replies are pages of their own', async () => {
  const replies = all.filter((id) => !roots.includes(id));
  const { message } = await get(app, ann, THREAD, { id: roots[0], last: 4 });
  expect(message.replies.edges.map((edge: { node: { id: string } }) => edge.node.id)).toEqual(replies.slice(-4));
  expect(message.replies.pageInfo).toMatchObject({ hasPreviousPage: true, hasNextPage: false });
  const before = message.replies.edges[0].cursor;
  const earlier = await get(app, ann, THREAD, { id: roots[0], last: 100, before });
  expect(earlier.message.replies.edges).toHaveLength(26);
  const none = await get(app, ann, THREAD, { id: roots[1], first: 10 });
  expect(none.message.replies.edges).toEqual([]);
});

test('two pages of each of a hundred threads are read by two statements', async () => {
  const TWICE = `query($id: ID!) { room(id: $id) { messages(first: 100) { nodes {
    id early: replies(first: 2) { nodes { id } } late: replies(last: 2) { nodes { id } } } } } }`;
  app.statements.length = 0;
  const { room } = await get(app, ann, TWICE, { id: roomId });
  expect(app.statements.filter((text) => text.includes('union all'))).toHaveLength(2);
  const replies = all.filter((id) => !roots.includes(id)).map((id) => ({ id }));
  for (const { id, early, late } of room.messages.nodes) {
    const expected = id === roots[0] ? [replies.slice(0, 2), replies.slice(-2)] : [[], []];
    expect([early.nodes, late.nodes]).toEqual(expected);
  }
});

test('row 126: a cursor that is not of this list is refused', async () => {
  const { cursors } = await page({ first: 1 });
  const good = cursors[0]!;
  const other = await get(app, ann, ROOM, { id: otherRoomId, first: 1 });
  const thread = await get(app, ann, THREAD, { id: roots[0], first: 1 });
  const { viewer } = await get(app, ann, CURSOR);
  const middle = Math.floor(good.length / 2);
  const bad = [
    other.room.messages.edges[0].cursor,
    thread.message.replies.edges[0].cursor,
    viewer.cursor,
    `${good.slice(0, middle)}${good[middle] === 'A' ? 'B' : 'A'}${good.slice(middle + 1)}`,
    `${good}${'A'.repeat(10_240)}`,
    'x',
    "' or 1=1 --",
    encodePageCursor({ value: '1 or 1=1', id: all[0]! }, `messages:${roomId}`),
    encodePageCursor({ value: '1', id: "x' or '1'='1" }, `messages:${roomId}`),
  ];
  for (const cursor of bad) {
    for (const args of [
      { first: 5, after: cursor },
      { last: 5, before: cursor },
    ]) {
      const { code, data } = await ask(app, ann, ROOM, { id: roomId, ...args });
      expect([cursor, code]).toEqual([cursor, 'BAD_CURSOR']);
      expect(data.room).toBeNull();
    }
  }
  expect((await ask(app, ann, THREAD, { id: roots[0], first: 5, after: good })).code).toBe('BAD_CURSOR');
});

test.each([{ first: 0 }, { first: -1 }, { first: 101 }, { last: 0 }, { last: 101 }, { first: 1, last: 1 }, {}])(
  'a page must have a size from 1 to 100: not %j',
  async (args) => {
    app.statements.length = 0;
    expect((await ask(app, ann, ROOM, { id: roomId, ...args })).code).toBe('BAD_USER_INPUT');
    expect(app.statements.filter((text) => text.includes('from messages'))).toEqual([]);
    expect((await ask(app, ann, THREAD, { id: roots[0], ...args })).code).toBe('BAD_USER_INPUT');
  },
);

test.each([2 ** 31, 1e308, 1.5, '10', Number.NaN])(
  'row 125: a size must be a whole number of 32 bits: not %j',
  async (first) => {
    const { code, data } = await ask(app, ann, ROOM, { id: roomId, first });
    expect([code, data]).toEqual(['BAD_USER_INPUT', Number.isNaN(first) ? { room: null } : undefined]);
  },
);
