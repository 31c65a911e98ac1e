import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildRoom, buildUser, type TestUser } from '../support/builders.js';
import { get } from '../support/client.js';
import { rest, restGives } from '../support/rest.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let ann: TestUser;
let ben: TestUser;
let room: { id: string };

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app, { username: 'ann', email: 'ann@example.com' });
  ben = await buildUser(app, { username: 'ben', email: 'ben@example.com' });
  room = await buildRoom(app, { name: 'Kitchen', owners: [ann], members: [ben] });
});
afterAll(() => app.close());

describe('lists of rooms', () => {
  test('are pages of the rooms one is in', async () => {
    const { count, next, previous, results } = await restGives(app, ann, 'GET', '/api/rooms/?page_size=1');
    expect({ count, previous }).toEqual({ count: 2, previous: null });
    expect(next).toBe(`${app.url}/api/rooms/?page_size=1&page=2`);
    const second = await (await fetch(next, { headers: { authorization: `Bearer ${ann.accessToken}` } })).json();
    expect(second).toMatchObject({ count: 2, next: null, previous: `${app.url}/api/rooms/?page_size=1&page=1` });
    expect([...results, ...second.results].map(({ name }) => name).sort()).toEqual(['Kitchen', 'general']);
  });

  test('have 20 results where nothing is said', async () => {
    const carl = await buildUser(app);
    for (let i = 0; i < 20; i++) await buildRoom(app, { owners: [carl] });
    const page = await restGives(app, carl, 'GET', '/api/rooms/');
    expect([page.count, page.results.length]).toEqual([21, 20]);
    expect((await restGives(app, carl, 'GET', '/api/rooms/?page=2')).results).toHaveLength(1);
    const beyond = await rest(app, carl, 'GET', '/api/rooms/?page=3');
    expect([beyond.status, beyond.body.code]).toEqual([404, 'NOT_FOUND']);
  });

  test('cost the same statements however many there are', async () => {
    const carl = await buildUser(app);
    const count = async () => {
      app.statements.length = 0;
      await restGives(app, carl, 'GET', '/api/rooms/?page_size=100');
      return app.statements.length;
    };
    await buildRoom(app, { owners: [carl] });
    const few = await count();
    for (let i = 0; i < 30; i++) await buildRoom(app, { owners: [carl, ben] });
    expect(await count()).toBe(few);
  });

  test.each(['page=0', 'page=-1', 'page=1.5', 'page=1e3', 'page=%201', 'page=NaN', 'page=9223372036854775808'])(
    'row 125: ?%s is no page',
    async (query) => {
      const answer = await rest(app, ann, 'GET', `/api/rooms/?${query}`);
      expect([answer.status, Object.keys(answer.body.errors)]).toEqual([400, ['page']]);
    },
  );

  test.each(['page_size=0', 'page_size=101', 'page_size=2147483648', 'page_size=1e308'])(
    'row 125: ?%s is no size',
    async (query) => {
      const answer = await rest(app, ann, 'GET', `/api/rooms/?${query}`);
      expect([answer.status, Object.keys(answer.body.errors)]).toEqual([400, ['page_size']]);
    },
  );

  test.each(['page=1&page=2', 'page[]=1', 'page%5B%5D=1', 'pages=1', '__proto__=1', 'page=1&page_size=2&page_size=2'])(
    'row 91: ?%s, twice or unknown, is refused',
    async (query) => {
      const answer = await rest(app, ann, 'GET', `/api/rooms/?${query}`);
      expect([answer.status, answer.body.code]).toEqual([400, 'BAD_USER_INPUT']);
    },
  );
});

describe('a room', () => {
  test('is made, read, changed and deleted', async () => {
    const made = await rest(app, ann, 'POST', '/api/rooms/', { name: 'Hall' });
    expect(made.status).toBe(201);
    expect(made.body).toEqual({
      id: expect.any(String),
      name: 'Hall',
      topic: null,
      is_private: false,
      owner: { id: ann.id, username: 'ann', email: 'ann@example.com', avatar: null, created_at: expect.any(String) },
      participants_count: 1,
      created_at: expect.any(String),
    });
    const path = `/api/rooms/${made.body.id}/`;
    expect(await restGives(app, ann, 'GET', path)).toEqual(made.body);
    expect(await restGives(app, ann, 'PUT', path, { name: 'Old hall' })).toMatchObject({ name: 'Old hall' });
    const patched = await restGives(app, ann, 'PATCH', path, { topic: 'Echoes', is_private: true });
    expect(patched).toEqual({ ...made.body, name: 'Old hall', topic: 'Echoes', is_private: true });
    const deleted = await rest(app, ann, 'DELETE', path);
    expect([deleted.status, deleted.body]).toEqual([204, null]);
    expect((await rest(app, ann, 'GET', path)).status).toBe(403);
  });

  test('hides the addresses of others', async () => {
    const { owner } = await restGives(app, ben, 'GET', `/api/rooms/${room.id}/`);
    expect(owner).toMatchObject({ username: 'ann', email: null });
  });

  test('row 58: is changed and deleted by its owners alone', async () => {
    const path = `/api/rooms/${room.id}/`;
    for (const [method, body] of [['PUT', { name: 'x' }], ['PATCH', { name: 'x' }], ['DELETE']] as const) {
      const answer = await rest(app, ben, method, path, body);
      expect([method, answer.status, answer.body.code]).toEqual([method, 403, 'FORBIDDEN']);
    }
    expect((await restGives(app, ben, 'GET', path)).name).toBe('Kitchen');
  });

  test.each([
    [{}, 'name'],
    [{ name: '' }, 'name'],
    [{ name: ' \u200b ' }, 'name'],
    [{ name: 'a\u0000b' }, 'name'],
    [{ name: '\ud800' }, 'name'],
    [{ name: 'x'.repeat(201) }, 'name'],
    [{ name: 'x', owner: 'somebody' }, 'owner'],
    [{ name: 'x', is_private: 'yes' }, 'is_private'],
  ])('rows 57, 118, 119 and 121: %j makes none', async (body, field) => {
    const answer = await rest(app, ann, 'POST', '/api/rooms/', body);
    expect([answer.status, answer.body.code, Object.keys(answer.body.errors)]).toEqual([
      400,
      'BAD_USER_INPUT',
      [field],
    ]);
  });
});

describe('rows 47 and 129: to who is not in it, a room is as absent as one that never was:', () => {
  let carl: TestUser;
  let messageId: string;
  const bodyOf = { POST: { content: 'hello' }, PUT: { name: 'x' }, PATCH: { name: 'x' } } as Record<string, object>;

  beforeAll(async () => {
    carl = await buildUser(app);
    messageId = (await restGives(app, ann, 'POST', `/api/rooms/${room.id}/messages/`, { content: 'secret' })).id;
  });

  test.each([
    ['GET', ''],
    ['PUT', ''],
    ['PATCH', ''],
    ['DELETE', ''],
    ['GET', 'participants/'],
    ['GET', 'messages/'],
    ['POST', 'messages/'],
    ['POST', 'leave/'],
    ['POST', 'join/'],
  ] as const)('%s /api/rooms/…/%s', async (method, rest_) => {
    const body = rest_ === 'leave/' || rest_ === 'join/' ? {} : bodyOf[method];
    const answers = await Promise.all(
      [room.id, randomUUID(), ann.id, '-1', '1.5', '1e3', '%201', 'x'.repeat(100), '%00'].map((id) =>
        rest(app, carl, method, `/api/rooms/${id}/${rest_}`, body),
      ),
    );
    for (const answer of answers)
      expect([answer.status, answer.body]).toEqual([
        403,
        { code: 'FORBIDDEN', detail: 'You are not in this room, or there is none.' },
      ]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
  });

  test.each(['GET', 'DELETE'] as const)('%s /api/messages/…', async (method) => {
    const answers = await Promise.all(
      [messageId, randomUUID(), room.id, '-1', '%00'].map((id) => rest(app, carl, method, `/api/messages/${id}/`)),
    );
    for (const { status, body } of answers) expect([status, body]).toEqual([403, answers[0]!.body]);
    expect(answers[0]!.body.detail).toBe('You are not in the room of this message, or there is none.');
    expect((await rest(app, ann, 'GET', `/api/messages/${messageId}/`)).status).toBe(200);
  });

  test('a public one too, until he joins it', async () => {
    const open = await buildRoom(app, { name: 'Garden', owners: [ann], isPrivate: false });
    const path = `/api/rooms/${open.id}/`;
    expect((await rest(app, carl, 'GET', path)).status).toBe(403);
    expect(await restGives(app, carl, 'POST', `${path}join/`)).toMatchObject({ name: 'Garden', participants_count: 2 });
    expect((await rest(app, carl, 'GET', path)).status).toBe(200);
    expect((await rest(app, carl, 'POST', `${path}leave/`)).status).toBe(200);
    expect((await rest(app, carl, 'GET', path)).status).toBe(403);
  });

  test('nobody at all is told so first', async () => {
    for (const id of [room.id, randomUUID()])
      expect((await rest(app, null, 'GET', `/api/rooms/${id}/`)).status).toBe(401);
  });
});

describe('participants', () => {
  test('are listed in the order in which they came', async () => {
    const page = await restGives(app, ben, 'GET', `/api/rooms/${room.id}/participants/`);
    expect(page).toMatchObject({ count: 2, next: null, previous: null });
    expect(page.results).toEqual([
      { user: expect.objectContaining({ id: ann.id, email: null }), role: 'owner', joined_at: expect.any(String) },
      {
        user: expect.objectContaining({ id: ben.id, email: 'ben@example.com' }),
        role: 'member',
        joined_at: expect.any(String),
      },
    ]);
  });

  test('come into a private room by the code of an invite, and stay out with another', async () => {
    const dora = await buildUser(app);
    const INVITE = 'mutation($id: ID!) { createRoomInvite(input: { roomId: $id }) { code } }';
    const { code } = (await get(app, ann, INVITE, room)).createRoomInvite;
    const join = (given: string) => rest(app, dora, 'POST', `/api/rooms/${room.id}/join/`, { code: given });
    expect((await join('wrong')).body.code).toBe('INVITE_INVALID');
    expect((await join(code)).status).toBe(200);
    expect((await restGives(app, dora, 'GET', `/api/rooms/${room.id}/`)).participants_count).toBe(3);
  });

  test('row 59: the last owner does not leave, nor anybody the room of all', async () => {
    const left = await rest(app, ann, 'POST', `/api/rooms/${room.id}/leave/`);
    expect([left.status, left.body.code]).toEqual([409, 'CONFLICT']);
    const { results } = await restGives(app, ann, 'GET', '/api/rooms/?page_size=100');
    const general = results.find((one: { name: string }) => one.name === 'general');
    expect(general.owner).toBeNull();
    expect((await rest(app, ann, 'POST', `/api/rooms/${general.id}/leave/`)).status).toBe(409);
  });
});
