import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { sql } from 'kysely';
import { createContext } from '../../../src/context.js';
import { change } from '../../../src/db/query.js';
import { inTransaction } from '../../../src/db/transaction.js';
import { addUser } from '../../../src/features/accounts/add-user.js';
import { buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';

let app: TestApp;
let viewer: TestUser;
/** The names whose cursors are longest. */
const HAN = '\u{20000}'.repeat(40);

const PEOPLE: [string, string][] = [
  ['adam', 'Adam 100%'],
  ['berta', 'Under_score'],
  ['carl', 'C:\\temp\\'],
  ['dora', 'Дора Ёлкина'],
  ['emil', 'Emil STRASSE'],
  ['анна', 'Anna'],
  [HAN, 'Han'],
  [`${HAN.slice(2)}\u{20001}`, 'Han'],
];

interface Page {
  nodes: { username: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

const USERS = `query($query: String, $first: Int, $after: String) {
  users(query: $query, first: $first, after: $after) { nodes { username deactivatedAt } pageInfo { hasNextPage endCursor } } }`;

beforeAll(async () => {
  app = await createTestApp();
  await inTransaction(createContext(app), async (tx) => {
    for (const [username, displayName] of PEOPLE)
      await addUser(tx, { username, displayName, passwordHash: null, role: 'USER' });
  });
  viewer = await buildUser(app, { username: 'viewer' });
});
afterAll(() => app.close());

async function find(query: string | null): Promise<string[]> {
  const { users } = await get(app, viewer, USERS, { query, first: 100 });
  return users.nodes.map((user: { username: string }) => user.username);
}

test.each([
  ['AD', ['adam']],
  ['dam', ['adam']],
  ['0%', ['adam']],
  ['%', ['adam']],
  ['_', ['berta']],
  ['r_s', ['berta']],
  ['temp\\', ['carl']],
  ['\\', ['carl']],
  ['ДОРА ё', ['dora']],
  ['straße', ['emil']],
  ['АНН', ['анна']],
  ['ａｄａｍ', ['adam']],
  ["' or 1=1 --", []],
  ['nobody', []],
])('row 122: searching %j finds %j', async (text, found) => {
  expect(await find(text)).toEqual(found);
});

test('all are listed without a text, page by page, each once', async () => {
  const all = await find(null);
  expect(all).toHaveLength(PEOPLE.length + 1);
  expect(await find('')).toEqual(all);
  const paged: string[] = [];
  let after: string | null = null;
  do {
    const { users }: { users: Page } = await get(app, viewer, USERS, { first: 1, after });
    paged.push(...users.nodes.map((user) => user.username));
    after = users.pageInfo.hasNextPage ? users.pageInfo.endCursor : null;
  } while (after);
  expect(paged).toEqual(all);
});

test('a page is one statement however long it is', async () => {
  const count = async (first: number) => {
    app.statements.length = 0;
    await get(app, viewer, USERS, { first });
    return app.statements.length;
  };
  expect(await count(8)).toBe(await count(1));
});

test.each([0, -1, 101])('first: %s is refused', async (first) => {
  expect((await ask(app, viewer, USERS, { first })).code).toBe('BAD_USER_INPUT');
});

test.each(['x', 'x'.repeat(10_000), ''.padEnd(40, 'A')])('row 126: a cursor that is none is refused', async (after) => {
  expect((await ask(app, viewer, USERS, { first: 1, after })).code).toBe('BAD_CURSOR');
});

test.each(['a\0b', '\ud800', 'x'.repeat(101)])('rows 118, 119: a text such as %j is refused', async (text) => {
  expect((await ask(app, viewer, USERS, { query: text, first: 1 })).code).toBe('BAD_USER_INPUT');
});

test('deactivated users are listed for admins only, and nobody for strangers', async () => {
  const admin = await buildUser(app, { username: 'zoe', role: 'ADMIN' });
  await change(app.orm, sql`update users set deactivated_at = ${new Date()} where username_key = 'adam'`);
  expect(await find('adam')).toEqual([]);
  expect((await get(app, admin, USERS, { query: 'adam', first: 1 })).users.nodes).toHaveLength(1);
  expect((await ask(app, null, USERS, { first: 1 })).code).toBe('UNAUTHENTICATED');
});
