import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { newId } from '../../../src/shared/ids.js';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { SEND } from '../../support/documents.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { download, uploaded } from '../../support/uploads.js';

const LINK = 'query($id: ID!) { file(id: $id) { url saved: url(download: true) } }';
const REMOVE = 'mutation($input: RemoveRoomMemberInput!) { removeRoomMember(input: $input) { cursor } }';
const LOGOUT = 'mutation { logout { __typename } }';

let app: TestApp;
let ann: TestUser;
let bob: TestUser;
let room: { id: string };
let picture: Buffer;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
  bob = await buildUser(app);
  room = await buildRoom(app, { owners: [ann], members: [bob] });
  picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: 'red' } })
    .png()
    .toBuffer();
});
afterAll(() => app.close());

const send = (file: { id: string }) =>
  get(app, ann, SEND, { input: { roomId: room.id, content: '', attachmentIds: [file.id] } });

describe('GET /files/:id', () => {
  const bytes = randomBytes(1000);
  let path: string;
  let etag: string;

  beforeAll(async () => {
    const file = await uploaded(app, ann, { name: 'noise', bytes });
    path = `/files/${file.id}`;
    etag = `"${file.sha256}"`;
  });

  test.each([
    ['bytes=0-9', 206, [0, 10]],
    ['bytes=990-', 206, [990, 1000]],
    ['bytes=-5', 206, [995, 1000]],
    ['bytes=500-2000', 206, [500, 1000]],
    ['bytes=1000-', 416, null],
    ['bytes=5-1', 416, null],
    ['bytes=0-1,5-9', 200, [0, 1000]],
    ['lines=0-1', 200, [0, 1000]],
    ['bytes=x', 200, [0, 1000]],
  ] as const)('answers %s with %d', async (range, status, part) => {
    const response = await download(app, ann, path, { range });
    expect(response.status).toBe(status);
    const body = Buffer.from(await response.arrayBuffer());
    if (part === null) expect(response.headers.get('content-range')).toBe('bytes */1000');
    else expect(body.equals(bytes.subarray(...part))).toBe(true);
    if (status === 206) expect(response.headers.get('content-range')).toBe(`bytes ${part![0]}-${part![1] - 1}/1000`);
  });

  test('a range is of the file that the client began with, or the whole is sent', async () => {
    const headers = { range: 'bytes=0-9' };
    expect((await download(app, ann, path, { ...headers, 'if-range': etag })).status).toBe(206);
    expect((await download(app, ann, path, { ...headers, 'if-range': '"another"' })).status).toBe(200);
  });

  test('what the client has is not sent again, but it is asked whether he may have it', async () => {
    const response = await download(app, ann, path, { 'if-none-match': etag });
    expect([response.status, await response.text()]).toEqual([304, '']);
    expect((await download(app, bob, path, { 'if-none-match': etag })).status).toBe(404);
  });

  test('HEAD tells of it and sends nothing', async () => {
    const headers = { authorization: `Bearer ${ann.accessToken}` };
    const response = await fetch(`${app.url}${path}`, { method: 'HEAD', headers });
    expect([response.status, response.headers.get('content-length')]).toEqual([200, '1000']);
  });
});

test('row 52: a file is asked for by who sees it at that moment, and kept by no cache', async () => {
  const file = await uploaded(app, ann, { name: 'photo.png', bytes: picture });
  expect((await download(app, bob, `/files/${file.id}`)).status).toBe(404);
  await send(file);
  const seen = await download(app, bob, `/files/${file.id}`);
  expect([seen.status, seen.headers.get('cache-control')]).toEqual([200, 'private, no-store']);
  const { url } = (await get(app, bob, LINK, file)).file;
  expect((await download(app, null, url)).status).toBe(200);
  await get(app, ann, REMOVE, { input: { roomId: room.id, userId: bob.id } });
  const foreign = await download(app, bob, `/files/${file.id}`);
  const absent = await download(app, bob, `/files/${newId()}`);
  expect([foreign.status, await foreign.text()]).toEqual([404, await absent.text()]);
  expect((await download(app, null, url)).status).toBe(404);
  expect((await ask(app, bob, LINK, file)).data).toEqual({ file: null });
});

describe('row 52: a link', () => {
  let file: { id: string };
  let cat: TestUser;
  let url: string;

  beforeAll(async () => {
    cat = await buildUser(app);
    file = await uploaded(app, cat, { name: 'x', bytes: 'x' });
    url = (await get(app, cat, LINK, file)).file.url;
  });

  test('is good for a while, and then for nothing', async () => {
    expect((await download(app, null, url)).status).toBe(200);
    app.clock.advance(30 * 60);
    expect((await download(app, null, url)).status).toBe(401);
    app.clock.advance(-30 * 60);
  });

  test('is for one file and one session, and cannot be changed', async () => {
    const other = await uploaded(app, cat, { name: 'y', bytes: 'y' });
    const changed = [
      url.replace(file.id, other.id),
      url.replace(cat.sessionId, ann.sessionId),
      url.replace(/expires=\d+/, 'expires=9999999999'),
      url.replace(/signature=[^&]+/, 'signature=AAAA'),
      url.replace(/signature=[^&]+/, ''),
      url.replace('signature=', 'signature=x&signature='),
      `/files/${file.id}`,
    ];
    for (const path of changed) expect((await download(app, null, path)).status).toBe(401);
  });

  test('ends with its session', async () => {
    await get(app, cat, LOGOUT);
    expect((await download(app, null, url)).status).toBe(401);
  });
});

test.each([
  ['page.png', '<!doctype html><script>alert(1)</script>'],
  ['page.txt', '<html><script>alert(1)</script>'],
  ['drawing.svg', '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><foreignObject/></svg>'],
  ['drawing.svg', '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['setup.jpg', 'MZ\x90\0\x03\0\0\0\x04'],
  ['both.pdf', '%PDF-1.7\n<script>alert(1)</script>'],
])('rows 77, 78, 79: %s is only downloaded, and runs nothing', async (name, bytes) => {
  const file = await uploaded(app, ann, { name, type: 'image/png', bytes });
  expect(file.previewStatus).toBe('NONE');
  expect(['application/octet-stream', 'application/pdf']).toContain(file.type);
  const { url } = (await get(app, ann, LINK, file)).file;
  const { headers } = await download(app, null, url);
  expect(headers.get('content-disposition')).toMatch(/^attachment;/);
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('content-security-policy')).toMatch(/^default-src 'none'; sandbox;/);
});

test('row 79: a picture that is a script too is shown as a picture, by a type that no browser runs', async () => {
  const file = await uploaded(app, ann, { name: 'x.js', bytes: 'GIF89a/*\0\0*/=1;alert(1)' });
  const { url, saved } = (await get(app, ann, LINK, file)).file;
  const { headers } = await download(app, null, url);
  expect([headers.get('content-type'), headers.get('x-content-type-options')]).toEqual(['image/gif', 'nosniff']);
  expect(headers.get('content-disposition')).toMatch(/^inline;/);
  expect(headers.get('content-security-policy')).toMatch(/sandbox/);
  expect((await download(app, null, saved)).headers.get('content-disposition')).toMatch(/^attachment;/);
});

test.each([
  '%2e%2e%2fstorage-id',
  '..%5cstorage-id',
  '%252e%252e%252fstorage-id',
  '..%2f..%2fjwt-secret',
  '%00',
  'x'.repeat(200),
])('row 85: /files/%s leads to no file', async (name) => {
  const response = await download(app, ann, `/files/${name}`);
  expect([404, 414]).toContain(response.status);
  expect(await response.text()).toContain('NOT_FOUND');
});
