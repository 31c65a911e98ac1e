import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { doors } from '../limits/doors.js';
import { buildRoom, buildUser, type TestUser } from '../support/builders.js';
import { get } from '../support/client.js';
import { ADDED, CURSOR, SEND } from '../support/documents.js';
import { initOf, openReady, openSocket } from '../support/raw-socket.js';
import { connect, listen } from '../support/socket.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { NAUGHTY } from './naughty-texts.js';

let app: TestApp;
let ann: TestUser;
let roomId: string;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
  roomId = (await buildRoom(app, { owners: [ann] })).id;
});
afterAll(() => app.close());

const texts = Object.values(NAUGHTY).flat();
const bytesOf = (content: string) => Buffer.from(content, 'utf8').toString('hex');
const PAGE = `query($id: ID!, $after: String) { room(id: $id) { messages(first: 20, after: $after) {
  nodes { content } pageInfo { hasNextPage endCursor } } } }`;

interface Page {
  nodes: { content: string }[];
  pageInfo: { hasNextPage: boolean; endCursor: string };
}

/** The texts of all messages of the room, page by page. */
async function readAll(server: TestApp): Promise<string[]> {
  const contents: string[] = [];
  for (let after: string | null = null; ; ) {
    const { messages } = (await get(server, ann, PAGE, { id: roomId, after })).room as { messages: Page };
    contents.push(...messages.nodes.map(({ content }) => content));
    if (!messages.pageInfo.hasNextPage) return contents;
    after = messages.pageInfo.endCursor;
  }
}

test(`row 120: ${texts.length} texts are the same bytes when sent, heard live, paged, and read after a restart`, async () => {
  const wanted = texts.map(bytesOf);
  const client = connect(app, ann);
  const { viewer } = await get(app, ann, CURSOR);
  const heard = listen(client, ADDED, { roomId, after: viewer.cursor });
  const changing = doors.filter(([name]) => name !== 'GET');
  const sent: string[] = [];
  for (const [index, content] of texts.entries()) {
    const [, door] = changing[index % changing.length]!;
    const { data } = await door(app, ann, SEND, { input: { roomId, content } });
    sent.push(data.sendMessage.message.content);
  }
  expect(sent.map(bytesOf)).toEqual(wanted);
  const events = await heard.take(texts.length);
  expect(events.map(({ messageAdded }) => bytesOf(messageAdded.message.content))).toEqual(wanted);
  await client.dispose();
  expect((await readAll(app)).map(bytesOf)).toEqual(wanted);
  const { dataDir, databaseUrl } = app.config;
  const restarted = await createTestApp({ dataDir, databaseUrl });
  expect((await readAll(restarted)).map(bytesOf)).toEqual(wanted);
  await restarted.close();
});

const NO_MESSAGES: [string, string][] = [
  ['nothing', ''],
  ['blanks', ' \t\r\n\u00a0\u3000\u2003'],
  ['zero-width characters', '\u200b\u200c\u200d\u2060\ufeff\u00ad'],
  ['marks of direction', '\u200e\u200f\u202a\u202c\u2066\u2069'],
  ['blank letters', '\u115f\u1160\u3164\uffa0\u2800'],
  ['16,385 characters', 'a'.repeat(16_385)],
  ['16,385 emoji', '🎉'.repeat(16_385)],
];

describe.each(doors.filter(([name]) => name !== 'GET'))('over %s', (_, door) => {
  test.each(NO_MESSAGES)('row 121: %s is no message', async (_what, content) => {
    const { errors } = await door(app, ann, SEND, { input: { roomId, content } });
    expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(errors![0]!.extensions.fields).toHaveProperty(['input.content']);
  });

  test('row 119: a surrogate pair is a character, however it is written', async () => {
    for (const written of ['\\ud83c\\udf89', '\\u{1F389}', '🎉']) {
      const document = `mutation { sendMessage(input: { roomId: "${roomId}", content: "${written}" }) { message { content } } }`;
      expect((await door(app, ann, document)).data.sendMessage.message.content).toBe('🎉');
    }
  });
});

describe('row 119: bytes that are no UTF-8 are refused', () => {
  /** A surrogate as if it were a character, a byte that begins nothing, one that is left open, NUL in two bytes. */
  const BYTES = [[0xed, 0xa0, 0x80], [0xff], [0xc3], [0xc0, 0x80]];
  const around = (text: string, bytes: number[]) =>
    Buffer.concat(
      text.split('^').flatMap((part, index) => [...(index ? [Buffer.from(bytes)] : []), Buffer.from(part)]),
    );
  const send = (bytes: number[]) =>
    around(JSON.stringify({ query: SEND, variables: { input: { roomId, content: 'a^b' } } }), bytes);

  test.each(BYTES)('in the body of a POST: %p …', async (...bytes) => {
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${ann.accessToken}` };
    const response = await fetch(`${app.url}/graphql`, { method: 'POST', headers, body: send(bytes) });
    expect(response.status).toBe(400);
    expect((await response.json()).errors).toMatchObject([{ extensions: { code: 'BAD_REQUEST' } }]);
  });

  test.each(BYTES)('in the address of a GET: %p …', async (...bytes) => {
    const percent = bytes.map((byte) => `%${byte.toString(16)}`).join('');
    const headers = { 'apollo-require-preflight': '1', authorization: `Bearer ${ann.accessToken}` };
    const query = encodeURIComponent('query($q: String) { users(first: 1, query: $q) { nodes { id } } }');
    const response = await fetch(`${app.url}/graphql?query=${query}&variables={"q":"a${percent}"}`, { headers });
    expect(response.status).toBe(400);
  });

  test.each(BYTES)('in a message of a socket: %p …, which closes it with 1007', async (...bytes) => {
    const socket = await openReady(app, ann);
    socket.sendText(around(`{"id":"1","type":"subscribe","payload":{"query":"{ users(query: \\"^\\") }"}}`, bytes));
    expect(await socket.closed).toBe(1007);
    const first = await openSocket(app);
    first.sendText(around(JSON.stringify({ ...initOf(ann), more: '^' }), bytes));
    expect(await first.closed).toBe(1007);
  });
});
