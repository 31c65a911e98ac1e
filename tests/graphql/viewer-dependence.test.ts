import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  getNamedType,
  isInterfaceType,
  isLeafType,
  isObjectType,
  parse,
  validate,
} from 'graphql';
import { createContext } from '../../src/context.js';
import { readLog } from '../../src/events/read-log.js';
import { openWorkspaceFeed } from '../../src/features/live/feeds.js';
import { createExecutor, type Execute } from '../../src/graphql/execute.js';
import { createSchema } from '../../src/graphql/schema.js';
import { dependsOnViewer } from '../../src/graphql/viewer-dependence.js';
import { buildRoom, buildUser, contextOf, type TestUser } from '../support/builders.js';
import { get } from '../support/client.js';
import { SEND } from '../support/documents.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let schema: GraphQLSchema;
let execute: Execute;
let ann: TestUser;
let bob: TestUser;

beforeAll(async () => {
  app = await createTestApp();
  schema = await createSchema();
  execute = createExecutor(schema);
  ann = await buildUser(app, { email: 'ann@example.org' });
  bob = await buildUser(app);
  const room = await buildRoom(app, { owners: [ann], members: [bob] });
  const { sendMessage } = await get(app, ann, SEND, { input: { roomId: room.id, content: `Hello @${bob.username}` } });
  await get(app, bob, SEND, { input: { roomId: room.id, content: 'A reply', threadRootId: sendMessage.message.id } });
});
afterAll(() => app.close());

/** Every field marked shared, to a depth that reaches each type from an event. */
function selectShared(type: GraphQLNamedType, depth: number): string {
  if (isLeafType(type)) return '';
  if (isInterfaceType(type)) {
    const parts = schema
      .getPossibleTypes(type)
      .map((possible) => `... on ${possible.name} ${selectShared(possible, depth)}`);
    return `{ __typename ${parts.join(' ')} }`;
  }
  const fields = Object.values((type as GraphQLObjectType).getFields()).filter(
    (field) => field.extensions.shared === true,
  );
  const parts = fields.flatMap((field) => {
    const inner = getNamedType(field.type);
    // Under names of their own: fields of one name have other types elsewhere.
    const name = `${type.name}_${field.name}: ${field.name}`;
    if (isLeafType(inner)) return [name];
    return depth > 1 ? [`${name} ${selectShared(inner, depth - 1)}`] : [];
  });
  return `{ __typename ${parts.join(' ')} }`;
}

test('a document of shared fields gives every viewer the same, and what nobody in particular is given', async () => {
  const eventType = getNamedType(schema.getSubscriptionType()!.getFields().events!.type);
  const text = `subscription { events ${selectShared(eventType, 4)} }`;
  const document = parse(text);
  expect(validate(schema, document)).toEqual([]);
  expect(dependsOnViewer(schema, document)).toBe(false);

  const head = { epoch: 'epoch', seq: 0 };
  const feed = await openWorkspaceFeed({ ...contextOf(app, ann), head } as never);
  const events = await readLog(app.orm.em, { after: 0, upTo: 1e9, limit: 1000 });
  const contexts = [createContext(app, { shared: true }), contextOf(app, ann), contextOf(app, bob, 'ADMIN')];
  const answers = await Promise.all(
    contexts.map(async (context) => {
      const values = (await feed.load(context, events)).filter((value) => value !== null);
      return Promise.all(values.map((rootValue) => execute({ document, context, rootValue })));
    }),
  );
  expect(answers[0]!.length).toBeGreaterThan(5);
  expect(answers[0]!.flatMap((answer) => answer.errors ?? [])).toEqual([]);
  expect(JSON.stringify(answers[1])).toBe(JSON.stringify(answers[0]));
  expect(JSON.stringify(answers[2])).toBe(JSON.stringify(answers[0]));
});

describe('a field that is not marked makes the document depend on its viewer', () => {
  const cases = [
    ['Message', 'viewer…', (name: string) => name.startsWith('viewer')],
    ['Room', 'unread counts', (name: string) => name.startsWith('unread')],
    ['User', 'e-mail and cursor', (name: string) => name === 'email' || name === 'cursor'],
    ['Room', 'lists', (name: string) => ['messages', 'members', 'invites', 'lastMessage'].includes(name)],
  ] as const;
  test.each(cases)('%s: %s', (typeName, _, matches) => {
    const type = schema.getType(typeName);
    if (!isObjectType(type)) throw new Error(`${typeName} is missing`);
    const fields = Object.values(type.getFields()).filter((field) => matches(field.name));
    expect(fields.length).toBeGreaterThan(0);
    for (const field of fields) expect([field.name, field.extensions.shared]).toEqual([field.name, undefined]);
  });

  test('wherever it stands: in a fragment, below an interface, under an alias', () => {
    const inFragment = parse(
      'subscription { events { ...F } } fragment F on MessageEvent { message { author { e: email } } }',
    );
    expect(dependsOnViewer(schema, inFragment)).toBe(true);
    const shared = parse(
      'subscription { events { ...F } } fragment F on MessageEvent { message { author { u: username } } }',
    );
    expect(dependsOnViewer(schema, shared)).toBe(false);
  });
});
