import { afterAll, beforeAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { SEND } from '../../support/documents.js';
import { connect, listen } from '../../support/socket.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { download, uploaded, uploadedPicture } from '../../support/uploads.js';
import { blackPng } from './pictures.js';

const SET = 'mutation($input: SetAvatarInput!) { setAvatar(input: $input) { user { avatar { id } avatarUrl } } }';
const USER = 'query($id: ID!) { node(id: $id) { ... on User { avatar { id } avatarUrl } } }';
const EVENTS = `subscription($after: Cursor) { events(after: $after) {
  kind ... on UserEvent { user { id avatar { id previewStatus } } }
} }`;

let app: TestApp;
let ann: TestUser;
let bob: TestUser;

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
  bob = await buildUser(app);
});
afterAll(() => app.close());

const set = (as: TestUser, fileId: string | null) => ask(app, as, SET, { input: { fileId } });

test('a picture of a person is seen by everyone, and told to everyone', async () => {
  const picture = await uploadedPicture(app, ann, { bytes: blackPng(400) });
  const client = connect(app, bob);
  const heard = listen(client, EVENTS, { after: (await get(app, bob, '{ viewer { cursor } }')).viewer.cursor });
  expect((await set(ann, picture.id)).data.setAvatar.user.avatar).toEqual({ id: picture.id });
  const [event] = await heard.take(1);
  expect(event.events).toEqual({
    kind: 'USER_UPDATED',
    user: { id: ann.id, avatar: { id: picture.id, previewStatus: 'READY' } },
  });
  const { avatarUrl } = (await get(app, bob, USER, ann)).node;
  const response = await download(app, null, avatarUrl);
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'image/webp']);
  await set(ann, null);
  expect((await get(app, bob, USER, ann)).node).toEqual({ avatar: null, avatarUrl: null });
  expect((await download(app, null, avatarUrl)).status).toBe(404);
  await client.dispose();
});

const URL = 'query($id: ID!) { file(id: $id) { url saved: url(download: true) } }';

test('row 82: where a picture of a person was taken is told to who was given the file, and to nobody else', async () => {
  const bytes = await sharp({ create: { width: 600, height: 400, channels: 3, background: 'red' } })
    .jpeg()
    .withExif({ IFD3: { GPSLatitude: '51/1 30/1 0/1', GPSLatitudeRef: 'N' } })
    .toBuffer();
  const picture = await uploadedPicture(app, ann, { name: 'home.jpg', bytes });
  await set(ann, picture.id);
  const links = async (as: TestUser) => (await get(app, as, URL, picture)).file;
  const given = async (as: TestUser) => {
    const { url, saved } = await links(as);
    const path = `/files/${picture.id}`;
    const range = { range: 'bytes=0-' };
    const answers = [download(app, null, url), download(app, null, saved), download(app, as, path, range)];
    return Promise.all((await Promise.all(answers)).map(async (answer) => Buffer.from(await answer.arrayBuffer())));
  };
  for (const original of await given(ann)) expect(original.equals(bytes)).toBe(true);
  const admin = await buildUser(app, { role: 'ADMIN' });
  for (const preview of [...(await given(bob)), ...(await given(admin))]) {
    const { format, width, exif, xmp } = await sharp(preview).metadata();
    expect({ format, width, exif, xmp }).toEqual({ format: 'webp', width: 600 });
  }
  const room = await buildRoom(app, { owners: [ann], members: [bob] });
  await get(app, ann, SEND, { input: { roomId: room.id, content: '', attachmentIds: [picture.id] } });
  for (const original of await given(bob)) expect(original.equals(bytes)).toBe(true);
});

test('row 51: it is one of his own, and a picture', async () => {
  const picture = await uploadedPicture(app, ann, { bytes: blackPng(4) });
  const text = await uploaded(app, bob, { bytes: 'text' });
  expect((await set(bob, picture.id)).code).toBe('NOT_FOUND');
  expect((await set(bob, text.id)).errors![0]!.extensions.fields).toHaveProperty(['input.fileId']);
  expect((await get(app, bob, USER, bob)).node.avatar).toBeNull();
});
