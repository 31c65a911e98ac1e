import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { buildRoom, buildUser, type TestUser } from '../support/builders.js';
import { get } from '../support/client.js';
import { SEND } from '../support/documents.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;
let ann: TestUser;
let ids: { roomId: string; messageId: string };

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
  const room = await buildRoom(app, { owners: [ann] });
  const { sendMessage } = await get(app, ann, SEND, { input: { roomId: room.id, content: 'Hello' } });
  const input = { messageId: sendMessage.message.id, emoji: '👍' };
  await get(app, ann, 'mutation($input: AddReactionInput!) { addReaction(input: $input) { cursor } }', { input });
  ids = { roomId: room.id, messageId: sendMessage.message.id };
});
afterAll(() => app.close());

/** The body is text, for JSON.stringify has no 1e308 of its own. */
async function ask(query: string, size: string) {
  const variables = `{"roomId":"${ids.roomId}","messageId":"${ids.messageId}","size":${size}}`;
  const response = await fetch(`${app.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${ann.accessToken}` },
    body: `{"query":${JSON.stringify(query)},"variables":${variables}}`,
  });
  const { errors = [] } = (await response.json()) as { errors?: { extensions: { code: string } }[] };
  return { status: response.status, codes: errors.map(({ extensions }) => extensions.code) };
}

/** The statements sent, but for the one that looks up who asks. */
const listStatements = () => app.statements.filter((statement) => !/\bsessions\b/.test(statement));

const LISTS = {
  rooms: '{ rooms(first: $size) { nodes { id } } }',
  publicRooms: '{ publicRooms(first: $size) { nodes { id } } }',
  users: '{ users(first: $size) { nodes { id } } }',
  'members of a room': '{ room(id: $roomId) { members(first: $size) { nodes { role } } } }',
  'messages of a room': '{ room(id: $roomId) { messages(first: $size) { nodes { id } } } }',
  'the last messages of a room': '{ room(id: $roomId) { messages(last: $size) { nodes { id } } } }',
  'replies to a message': '{ message(id: $messageId) { replies(first: $size) { nodes { id } } } }',
  'the last replies to a message': '{ message(id: $messageId) { replies(last: $size) { nodes { id } } } }',
  'users of a reaction': '{ message(id: $messageId) { reactions { users(first: $size) { id } } } }',
};

/** The variables that a selection uses, for a document may declare no others. */
function documentOf(selection: string): string {
  const type = selection.includes('reactions') ? 'Int!' : 'Int';
  const declared = Object.entries({ $roomId: 'ID!', $messageId: 'ID!', $size: type });
  const used = declared.filter(([name]) => selection.includes(name)).map(([name, its]) => `${name}: ${its}`);
  return `query(${used.join(', ')}) ${selection}`;
}

/** What no Int is: refused before anything is run. */
const NO_INT = ['2147483648', '-2147483649', '1e308', '1.5', '"10"', 'true', '[]', '[10]', '{}'];
/** What is an Int and no size of a page. */
const NO_SIZE = ['0', '-1', '101', '2147483647', '-2147483648'];

describe.each(Object.entries(LISTS))('%s', (_, selection) => {
  const query = documentOf(selection);

  test('are given for a good size', async () => {
    for (const size of ['1', '100', '1.0', '1e2']) {
      app.statements.length = 0;
      expect(await ask(query, size)).toEqual({ status: 200, codes: [] });
      expect(listStatements()).not.toEqual([]);
    }
  });

  // More than once: a document that comes again is compiled.
  test.each(NO_INT)('row 125: of the size %s are refused with 400, and no list is read', async (size) => {
    for (let time = 0; time < 3; time++) {
      app.statements.length = 0;
      expect(await ask(query, size)).toEqual({ status: 400, codes: ['BAD_USER_INPUT'] });
      expect(listStatements()).toEqual([]);
    }
  });

  test.each(NO_SIZE)('row 125: of the size %s are refused', async (size) => {
    for (let time = 0; time < 3; time++) {
      expect(await ask(query, size)).toEqual({ status: 400, codes: ['BAD_USER_INPUT'] });
    }
  });

  test('row 125: of the size null, as JSON has it for NaN, are refused', async () => {
    expect((await ask(query, 'null')).codes).toEqual(['BAD_USER_INPUT']);
  });
});
