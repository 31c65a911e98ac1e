import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildRoom, buildUser, type TestUser } from '../support/builders.js';
import { ask } from '../support/client.js';
import { SEND } from '../support/documents.js';
import { connect } from '../support/socket.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let ann: TestUser;
let room: { id: string };

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
  room = await buildRoom(app, { owners: [ann] });
});
afterAll(() => app.close());

interface Outcome {
  errors: { message: string; path?: unknown; extensions: Record<string, unknown> }[];
  data?: unknown;
}

async function overHttp(query: string, variables: object): Promise<Outcome & { status: number }> {
  return (await ask(app, ann, query, variables)) as never;
}

/** One operation on a socket: what `next` carried, or the errors of an `error` message. */
async function overSocket(query: string, variables: object): Promise<Outcome> {
  const client = connect(app, ann);
  const outcome = await new Promise<Outcome>((resolve) => {
    client.subscribe(
      { query, variables: variables as Record<string, unknown> },
      { next: (value) => resolve(value as Outcome), error: (errors) => resolve({ errors } as Outcome), complete() {} },
    );
  });
  await client.dispose();
  return outcome;
}

const HELLO = 'mutation($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }';

describe.each([
  ['HTTP', overHttp],
  ['WebSocket', overSocket],
])('over %s', (_, send) => {
  const first = async (query: string, variables: object = {}) => (await send(query, variables)).errors[0]!;

  test('what is not GraphQL is refused as that', async () => {
    expect((await first('{ viewer {')).extensions).toMatchObject({ code: 'GRAPHQL_PARSE_FAILED' });
  });

  test('an unknown field is refused without a hint at the real one', async () => {
    const error = await first('{ viewr { id } }');
    expect(error.extensions).toMatchObject({ code: 'GRAPHQL_VALIDATION_FAILED' });
    expect(error.message).not.toMatch(/Did you mean/);
  });

  test('a document of more than 1,000 tokens is not read to its end', async () => {
    expect((await first(`{ ${'viewer { id } '.repeat(400)} }`)).extensions).toMatchObject({
      code: 'GRAPHQL_VALIDATION_FAILED',
    });
    expect((await first('['.repeat(50_000))).extensions).toMatchObject({ code: 'GRAPHQL_PARSE_FAILED' });
  });

  test('variables of the wrong type are bad input', async () => {
    for (const input of [
      null,
      5,
      { roomId: room.id },
      { roomId: room.id, content: 5 },
      { roomId: room.id, content: 'x', more: 1 },
    ]) {
      expect((await first(HELLO, { input })).extensions.code).toBe('BAD_USER_INPUT');
    }
  });

  test('a refused value names its field, the first and the second time the document comes', async () => {
    for (let time = 0; time < 3; time++) {
      const error = await first(SEND, { input: { roomId: room.id, content: '  ' } });
      expect(error).toMatchObject({
        path: ['sendMessage'],
        extensions: { code: 'BAD_USER_INPUT', fields: { 'input.content': 'Is blank.' } },
      });
      expect(Object.keys(error.extensions).sort()).toEqual(['code', 'fields']);
    }
  });

  test('row 15: a fault inside is told as an id and nothing else', async () => {
    await app.orm.em.fork().execute('alter table messages rename to mislaid');
    try {
      for (let time = 0; time < 3; time++) {
        const error = await first(SEND, { input: { roomId: room.id, content: 'Hello' } });
        expect(error.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR' });
        expect(error.message).toMatch(/^Something went wrong. Error id: [0-9a-f-]{36}$/);
      }
    } finally {
      await app.orm.em.fork().execute('alter table mislaid rename to messages');
    }
  });

  test('prototype pollution by variables changes nothing', async () => {
    const variables = JSON.parse(`{"input":{"roomId":"${room.id}","content":"x","__proto__":{"polluted":true}}}`);
    await send(HELLO, variables);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

test('a request with a bad token is refused whole, with 401', async () => {
  const answer = await ask(app, { accessToken: 'nonsense' }, '{ viewer { id } }');
  expect([answer.status, answer.code]).toEqual([401, 'UNAUTHENTICATED']);
});

test('beside a bad token one can still sign in, and do nothing else', async () => {
  const login = 'mutation { login(input: { login: "nobody", password: "wrong password" }) { accessToken } }';
  const refused = await ask(app, { accessToken: 'nonsense' }, login);
  expect(refused.errors![0]!.message).toBe('The login or the password is wrong.');
  const both = login.replace('{ login(', '{ logout { sessionCount } login(');
  const whole = await ask(app, { accessToken: 'nonsense' }, both);
  expect([whole.status, whole.code, whole.data]).toEqual([401, 'UNAUTHENTICATED', undefined]);
  expect((await ask(app, { accessToken: 'nonsense' }, '{ organization { id } }')).status).toBe(401);
});

test.each([
  [
    'a body over 1 MiB',
    413,
    'PAYLOAD_TOO_LARGE',
    { body: JSON.stringify({ query: `{ __typename } #${'x'.repeat(1_100_000)}` }) },
  ],
  ['a body that is not JSON', 400, 'BAD_REQUEST', { body: '{' }],
  ['an empty body', 400, 'BAD_REQUEST', { body: '' }],
  ['row 4: a list of operations', 400, 'BAD_REQUEST', { body: '[{"query":"{ __typename }"}]' }],
  ['a type that is not JSON', 415, 'UNSUPPORTED_MEDIA_TYPE', { body: '<x/>', headers: { 'content-type': 'text/xml' } }],
])('%s is refused in the shape of a GraphQL error', async (_, status, code, init) => {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, ...init });
  const body = (await response.json()) as { errors: { extensions: { code: string } }[] };
  expect([response.status, body.errors[0]!.extensions.code]).toEqual([status, code]);
});

test('a subscription by POST is told where to go', async () => {
  const answer = await ask(app, ann, 'subscription { events { cursor } }');
  expect([answer.status, answer.code]).toEqual([400, 'BAD_USER_INPUT']);
});

test('anonymous requests get public answers, and UNAUTHENTICATED for the rest', async () => {
  expect((await ask(app, null, '{ viewer { id } }')).data).toEqual({ viewer: null });
  const answer = await ask(app, null, '{ node(id: "x") { id } }');
  expect([answer.status, answer.code]).toEqual([200, 'UNAUTHENTICATED']);
});

test('sockets without a good token are closed with 4401', async () => {
  const client = connect(app, { accessToken: 'nonsense' });
  const closed = new Promise<CloseEvent>((resolve) => client.on('closed', (event) => resolve(event as CloseEvent)));
  client.subscribe({ query: '{ viewer { id } }' }, { next() {}, error() {}, complete() {} });
  expect((await closed).code).toBe(4401);
});
