import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { get } from '../../support/client.js';
import { cpuTime } from '../../support/cpu-time.js';
import { ADDED, CURSOR } from '../../support/documents.js';
import { connect, listen } from '../../support/socket.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { attempt, perform, see, send } from './actions.js';

let app: TestApp;
let ann: TestUser;
let roomId: string;
let messageId: string;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
  roomId = (await buildRoom(app, { owners: [ann] })).id;
  messageId = (await send(app, ann, { roomId })).id;
});
afterAll(() => app.close());

/** Of the kinds collected in the Big List of Naughty Strings: what databases, JSON and terminals have stumbled over. */
const NAUGHTY = [
  'undefined',
  'null',
  'NaN',
  '0',
  '1e309',
  '-1',
  '1;DROP TABLE users',
  "1'; DROP TABLE messages-- 1",
  '\\',
  '\\\\',
  '%',
  '_',
  '$1',
  '?',
  ':name',
  '{{7*7}}',
  '<script>alert(1)</script>',
  '&lt;',
  '"',
  "'",
  '`',
  '\u0001\u0008\u001b[31m',
  'x\u007f\u0085',
  '\t tab',
  'a\r\nb\rc\nd',
  '  spaced  ',
  '\ufeffBOM',
  '\ufffe\uffff',
  'Ω≈ç√∫˜µ≤≥÷',
  '田中さんにあげて下さい',
  '𠜎𠜱𠝹𠱓',
  'مُنَاقَشَةُ',
  '\u202eright to left\u202c',
  'a\u200bb\u200d\u2060',
  'é e\u0301 \u1e9b\u0323',
  'ﬀ Ⅷ ａ',
  'İıſK',
  'Z̮̞̠͙͔ͅḀ̗̞͈̻̗Ḷ͙͎̯̹̞͓G̻O̭̗̮',
  '👩‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿 👍🏽 🇦🇹 ❤️ ❤ 1️⃣',
  '\u{10ffff}',
  'x\u2028\u2029',
  '__proto__',
  'constructor',
  '../../etc/passwd',
  'ﷺﷺﷺ',
];

test('row 120: every text comes back code point for code point, by query and by subscription', async () => {
  const client = connect(app, ann);
  const { viewer } = await get(app, ann, CURSOR);
  const heard = listen(client, ADDED, { roomId, after: viewer.cursor });
  const sent = [];
  for (const content of NAUGHTY) sent.push(await send(app, ann, { roomId, content }));
  expect(sent.map((message) => message.content)).toEqual(NAUGHTY);
  const events = await heard.take(NAUGHTY.length);
  expect(events.map((event) => event.messageAdded.message.content)).toEqual(NAUGHTY);
  const { room } = await get(
    app,
    ann,
    `query($id: ID!) { room(id: $id) { messages(last: ${NAUGHTY.length}) { nodes { content } } } }`,
    { id: roomId },
  );
  expect(room.messages.nodes.map((node: { content: string }) => node.content)).toEqual(NAUGHTY);
  await client.dispose();
});

const REFUSED: [string, string][] = [
  ['NUL', 'a\0b'],
  ['a lone surrogate', 'a\ud800b'],
  ['nothing', ''],
  ['blanks', ' \t\r\n\u00a0\u3000'],
  ['zero-width characters', '\u200b\u200c\u200d\u2060\ufeff\u00ad'],
  ['16,385 characters', 'a'.repeat(16_385)],
  ['16,385 emoji', '🎉'.repeat(16_385)],
];

test.each(REFUSED)('%s is no message and no edit', async (_name, content) => {
  const sent = await attempt(app, ann, 'sendMessage', { roomId, content });
  const edited = await attempt(app, ann, 'editMessage', { messageId, content });
  for (const { code, errors } of [sent, edited]) {
    expect(code).toBe('BAD_USER_INPUT');
    expect(errors![0]!.extensions.fields).toHaveProperty(['input.content']);
  }
  expect((await see(app, ann, messageId)).content).toBe('Hello');
});

test('row 121: 16,384 characters are a message, however many bytes they take', async () => {
  for (const content of ['a'.repeat(16_384), '🎉'.repeat(16_384)]) {
    expect((await send(app, ann, { roomId, content })).content === content).toBe(true);
  }
});

test('a hostile message of full length is sent in a moment', async () => {
  const content = `@a ${'*a_ '.repeat(4096)}`.slice(0, 16_384);
  expect(await cpuTime(() => perform(app, ann, 'sendMessage', { roomId, content }))).toBeLessThan(1000);
});
