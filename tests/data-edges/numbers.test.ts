import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildRoom, buildUser, type TestUser } from '../support/builders.js';
import { openReady, type RawSocket } from '../support/raw-socket.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let ann: TestUser;
let roomId: string;
let socket: RawSocket;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
  roomId = (await buildRoom(app, { owners: [ann] })).id;
  socket = await openReady(app, ann);
});
afterAll(async () => {
  socket.close();
  await app.close();
});

const PAGE = 'query($n: Int) { rooms(first: $n) { nodes { id } } }';
const INVITE =
  'mutation($id: ID!, $n: Int) { createRoomInvite(input: { roomId: $id, maxUses: $n }) { invite { maxUses } } }';

type Codes = (string | undefined)[];
/** Sends variables as they are written: JSON.stringify would write no 1e308 and no NaN. */
type Ask = (query: string, variables: string) => Promise<Codes>;

async function codesOf(response: Response): Promise<Codes> {
  const { errors = [] } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return errors.map(({ extensions }) => extensions.code);
}

const authorization = () => `Bearer ${ann.accessToken}`;
let count = 0;

const doors: [string, Ask][] = [
  [
    'POST',
    async (query, variables) =>
      codesOf(
        await fetch(`${app.url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: authorization() },
          body: `{"query":${JSON.stringify(query)},"variables":${variables}}`,
        }),
      ),
  ],
  [
    'GET',
    async (query, variables) =>
      codesOf(
        await fetch(`${app.url}/graphql?${new URLSearchParams({ query, variables })}`, {
          headers: { 'apollo-require-preflight': '1', authorization: authorization() },
        }),
      ),
  ],
  [
    'WebSocket',
    async (query, variables) => {
      const id = String(++count);
      socket.send(
        `{"id":"${id}","type":"subscribe","payload":{"query":${JSON.stringify(query)},"variables":${variables}}}`,
      );
      const { type, payload } = await socket.first((message) => message.id === id);
      const errors = type === 'error' ? payload : (payload as { errors?: unknown }).errors;
      return ((errors ?? []) as { extensions: { code: string } }[]).map(({ extensions }) => extensions.code);
    },
  ],
];

const NO_INT = [
  '2147483648',
  '-2147483649',
  '9223372036854775808',
  '1e308',
  '1e999',
  '1.5',
  '"10"',
  'true',
  '[10]',
  '{}',
];
const NO_SIZE = ['0', '-1', '101', '2147483647', '-2147483648', '-0'];

describe.each(doors)('over %s', (name, ask) => {
  test.each([...NO_INT, ...NO_SIZE])('row 125: no page has the size %s, and none is read', async (n) => {
    app.statements.length = 0;
    expect(await ask(PAGE, `{"n":${n}}`)).toEqual(['BAD_USER_INPUT']);
    expect(app.statements.filter((statement) => /from rooms/i.test(statement))).toEqual([]);
  });

  test('row 125: NaN is no JSON, and a whole number may be written as it likes', async () => {
    for (const n of ['1', '1.0', '1e2']) expect(await ask(PAGE, `{"n":${n}}`)).toEqual([]);
    if (name !== 'WebSocket') expect(await ask(PAGE, '{"n":NaN}')).toEqual(['BAD_REQUEST']);
  });

  if (name !== 'GET')
    test.each([...NO_INT, '0', '-1', '-2147483648'])('row 125: no invite is good for %s people', async (n) => {
      expect(await ask(INVITE, `{"id":"${roomId}","n":${n}}`)).toEqual(['BAD_USER_INPUT']);
    });
});
