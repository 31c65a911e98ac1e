import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CREATE } from '../features/tasks/documents.js';
import { doors } from '../limits/doors.js';
import { buildProject, buildRoom, buildUser, type TestUser } from '../support/builders.js';
import { get } from '../support/client.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

/** What patterns, expressions and full-text searches give a meaning to. Rooms, users, projects and tasks are found by it as it stands. */
const OPERATORS = [
  '%',
  '_',
  '\\',
  '\\\\',
  '\\%',
  '*',
  '?',
  '[a-z]',
  '^',
  '$',
  '.',
  '.*',
  '(',
  ')',
  '|',
  '"',
  "'",
  'NEAR(',
  ':',
  '!',
  '&',
  '<->',
  '-x',
  '+x',
  'AND',
  'x:*',
  '{',
  '~',
];

let app: TestApp;
let ann: TestUser;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app, { username: 'ann' });
  await buildRoom(app, { name: 'plain', owners: [ann], isPrivate: false });
  await buildUser(app, { username: 'plain' });
  for (const [index, operator] of OPERATORS.entries()) {
    await buildRoom(app, { name: `name ${operator}`, owners: [ann], isPrivate: false });
    await buildProject(app, { name: `name ${operator}`, owners: [ann] });
    await get(app, ann, CREATE, { input: { title: `name ${operator}` } });
    const user = await buildUser(app, { username: `user-${index}-named` });
    const input = { displayName: `name ${operator}` };
    await get(app, user, 'mutation($input: UpdateProfileInput!) { updateProfile(input: $input) { user { id } } }', {
      input,
    });
  }
});
afterAll(() => app.close());

/** The names that hold the text as it stands. */
const holding = (text: string) =>
  OPERATORS.map((operator) => `name ${operator}`)
    .filter((name) => name.toLowerCase().includes(text.toLowerCase()))
    .sort();

describe.each(doors)('over %s', (_, door) => {
  test.each(OPERATORS.flatMap((operator) => [operator, `name ${operator}`]))(
    'rows 122, 123: %j finds what holds it, and nothing else',
    async (query) => {
      const document = `query($query: String) {
      publicRooms(first: 100, query: $query) { nodes { name } } users(first: 100, query: $query) { nodes { displayName } }
      projects(first: 100, query: $query) { nodes { name } } tasks(first: 100, filter: { query: $query }) { nodes { title } } }`;
      const { data, errors } = await door(app, ann, document, { query });
      expect(errors).toBeUndefined();
      expect(data.publicRooms.nodes.map(({ name }: { name: string }) => name).sort()).toEqual(holding(query));
      expect(data.projects.nodes.map(({ name }: { name: string }) => name).sort()).toEqual(holding(query));
      expect(data.tasks.nodes.map(({ title }: { title: string }) => title).sort()).toEqual(holding(query));
      expect(data.users.nodes.map(({ displayName }: { displayName: string }) => displayName).sort()).toEqual(
        holding(query),
      );
    },
  );
});
