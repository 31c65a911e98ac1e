import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readConfig } from '../../src/config.js';
import { ask } from '../support/client.js';
import { closing } from '../support/closing.js';
import { createTestApp, type TestApp } from '../support/test-app.js';

let app: TestApp;

beforeAll(async () => {
  app = await createTestApp({ limits: { ...readConfig({}).limits, headersSeconds: 2, requestSeconds: 4 } });
});
afterAll(() => app.close());

/** Sends a beginning, then a byte every 200 ms, until it is answered or closed; gives what was answered. */
async function trickle(beginning: string): Promise<string> {
  const socket: Socket = connect(Number(new URL(app.url).port), '127.0.0.1');
  let answer = '';
  socket
    .on('error', () => {})
    .on('data', (data) => {
      answer += data;
    });
  socket.write(beginning);
  // After what has come was read: a byte to a connection that is closed already would lose an answer that lies unread.
  const timer = setInterval(() => setImmediate(() => answer === '' && socket.write('x')), 200);
  await closing(socket);
  clearInterval(timer);
  return answer;
}

test('row 93: 500 connections that send a byte at a time are closed with 408, and others are served meanwhile', async () => {
  const headers = 'POST /graphql HTTP/1.1\r\nHost: x\r\nX-Slow: ';
  const body = 'POST /graphql HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{';
  const upgrade = 'GET /graphql HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nX-Slow: ';
  let open = 500;
  const slow = Array.from({ length: 500 }, (_, n) =>
    trickle([headers, body, upgrade][n % 3]!).finally(() => {
      open--;
    }),
  );
  let served = 0;
  while (open > 0) {
    expect((await ask(app, null, '{ __typename }')).data).toEqual({ __typename: 'Query' });
    served++;
  }
  expect(served).toBeGreaterThan(3);
  const answers = await Promise.all(slow);
  expect(answers.filter((answer) => !answer.startsWith('HTTP/1.1 408 '))).toEqual([]);
});
