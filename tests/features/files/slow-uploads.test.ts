import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readConfig } from '../../../src/config.js';
import { buildUser, type TestUser } from '../../support/builders.js';
import { closing } from '../../support/closing.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { download, multipartOf, UPLOAD, uploaded } from '../../support/uploads.js';

let app: TestApp;
let ann: TestUser;

beforeAll(async () => {
  app = await createTestApp({ limits: { ...readConfig({}).limits, requestSeconds: 2 } });
  ann = await buildUser(app);
});
afterAll(() => app.close());

const incoming = () => readdir(path.join(app.config.dataDir, 'files/incoming'));

/** The head of a request and a beginning of its body, of which `length` bytes are announced. */
async function beginning(length: number): Promise<string> {
  const request = new Request('http://x', {
    method: 'POST',
    body: multipartOf(UPLOAD, { file: null }, { 'variables.file': { bytes: 'x'.repeat(1000) } }),
  });
  const whole = await request.text();
  const head = [
    'POST /graphql HTTP/1.1',
    'Host: x',
    'Apollo-Require-Preflight: 1',
    `Authorization: Bearer ${ann.accessToken}`,
    `Content-Type: ${request.headers.get('content-type')}`,
    `Content-Length: ${length}`,
  ].join('\r\n');
  return `${head}\r\n\r\n${whole.slice(0, whole.indexOf('xxx') + 500)}`;
}

async function untilIncoming(count: number): Promise<void> {
  while ((await incoming()).length !== count) await new Promise((resolve) => setTimeout(resolve, 20));
}

test('rows 21, 86: an upload of a byte now and then is cut off with 408, and leaves nothing', async () => {
  const socket = connect(Number(new URL(app.url).port), '127.0.0.1');
  let answer = '';
  socket.on('error', () => {}).on('data', (data) => (answer += data));
  socket.write(await beginning(1_000_000));
  await untilIncoming(1);
  const timer = setInterval(() => answer === '' && socket.write('x'), 200);
  await closing(socket);
  clearInterval(timer);
  expect(answer).toMatch(/^HTTP\/1.1 408 /);
  await untilIncoming(0);
});

test('row 86: 100 uploads that break off leave nothing', async () => {
  const begun = await beginning(1_000_000);
  const sockets = Array.from({ length: 100 }, () => {
    const socket = connect(Number(new URL(app.url).port), '127.0.0.1').on('error', () => {});
    socket.write(begun);
    return socket;
  });
  await untilIncoming(100);
  for (const socket of sockets) socket.destroy();
  await untilIncoming(0);
});

test('a download may take longer than a request has to come', async () => {
  const file = await uploaded(app, ann, { bytes: Buffer.alloc(30_000_000) });
  const response = await download(app, ann, `/files/${file.id}`);
  const reader = response.body!.getReader();
  let size = (await reader.read()).value!.length;
  await new Promise((resolve) => setTimeout(resolve, 5000));
  for (let part = await reader.read(); !part.done; part = await reader.read()) size += part.value.length;
  expect(size).toBe(30_000_000);
});
