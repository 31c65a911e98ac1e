import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildProject, buildUser, type TestUser } from '../support/builders.js';
import { rest, restGives } from '../support/rest.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

const NOTHING_THERE = 'There is no such object, or you may not see it.';

let app: TestApp;
let ann: TestUser;
let ben: TestUser;
let carl: TestUser;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app, { username: 'ann', email: 'ann@example.com' });
  ben = await buildUser(app, { username: 'ben', email: 'ben@example.com' });
  carl = await buildUser(app, { username: 'carl' });
});
afterAll(() => app.close());

const theirs = async () => `/api/projects/${(await buildProject(app, { owners: [ann], members: [ben] })).id}/`;

describe('a project', () => {
  test('is made, read, changed and deleted by its owner', async () => {
    const made = await rest(app, ann, 'POST', '/api/projects/', { name: 'Move', description: 'To the harbour' });
    const own = { id: ann.id, username: 'ann', email: 'ann@example.com', avatar: null, created_at: expect.any(String) };
    expect([made.status, made.body]).toEqual([
      201,
      {
        id: expect.any(String),
        name: 'Move',
        description: 'To the harbour',
        owner: own,
        members: [own],
        tasks_count: 0,
        created_at: expect.stringMatching(/Z$/),
        updated_at: expect.stringMatching(/Z$/),
      },
    ]);
    const path = `/api/projects/${made.body.id}/`;
    await restGives(app, ann, 'POST', '/api/tasks/', { title: 'Pack', project: made.body.id });
    expect(await restGives(app, ann, 'GET', path)).toEqual({ ...made.body, tasks_count: 1 });
    app.clock.advance(1);
    const changed = await restGives(app, ann, 'PUT', path, { name: 'The move' });
    expect(changed).toMatchObject({ name: 'The move', description: 'To the harbour' });
    expect(changed.updated_at > made.body.updated_at).toBe(true);
    expect(await restGives(app, ann, 'PATCH', path, { description: '' })).toMatchObject({ description: '' });
    expect((await rest(app, ann, 'DELETE', path)).status).toBe(204);
    expect((await rest(app, ann, 'GET', path)).status).toBe(404);
  });

  test('shows its members, not their addresses', async () => {
    const { owner, members } = await restGives(app, ben, 'GET', await theirs());
    expect(owner).toMatchObject({ id: ann.id, email: null });
    expect(members.map(({ id, email }: { id: string; email: string }) => [id, email])).toEqual([
      [ann.id, null],
      [ben.id, 'ben@example.com'],
    ]);
  });

  test('rows 47 and 129: is as absent to who is not in it as one that never was', async () => {
    const path = await theirs();
    const id = path.split('/')[3]!;
    for (const [method, rest_, body] of [
      ['GET', '', undefined],
      ['PUT', '', { name: 'x' }],
      ['PATCH', '', { name: 'x' }],
      ['DELETE', '', undefined],
      ['POST', 'members/', { user_id: ben.id }],
      ['DELETE', `members/${ben.id}/`, undefined],
    ] as const) {
      for (const other of [id, randomUUID(), ann.id, '-1', '1.5', '1e3', '%201', '%00']) {
        const { status, body: refusal } = await rest(app, carl, method, `/api/projects/${other}/${rest_}`, body);
        expect([method, other, status, refusal]).toEqual([
          method,
          other,
          404,
          { code: 'NOT_FOUND', detail: NOTHING_THERE, ...(method === 'POST' && { error: NOTHING_THERE }) },
        ]);
      }
    }
    expect((await rest(app, ann, 'GET', path)).status).toBe(200);
  });

  test('row 58: is changed by its owners alone', async () => {
    const path = await theirs();
    for (const [method, rest_, body] of [
      ['PUT', '', { name: 'x' }],
      ['DELETE', '', undefined],
      ['POST', 'members/', { user_id: carl.id }],
      ['DELETE', `members/${ann.id}/`, undefined],
    ] as const) {
      const answer = await rest(app, ben, method, `${path}${rest_}`, body);
      expect([method, answer.status, answer.body.code]).toEqual([method, 403, 'FORBIDDEN']);
    }
  });

  test.each([
    [{}, 'name'],
    [{ name: '' }, 'name'],
    [{ name: '\u200b' }, 'name'],
    [{ name: 'a\u0000b' }, 'name'],
    [{ name: '\udfff' }, 'name'],
    [{ name: 'x'.repeat(201) }, 'name'],
    [{ name: 'x', description: 7 }, 'description'],
    [{ name: 'x', owner: 'ann' }, 'owner'],
    [{ name: 'x', members: [] }, 'members'],
  ])('rows 57, 88, 118, 119 and 121: %j makes none', async (body, field) => {
    const answer = await rest(app, ann, 'POST', '/api/projects/', body);
    expect([answer.status, Object.keys(answer.body.errors ?? {})]).toEqual([400, [field]]);
  });
});

describe('members', () => {
  test('are added and removed by an owner, and may leave', async () => {
    const path = await theirs();
    const added = await rest(app, ann, 'POST', `${path}members/`, { user_id: carl.id });
    expect([added.status, added.body]).toEqual([200, { status: 'member added' }]);
    expect((await restGives(app, carl, 'GET', path)).members).toHaveLength(3);
    const removed = await rest(app, ann, 'DELETE', `${path}members/${carl.id}/`);
    expect([removed.status, removed.body]).toEqual([204, null]);
    expect((await rest(app, carl, 'GET', path)).status).toBe(404);
    expect((await rest(app, ben, 'DELETE', `${path}members/${ben.id}/`)).status).toBe(204);
    expect((await rest(app, ben, 'GET', path)).status).toBe(404);
  });

  test('are people who are known', async () => {
    const path = await theirs();
    for (const user_id of [randomUUID(), '-1', path.split('/')[3]!]) {
      const answer = await rest(app, ann, 'POST', `${path}members/`, { user_id });
      expect([answer.status, answer.body]).toEqual([
        404,
        { code: 'NOT_FOUND', detail: 'User not found', error: 'User not found' },
      ]);
      expect((await rest(app, ann, 'DELETE', `${path}members/${user_id}/`)).status).toBe(404);
    }
  });

  test('row 59: keep an owner', async () => {
    const path = await theirs();
    const answer = await rest(app, ann, 'DELETE', `${path}members/${ann.id}/`);
    expect([answer.status, answer.body.code]).toEqual([409, 'CONFLICT']);
  });
});

describe('the list of projects', () => {
  test('has those one is in, the newest first, by pages', async () => {
    const dora = await buildUser(app);
    for (const name of ['b', 'a', 'c']) {
      await buildProject(app, { name, owners: [dora] });
      app.clock.advance(1);
    }
    const first = await restGives(app, dora, 'GET', '/api/projects/?page_size=2');
    expect([first.count, first.results.map(({ name }: { name: string }) => name)]).toEqual([3, ['c', 'a']]);
    const headers = { authorization: `Bearer ${dora.accessToken}` };
    const second = await (await fetch(first.next, { headers })).json();
    expect([second.next, second.results.map(({ name }: { name: string }) => name)]).toEqual([null, ['b']]);
  });

  test('costs the same statements however long it is', async () => {
    const dora = await buildUser(app);
    const count = async () => {
      app.statements.length = 0;
      await restGives(app, dora, 'GET', '/api/projects/?page_size=100');
      return app.statements.length;
    };
    await buildProject(app, { owners: [dora] });
    const few = await count();
    for (let i = 0; i < 20; i++) await buildProject(app, { owners: [dora, ann], members: [ben] });
    expect(await count()).toBe(few);
  });
});
