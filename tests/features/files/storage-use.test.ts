import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { SEND } from '../../support/documents.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { upload, uploaded } from '../../support/uploads.js';
import { zipOf } from './zips.js';

const USE = `query($users: String, $rooms: String) { storageUse {
  total files
  perUser(first: 1, after: $users) { nodes { user { id } bytes files } pageInfo { endCursor hasNextPage } }
  perRoom(first: 1, after: $rooms) { nodes { room { id } bytes files } pageInfo { endCursor hasNextPage } }
} }`;
const ARCHIVE = 'mutation($archive: Upload!) { uploadArchive(input: { archive: $archive }) { archive { id size } } }';

let app: TestApp;
let admin: TestUser;

beforeAll(async () => {
  app = await createTestApp();
  admin = await buildUser(app, { role: 'ADMIN' });
});
afterAll(() => app.close());

test('an admin sees what files take, by person and by room; rooms that he does not see are one', async () => {
  const [ann, bob] = [await buildUser(app), await buildUser(app)];
  const own = await buildRoom(app, { owners: [ann], members: [admin] });
  const hidden = await buildRoom(app, { owners: [ann] });
  const send = (roomId: string, ...attachmentIds: string[]) =>
    get(app, ann, SEND, { input: { roomId, content: '', attachmentIds } });
  const file = await uploaded(app, ann, { bytes: 'x'.repeat(1000) });
  const zip = zipOf([{ name: 'a', data: 'x'.repeat(500) }]);
  const { archive } = (await upload(app, ann, { bytes: zip }, { query: ARCHIVE, name: 'archive' })).data.uploadArchive;
  await uploaded(app, bob, { bytes: 'x'.repeat(10) });
  await send(own.id, file.id);
  await send(own.id, file.id);
  await send(hidden.id, archive.id);
  const first = (await get(app, admin, USE)).storageUse;
  expect(first).toMatchObject({ total: 1510 + archive.size, files: 4 });
  expect(first.perUser.nodes).toEqual([{ user: { id: ann.id }, bytes: 1500 + archive.size, files: 3 }]);
  expect(first.perRoom.nodes).toEqual([{ room: { id: own.id }, bytes: 1000, files: 1 }]);
  const after = { users: first.perUser.pageInfo.endCursor, rooms: first.perRoom.pageInfo.endCursor };
  const second = (await get(app, admin, USE, after)).storageUse;
  expect(second.perUser.nodes).toEqual([{ user: { id: bob.id }, bytes: 10, files: 1 }]);
  expect(second.perRoom.nodes).toEqual([{ room: null, bytes: 500 + archive.size, files: 2 }]);
  expect((await ask(app, ann, USE)).code).toBe('FORBIDDEN');
  expect((await get(app, ann, '{ viewer { storageUsed } }')).viewer.storageUsed).toBe(1500 + archive.size);
});
