import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { migrations } from '../../../migrations/index.js';
import { createContext } from '../../../src/context.js';
import { migrate } from '../../../src/db/migrate.js';
import { openOrm } from '../../../src/db/orm.js';
import { change } from '../../../src/db/query.js';
import { newId } from '../../../src/shared/ids.js';
import { buildProject, buildUser, type TestUser } from '../../support/builders.js';
import { get } from '../../support/client.js';
import { createTestApp, database, newDatabase, type TestApp } from '../../support/test-app.js';
import { CREATE, DELETE, TASKS, UPDATE } from './documents.js';

/** One more than are looked at by their ids. */
const MANY = 5001;

let app: TestApp;
let ann: TestUser;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
});
afterAll(() => app.close());

const create = async (title: string, description = '', input = {}): Promise<{ id: string }> =>
  (await get(app, ann, CREATE, { input: { title, description, ...input } })).createTask.task;

const found = async (query: string): Promise<string[]> =>
  (await get(app, ann, TASKS, { first: 100, filter: { query } })).tasks.nodes.map(
    ({ title }: { title: string }) => title,
  );

test('a text is found wherever it stands and however it is written, and nothing that only has its parts', async () => {
  await create('Straße nach Köln 👩‍👩‍👧', 'Купить Молоко\nи "хлеб"');
  await create('abcd cdef', 'defa');
  for (const query of [
    'STRASSE',
    'köLN',
    '👩‍👩‍👧',
    '👩',
    'молоко',
    'и "хлеб"',
    'ko\nи',
    'Молоко\nи',
    '👧\nКупить',
    'öln 👩',
  ])
    expect([query, await found(query)]).toEqual([query, query === 'ko\nи' ? [] : ['Straße nach Köln 👩‍👩‍👧']]);
  for (const query of ['abcd', 'cd c', 'def\ndefa', 'cdef']) expect(await found(query)).toEqual(['abcd cdef']);
  // All their threes are in it.
  for (const query of ['abcdef', 'abcd defa', 'bcd" OR "xyz', 'abc*']) expect(await found(query)).toEqual([]);
  const long = 'x1y2'.repeat(50);
  await create('long', `${'before '.repeat(2000)}${long} after`);
  expect(await found(long)).toEqual(['long']);
  expect(await found(`${long.slice(1)}z`)).toEqual([]);
});

test('what a task is changed to is found, what it was is not, and a deleted one no more', async () => {
  const { id } = await create('a first wording', 'kept remark');
  await get(app, ann, UPDATE, { input: { id, title: 'the second one' } });
  expect([await found('first wording'), await found('second'), await found('kept remark')]).toEqual([
    [],
    ['the second one'],
    ['the second one'],
  ]);
  await get(app, ann, UPDATE, { input: { id, description: 'another text', status: 'DONE' } });
  expect([await found('kept remark'), await found('another text')]).toEqual([[], ['the second one']]);
  await get(app, ann, DELETE, { input: { id } });
  expect(await found('another text')).toEqual([]);
});

test('lists of many projects look a text up once', async () => {
  const document =
    '{ projects(first: 20) { nodes { tasks(first: 5, filter: { query: "needle" }) { nodes { title } } } } }';
  const list = async () => {
    app.statements.length = 0;
    const { nodes } = (await get(app, ann, document)).projects;
    return {
      count: app.statements.length,
      titles: nodes.map(({ tasks }: { tasks: { nodes: object[] } }) => tasks.nodes),
    };
  };
  for (let index = 0; index < 2; index++) await buildProject(app, { owners: [ann] });
  const few = await list();
  for (let index = 0; index < 5; index++) {
    const { id } = await buildProject(app, { owners: [ann] });
    await create(`needle ${index}`, '', { projectId: id });
  }
  const many = await list();
  expect([few.count, few.titles.flat()]).toEqual([many.count, []]);
  expect(many.titles.flat()).toHaveLength(5);
});

test('a text that very many hold is found in their order', async () => {
  const { id } = await create('common word');
  const numbers =
    database === 'sqlite'
      ? sql`with recursive numbers (n) as (select 1 union all select n + 1 from numbers where n < ${MANY}) select n from numbers`
      : sql`select n from generate_series(1, cast(${MANY} as int)) as numbers (n)`;
  const newId = sql`substr(t.id_text, 1, 24) || substr('00000000000' || n.n, -12)`;
  const numbered =
    database === 'sqlite' ? newId : sql`cast(left(t.id_text, 24) || lpad(cast(n.n as text), 12, '0') as uuid)`;
  const idText = database === 'sqlite' ? sql`id` : sql`cast(id as text)`;
  await change(
    createContext(app),
    sql`insert into tasks (id, title, description, search_text, status, priority, creator_id, created_at, updated_at, version)
      select ${numbered}, 'common word', '', 'common word', 'TODO', 'LOW', creator_id, created_at, updated_at, 1
      from (select *, ${idText} as id_text from tasks where id = ${id}) t, (${numbers}) n`,
  );
  const last = await create('the newest', 'common word');
  const { tasks } = await get(app, ann, TASKS, { first: 3, filter: { query: 'common word' } });
  expect(tasks.nodes).toHaveLength(3);
  expect(tasks.nodes[0]).toEqual({ id: last.id, title: 'the newest' });
  expect(tasks.pageInfo.hasNextPage).toBe(true);
});

test('what was there before the index is found by it, also when the file was vacuumed', async () => {
  const list = migrations[database] as { name: string; class: unknown }[];
  const since = list.splice(list.findIndex(({ name }) => name.endsWith('-task-search')));
  const place = await newDatabase();
  await migrate(place).finally(() => list.push(...since));
  const orm = await openOrm(place);
  const old = { em: orm.em.fork() };
  const [userId, at] = [newId(), new Date()];
  await change(
    old,
    sql`insert into users (id, username, username_key, display_name, search_text, role, created_at, version)
      values (${userId}, 'bob', 'bob', 'bob', 'bob', 'USER', ${at}, 1)`,
  );
  for (const title of ['an old task', 'one more'])
    await change(
      old,
      sql`insert into tasks (id, title, description, search_text, status, priority, creator_id, created_at, updated_at, version)
        values (${newId()}, ${title}, '', ${`${title}\nwritten long ago`}, 'TODO', 'LOW', ${userId}, ${at}, ${at}, 1)`,
    );
  await orm.close(true);
  const now = await createTestApp(place);
  const admin = await buildUser(now, { role: 'ADMIN' });
  const titles = async (query: string) =>
    (await get(now, admin, TASKS, { first: 9, filter: { query } })).tasks.nodes.map(
      ({ title }: { title: string }) => title,
    );
  expect(await titles('LONG AGO')).toEqual(['one more', 'an old task']);
  const ctx = createContext(now);
  await change(ctx, sql`delete from tasks where title = ${'an old task'}`);
  await change(ctx, sql`vacuum`);
  await get(now, admin, CREATE, { input: { title: 'a new task' } });
  expect([await titles('long ago'), await titles('new task'), await titles('old task')]).toEqual([
    ['one more'],
    ['a new task'],
    [],
  ]);
  await now.close();
});
