import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { chatServer } from './golden/chat-server.js';
import { messengerShort, messengerV1 } from './golden/messenger.js';
import { rooms000 } from './golden/rooms.js';
import { taskManager } from './golden/task-manager.js';
import { compare, fill, type Kept, replay } from './replay.js';

const run = promisify(execFile);

describe.each([rooms000, messengerV1, messengerShort, taskManager])('$name', ({ exchanges }) => {
  const kept: Kept = new Map();
  let app: TestApp;
  beforeAll(async () => {
    app = await createTestApp({ timeZone: 'Europe/Berlin' });
  });
  afterAll(() => app.close());

  test.each(exchanges)('$method $path: $name', async (exchange) => {
    expect(await replay(app.url, exchange, kept)).toEqual([]);
  });
});

describe('004: the chat server, by the commands of its text', () => {
  const kept: Kept = new Map();
  let app: TestApp;
  let host: string;
  beforeAll(async () => {
    app = await createTestApp({ compatChat: { host: '127.0.0.1', port: 0 } });
    host = new URL(await app.compatChat!.listen({ host: '127.0.0.1', port: 0 })).host;
  });
  afterAll(() => app.close());

  test.each(chatServer)('$name', async ({ curl, status, answer, keep }) => {
    const command = fill(curl.replace(/<(\w+)>/g, '$$$1'), kept).replace('localhost:9000', host);
    const { stdout } = await run('bash', ['-c', `${command} --silent --write-out '\\n%{http_code}'`]);
    const [body, code] = stdout.split(/\n(?=\d+$)/);
    expect(code).toBe(String(status));
    expect(compare(JSON.parse(body!), { answer, keep }, kept)).toEqual([]);
  });
});
