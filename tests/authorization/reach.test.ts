import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLSchema,
  getNamedType,
  isCompositeType,
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredArgument,
  isRequiredInputField,
} from 'graphql';
import { createSchema } from '../../src/graphql/schema.js';
import { newId } from '../../src/shared/ids.js';
import { buildUser } from '../support/builders.js';
import { ask } from '../support/client.js';
import { openSocket } from '../support/raw-socket.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { type Row, TABLE, type World } from './table.js';

const PASSWORD = 'correct horse battery';

const schema: GraphQLSchema = await createSchema();
const fields = new Map<string, GraphQLField<unknown, unknown>>(
  [schema.getQueryType()!, schema.getMutationType()!, schema.getSubscriptionType()!].flatMap((type) =>
    Object.values(type.getFields()).map((field) => [`${type.name}.${field.name}`, field] as const),
  ),
);

let app: TestApp;
let world: World;

beforeAll(async () => {
  app = await createTestApp();
  const user = await buildUser(app, { username: 'somebody' });
  const { hash } = app.passwords;
  await app.orm.em.fork().execute('update users set password_hash = ?', [await hash(PASSWORD)]);
  world = { app, user, password: PASSWORD };
});
afterAll(() => app.close());

test('every field has a row, and every row a field', () => {
  expect(Object.keys(TABLE).sort()).toEqual([...fields.keys()].sort());
});

const rowsOf = (type: string) => Object.entries(TABLE).filter(([name]) => name.startsWith(type));

describe('an anonymous caller', () => {
  test.each([...rowsOf('Query'), ...rowsOf('Mutation')])(
    'over HTTP gets of %s what the table says',
    async (name, row) => {
      const { status, code, errors } = await ask(app, null, ...(await documentOf(name, row)));
      if (row.anonymous === 'answered') expect([status, errors]).toEqual([200, undefined]);
      else expect([status, code]).toEqual([200, row.anonymous]);
    },
  );

  test.each(rowsOf('Subscription'))('cannot open a socket for %s', async (name, row) => {
    const socket = await openSocket(app);
    const [query, variables] = await documentOf(name, row);
    socket.send({ type: 'connection_init' });
    socket.send({ id: '1', type: 'subscribe', payload: { query, variables } });
    expect(await socket.closed).toBe(4401);
    expect(socket.messages).toEqual([]);
  });
});

test.each([...rowsOf('Query'), ...rowsOf('Mutation')].filter(([, { anonymous }]) => anonymous !== 'answered'))(
  'a user is not told to sign in by %s',
  async (name, row) => {
    const user = await buildUser(app);
    expect((await ask(app, user, ...(await documentOf(name, row)))).code).not.toBe('UNAUTHENTICATED');
  },
);

/** A document that asks for one field with as little as it takes, and its variables. */
async function documentOf(name: string, row: Row): Promise<[string, object]> {
  const field = fields.get(name)!;
  const args = field.args.filter((argument) => isRequiredArgument(argument) || argument.name === 'first');
  const variables = Object.fromEntries(args.map(({ name, type }) => [name, sampleOf(type)]));
  if (row.input) variables.input = await row.input(world);
  const declared = args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const given = args.map(({ name }) => `${name}: $${name}`).join(', ');
  const operation = name.split('.')[0]!.toLowerCase();
  const call = `${field.name}${given && `(${given})`}${selectionOf(field)}`;
  return [`${operation}${declared && `(${declared})`} { ${call} }`, variables];
}

function selectionOf(field: GraphQLField<unknown, unknown>): string {
  return isCompositeType(getNamedType(field.type)) ? ' { __typename }' : '';
}

/** Some value of a type. */
function sampleOf(type: GraphQLInputType): unknown {
  if (isNonNullType(type)) return sampleOf(type.ofType);
  if (isListType(type)) return [sampleOf(type.ofType)];
  if (isEnumType(type)) return type.getValues()[0]!.name;
  if (isInputObjectType(type)) {
    const required = Object.values(type.getFields()).filter(isRequiredInputField);
    return Object.fromEntries(required.map((field) => [field.name, sampleOf(field.type)]));
  }
  return { ID: newId(), Int: 1, Boolean: true, String: 'something' }[type.name];
}
