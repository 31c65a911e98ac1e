import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { NAUGHTY } from '../data-edges/naughty-texts.js';
import { rest, restGives } from '../support/rest.js';
import { type BothPorts, openBothPorts } from './both-ports.js';

const texts = Object.values(NAUGHTY).flat();
const bytesOf = (text: string) => Buffer.from(text, 'utf8').toString('hex');

let ports: BothPorts;
beforeAll(async () => {
  ports = await openBothPorts();
});
afterAll(() => ports.app.close());

test(`row 120: ${texts.length} texts are the same bytes as messages of 000 and 001, and as descriptions of tasks`, async () => {
  const { app, user } = ports;
  const room = await restGives(app, user, 'POST', '/api/rooms/', { name: 'texts' });
  for (const content of texts) {
    const sent = [
      await restGives(app, user, 'POST', `/api/rooms/${room.id}/messages/`, { content }),
      await restGives(app, user, 'POST', '/api/v1/messages', { content }),
    ];
    const task = await restGives(app, user, 'POST', '/api/v1/tasks', { title: 'text', description: content });
    expect([...sent.map((message) => message.content), task.description].map(bytesOf)).toEqual(
      Array(3).fill(bytesOf(content)),
    );
  }
  const tasks = await restGives(app, user, 'GET', '/v1/tasks');
  expect(tasks.map((task: { description: string }) => bytesOf(task.description)).reverse()).toEqual(texts.map(bytesOf));
  const newest = await restGives(app, user, 'GET', '/v1/messages');
  const last = texts.slice(-50);
  expect(newest.map((message: { content: string }) => bytesOf(message.content))).toEqual(last.map(bytesOf));
});

test('row 120: and as messages of the chat server', async () => {
  const chatServer = { ...ports.app, url: ports.routes.find(({ path }) => path === '/users/add')!.url };
  const add = async (path: string, body: object): Promise<string> =>
    (await restGives(chatServer, null, 'POST', path, body)).id;
  const author = await add('/users/add', { username: 'writer' });
  const chat = await add('/chats/add', { name: 'texts', users: [author] });
  for (const text of texts) await add('/messages/add', { chat, author, text });
  const { body } = await rest(chatServer, null, 'POST', '/messages/get', { chat });
  expect(body.map(({ text }: { text: string }) => bytesOf(text))).toEqual(texts.map(bytesOf));
});
