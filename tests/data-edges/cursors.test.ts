import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { encodeLogCursor, encodePageCursor } from '../../src/shared/cursors.js';
import { newId } from '../../src/shared/ids.js';
import { COMMENT, CREATE } from '../features/tasks/documents.js';
import { doors } from '../limits/doors.js';
import { buildProject, buildRoom, buildUser, type TestUser } from '../support/builders.js';
import { get } from '../support/client.js';
import { ADDED, CURSOR, EVENTS, SEND } from '../support/documents.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

const PAGE_INFO = 'pageInfo { endCursor }';
/** Each list that is read by pages, with what its cursors are sealed for. */
const LISTS: Record<string, { query: string; scope(): string }> = {
  rooms: { query: `{ rooms(first: 1, after: $after) { ${PAGE_INFO} } }`, scope: () => `rooms:${ann.id}` },
  publicRooms: { query: `{ publicRooms(first: 1, after: $after) { ${PAGE_INFO} } }`, scope: () => 'publicRooms:' },
  users: { query: `{ users(first: 1, after: $after) { ${PAGE_INFO} } }`, scope: () => 'users' },
  members: {
    query: `{ room(id: $roomId) { members(first: 1, after: $after) { ${PAGE_INFO} } } }`,
    scope: () => `members:${ids.roomId}`,
  },
  messages: {
    query: `{ room(id: $roomId) { messages(first: 1, after: $after) { ${PAGE_INFO} } } }`,
    scope: () => `messages:${ids.roomId}`,
  },
  projects: { query: `{ projects(first: 1, after: $after) { ${PAGE_INFO} } }`, scope: () => 'projects:' },
  projectMembers: {
    query: `{ project(id: $projectId) { members(first: 1, after: $after) { ${PAGE_INFO} } } }`,
    scope: () => `projectMembers:${ids.projectId}`,
  },
  projectTasks: {
    query: `{ project(id: $projectId) { tasks(first: 1, after: $after) { ${PAGE_INFO} } } }`,
    scope: () => `tasks:${ids.projectId}:CREATED_DESC`,
  },
  tasksByDueDate: {
    query: `{ tasks(first: 1, orderBy: DUE_ASC, after: $after) { ${PAGE_INFO} } }`,
    scope: () => 'tasks:DUE_ASC',
  },
  tasksByPriority: {
    query: `{ tasks(first: 1, orderBy: PRIORITY_DESC, after: $after) { ${PAGE_INFO} } }`,
    scope: () => 'tasks:PRIORITY_DESC',
  },
  comments: {
    query: `{ task(id: $taskId) { comments(first: 1, after: $after) { ${PAGE_INFO} } } }`,
    scope: () => `taskComments:${ids.taskId}`,
  },
  history: {
    query: `{ task(id: $taskId) { history(first: 1, after: $after) { ${PAGE_INFO} } } }`,
    scope: () => `taskHistory:${ids.taskId}`,
  },
  replies: {
    query: `{ message(id: $messageId) { replies(first: 1, after: $after) { ${PAGE_INFO} } } }`,
    scope: () => `replies:${ids.messageId}`,
  },
};

let app: TestApp;
let ann: TestUser;
let ids: { roomId: string; messageId: string; projectId: string; taskId: string };
/** A good cursor of each list, of the viewer's room, of a room of somebody else and of another user. */
const cursors: Record<string, string> = {};
let foreign: string[];
let log: string;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
  const bob = await buildUser(app);
  ids = await fill(ann, bob);
  const ofBob = await fill(bob, ann, [bob]);
  for (const name of Object.keys(LISTS)) cursors[name] = await cursorOf(name, ann, ids);
  foreign = await Promise.all(
    ['rooms', 'members', 'messages', 'replies', 'projectMembers', 'projectTasks', 'comments', 'history'].map((name) =>
      cursorOf(name, bob, ofBob),
    ),
  );
  log = (await get(app, ann, CURSOR)).viewer.cursor;
});
afterAll(() => app.close());

async function fill(owner: TestUser, other: TestUser, members = [other]): Promise<typeof ids> {
  const { id: roomId } = await buildRoom(app, { owners: [owner], members: members.filter((one) => one !== owner) });
  await buildRoom(app, { owners: [owner], isPrivate: false });
  const send = async (input: object) =>
    (await get(app, owner, SEND, { input: { roomId, content: 'x', ...input } })).sendMessage.message.id;
  const messageId = await send({});
  await send({ threadRootId: messageId });
  const { id: projectId } = await buildProject(app, {
    owners: [owner],
    members: members.filter((one) => one !== owner),
  });
  const { createTask } = await get(app, owner, CREATE, { input: { title: 'x', projectId } });
  const taskId = createTask.task.id;
  await get(app, owner, COMMENT, { input: { taskId, content: 'x' } });
  return { roomId, messageId, projectId, taskId };
}

function documentOf(name: string): string {
  const { query } = LISTS[name]!;
  const declared = [
    '$after: String',
    ...['roomId', 'messageId', 'projectId', 'taskId'].filter((id) => query.includes(id)).map((id) => `$${id}: ID!`),
  ];
  return `query(${declared.join(', ')}) ${query}`;
}

async function cursorOf(name: string, user: TestUser, of: typeof ids): Promise<string> {
  const found = JSON.stringify(await get(app, user, documentOf(name), { ...of, after: null }));
  return /"endCursor":"([^"]+)"/.exec(found)![1]!;
}

/** The same with one bit changed, at each place in turn. */
function edited(cursor: string): string[] {
  const bytes = Buffer.from(cursor, 'base64url');
  return [...bytes.keys()].map((place) => {
    const copy = Buffer.from(bytes);
    copy[place]! ^= 1;
    return copy.toString('base64url');
  });
}

/** Rightly sealed, as anybody can, with keys that no row has. */
const FORGED_KEYS = [
  ...[
    '',
    'x',
    '-1',
    '1.5',
    '9e300',
    'Infinity',
    '9007199254740993',
    "' or 1=1 --",
    '\0',
    'a\0b',
    '\ufffd',
    'x'.repeat(100),
  ].map((value) => ({ value, id: '' })),
  { value: '1', id: 'no-uuid' },
  { value: '1', id: '\0' },
  { value: '1', id: newId() },
  { value: '1', id: "' or 1=1 --" },
];

describe.each(doors)('over %s', (name, door) => {
  describe.each(Object.keys(LISTS))('the list of %s', (list) => {
    const ask = async (after: string) => {
      const { errors, data } = await door(app, ann, documentOf(list), { ...ids, after });
      return { code: errors?.[0]?.extensions.code, data };
    };

    test('row 126: takes its own cursors, and none that was edited', async () => {
      expect((await ask(cursors[list]!)).code).toBeUndefined();
      for (const after of edited(cursors[list]!))
        expect([after, (await ask(after)).code]).toEqual([after, 'BAD_CURSOR']);
    });

    test('row 126: takes none of other lists, of other rooms and users, of the log, and none that is no cursor', async () => {
      const others = Object.keys(LISTS)
        .filter((other) => other !== list)
        .map((other) => cursors[other]!);
      const wrong = [
        ...others,
        ...foreign.filter((cursor) => cursor !== cursors[list]),
        log,
        '',
        '=',
        'é',
        '☃',
        'x'.repeat(name === 'GET' ? 8000 : 10_240),
      ];
      for (const after of wrong) expect([after, (await ask(after)).code]).toEqual([after, 'BAD_CURSOR']);
    });

    test('row 126: is not harmed by forged ones', async () => {
      for (const key of FORGED_KEYS) {
        const { code } = await ask(encodePageCursor(key, LISTS[list]!.scope()));
        expect([key, [undefined, 'BAD_CURSOR']]).toEqual([key, expect.arrayContaining([code])]);
      }
    });
  });
});

describe('a subscription', () => {
  const [, overSocket] = doors.find(([name]) => name === 'WebSocket')!;
  const refusalOf = async (query: string, after: string) =>
    (await overSocket(app, ann, query, { ...ids, after })).errors?.[0]?.extensions.code;
  const epoch = () => Buffer.from(log, 'base64url').toString().split(':')[1]!;

  test.each([
    ['messageAdded', ADDED],
    ['events', EVENTS],
  ])(
    'row 126: to %s takes no cursor of a list, none that was edited, and none of another history',
    async (_, query) => {
      const wrong = [...Object.values(cursors), ...edited(log), '', 'é', 'x'.repeat(10_240)];
      for (const after of wrong) expect([after, await refusalOf(query, after)]).toEqual([after, 'BAD_CURSOR']);
      for (const position of [
        { epoch: newId(), seq: 1 },
        { epoch: epoch(), seq: 1e9 },
      ])
        expect(await refusalOf(query, encodeLogCursor(position))).toBe('RESYNC_REQUIRED');
    },
  );

  test.each([-1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, 1e300])(
    'row 126: forged for the place %p is refused',
    async (seq) => {
      for (const query of [ADDED, EVENTS])
        expect(await refusalOf(query, encodeLogCursor({ epoch: epoch(), seq }))).toMatch(
          /^(BAD_CURSOR|RESYNC_REQUIRED)$/,
        );
    },
  );

  test.each(['', '\0', "' or 1=1 --"])('row 126: forged for the history %j is refused', async (forged) => {
    for (const query of [ADDED, EVENTS])
      expect(await refusalOf(query, encodeLogCursor({ epoch: forged, seq: 1 }))).toMatch(
        /^(BAD_CURSOR|RESYNC_REQUIRED)$/,
      );
  });
});
