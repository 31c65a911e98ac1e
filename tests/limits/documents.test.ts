import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { getIntrospectionQuery, print } from 'graphql';
import { readConfig } from '../../src/config.js';
import { createDocumentReader } from '../../src/graphql/documents.js';
import { createSchema } from '../../src/graphql/schema.js';
import { projectRoot } from '../../src/shared/project-root.js';
import * as generated from '../../web/src/generated/documents.js';
import { buildRoom, buildUser, type TestUser } from '../support/builders.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { doors } from './doors.js';

let app: TestApp;
let ann: TestUser;
let room: { id: string };

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
  room = await buildRoom(app, { owners: [ann] });
});
afterAll(() => app.close());
beforeEach(() => {
  app.statements.length = 0;
});

/** What was read or written, beside who asks and what sockets listen to. */
const resolved = () => app.statements.filter((statement) => !/\b(sessions|log_head|from events)\b/.test(statement));

const nested = (levels: number, inner: string) => `${'threadRoot { '.repeat(levels)}${inner}${' }'.repeat(levels)}`;
const message = (selection: string) => `{ message(id: "x") { ${selection} } }`;
const chain = (count: number, spread: (next: string) => string, last: string) =>
  Array.from(
    { length: count },
    (_, n) => `fragment f${n} on Message { ${n < count - 1 ? spread(`f${n + 1}`) : last} }`,
  );

const VALIDATION = 'GRAPHQL_VALIDATION_FAILED';
const INPUT = 'BAD_USER_INPUT';

const REFUSED: [string, string, string, object?][] = [
  ['row 1: 13 levels', message(nested(11, 'id')), VALIDATION],
  [
    'row 1: 13 levels by fragments',
    [message(`...f0`), ...chain(12, (next) => `threadRoot { ...${next} }`, 'id')].join(' '),
    VALIDATION,
  ],
  [
    'row 1: 13 levels below a connection',
    `{ rooms(first: 1) { edges { node { lastMessage { ${nested(10, 'id')} } } } } }`,
    VALIDATION,
  ],
  ['row 2: 16 aliases', `{ ${Array.from({ length: 16 }, (_, n) => `a${n}: __typename`).join(' ')} }`, VALIDATION],
  ['row 2: 5,000 aliases', `{ ${Array.from({ length: 5000 }, (_, n) => `a${n}: __typename`).join(' ')} }`, VALIDATION],
  [
    'row 5: circular fragments',
    '{ viewer { ...a } } fragment a on User { ...b } fragment b on User { ...a }',
    VALIDATION,
  ],
  [
    'row 5: fragments that grow to 2^10 objects for each of 5',
    [
      '{ rooms(first: 5) { nodes { lastMessage { ...f0 } } } }',
      ...chain(10, (next) => `threadRoot { ...${next} } a: threadRoot { ...${next} }`, 'id'),
    ].join(' '),
    INPUT,
  ],
  ['row 6: 10,000 directives', `{ viewer ${'@include(if: true) '.repeat(10_000)}{ id } }`, VALIDATION],
  ['row 6: an unknown directive', '{ viewer @cached { id } }', VALIDATION],
  ['row 7: 20,000 fields of one name', `{ ${'id '.repeat(20_000)} }`, VALIDATION],
  ['row 7: inline fragments in each other', `{ ${'... { '.repeat(600)} id ${'} '.repeat(600)} }`, VALIDATION],
  ['row 10: an unknown field', '{ viewr { id } }', VALIDATION],
  ['row 14: 50,000 brackets', '['.repeat(50_000), 'GRAPHQL_PARSE_FAILED'],
  ['row 14: 50,000 braces', '{'.repeat(50_000), 'GRAPHQL_PARSE_FAILED'],
  [
    'row 18: pages of 99,999,999 in each other',
    '{ rooms(first: 99999999) { nodes { messages(last: 99999999) { nodes { replies(first: 99999999) { nodes { id } } } } } } }',
    INPUT,
  ],
  [
    'row 18: pages of 100 in each other, by variables',
    'query($n: Int) { rooms(first: $n) { edges { node { messages(last: $n) { nodes { id } } } } } }',
    INPUT,
    { n: 100 },
  ],
  ['row 18: a page of 101', '{ rooms(first: 101) { nodes { id } } }', INPUT],
  ['row 18: a page of 0, as a default', 'query($n: Int = 0) { rooms(first: $n) { nodes { id } } }', INPUT],
  ['row 22: an Int of 2^31', 'query($n: Int) { rooms(first: $n) { nodes { id } } }', INPUT, { n: 2 ** 31 }],
  ['row 22: a float for an Int', 'query($n: Int) { rooms(first: $n) { nodes { id } } }', INPUT, { n: 1.5 }],
  ['row 22: null for non-null', 'query($id: ID!) { room(id: $id) { id } }', INPUT, { id: null }],
  [
    'row 8: a text of 16,385 characters',
    'query($q: String) { publicRooms(query: $q, first: 1) { nodes { id } } }',
    INPUT,
    { q: '\u{1F600}'.repeat(16_385) },
  ],
];

describe.each(doors)('over %s', (name, door) => {
  test.each(REFUSED)('%s: refused before anything is read', async (...[, query, code, variables]) => {
    // More than once: what comes again is known, and compiled.
    for (let time = 0; time < 3; time++) {
      const { status, errors, data } = await door(app, ann, query, variables);
      // Such an address is too long to be read: 16 KiB are all that headers may have.
      if (name === 'GET' && encodeURIComponent(query).length > 15_000) expect(status).toBe(431);
      if (status === 431) continue;
      expect(errors?.[0]?.extensions.code).toBe(code);
      expect(errors![0]!.message).not.toMatch(/Did you mean/);
      if (status !== null) expect(status).toBe(400);
      expect(data ?? null).toBeNull();
    }
    expect(resolved()).toEqual([]);
  });

  test('what is just within the limits is answered', async () => {
    const deepest = await door(app, ann, message(nested(10, 'id')));
    expect(deepest).toMatchObject({ data: { message: null } });
    const connection = `{ rooms(first: 1) { edges { node { lastMessage { ${nested(9, 'id')} } } } } }`;
    expect((await door(app, ann, connection)).errors).toBeUndefined();
    const aliases = `{ ${Array.from({ length: 15 }, (_, n) => `a${n}: __typename`).join(' ')} }`;
    expect((await door(app, ann, aliases)).errors).toBeUndefined();
    const query = 'query($n: Int) { rooms(first: $n) { nodes { messages(last: 98) { nodes { id } } } } }';
    // 50 rooms, and 98 messages in each: 4,950 objects. With 51 rooms 5,049.
    expect((await door(app, ann, query, { n: 50 })).errors).toBeUndefined();
    expect((await door(app, ann, query, { n: 51 })).errors![0]!.extensions.code).toBe(INPUT);
  });

  test('a field counts once, however many fragments ask for it', async () => {
    const fragments = Array.from({ length: 60 }, (_, n) => `fragment f${n} on Room { owner { id } }`);
    const spreads = fragments.map((_, n) => `...f${n}`).join(' ');
    const { errors } = await door(app, ann, `{ rooms(first: 100) { nodes { ${spreads} } } } ${fragments.join(' ')}`);
    expect(errors).toBeUndefined();
  });

  test('row 9: introspection is answered to whom it is open, as tools ask', async () => {
    const { data } = await door(app, ann, getIntrospectionQuery());
    expect(data.__schema.types.length).toBeGreaterThan(20);
  });

  test('row 9: introspection that multiplies is refused', async () => {
    const query = '{ __schema { types { fields { type { fields { type { fields { type { name } } } } } } } } }';
    expect((await door(app, ann, query)).errors![0]!.extensions.code).toBe(VALIDATION);
  });

  if (name !== 'GET') {
    test('row 8: a list of 101 entries is refused', async () => {
      const query = 'mutation($input: CreateRoomInput!) { createRoom(input: $input) { room { id } } }';
      const input = { name: 'big', memberIds: Array.from({ length: 101 }, () => ann.id) };
      const { errors } = await door(app, ann, query, { input });
      expect(errors![0]).toMatchObject({
        extensions: { code: INPUT, fields: { 'input.memberIds': expect.any(String) } },
      });
      expect(resolved()).toEqual([]);
    });
  }
});

test('subscriptions are limited like everything else', async () => {
  const [, overSocket] = doors[2]!;
  const ask = (field: string) =>
    overSocket(
      app,
      ann,
      `subscription($n: Int) { messageAdded(roomId: "${room.id}") { message { room { ${field} } } } }`,
      { n: 100 },
    );
  expect(
    (await ask('messages(last: $n) { nodes { replies(first: $n) { nodes { id } } } }')).errors![0]!.extensions.code,
  ).toBe(INPUT);
  expect((await ask(`lastMessage { ${nested(10, 'id')} }`)).errors![0]!.extensions.code).toBe(VALIDATION);
});

describe('the documents of our own clients keep the limits:', () => {
  const documents = Object.entries(generated).flatMap(([name, value]) =>
    typeof value === 'object' && 'kind' in value ? [[name, print(value as never)] as const] : [],
  );
  const ofGraphiql = ['start.graphql', 'message-added.graphql'].map(
    (file) => [file, readFileSync(path.join(projectRoot, 'web/graphiql', file), 'utf8')] as const,
  );

  test('there are some', () => expect(documents.length).toBeGreaterThan(10));

  test.each([...documents.filter(([name]) => name.endsWith('Document')), ...ofGraphiql])('%s', async (_, text) => {
    const read = createDocumentReader(await createSchema(), readConfig({}).limits);
    expect(read(text)).toMatchObject({ kind: 'Document' });
  });
});
