import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { newId } from '../../../src/shared/ids.js';
import { buildRoom, buildUser, type TestUser } from '../../support/builders.js';
import { ask, get } from '../../support/client.js';
import { connect, listen } from '../../support/socket.js';
import { createTestApp, type TestApp } from '../../support/test-app.js';
import { uploaded } from '../../support/uploads.js';

const SEND = `mutation($input: SendMessageInput!) {
  sendMessage(input: $input) { message { id content attachments { id name type size width height previewStatus } } }
}`;
const DELETE =
  'mutation($input: DeleteMessageInput!) { deleteMessage(input: $input) { message { attachments { id } } } }';
const PAGE = 'query($id: ID!) { room(id: $id) { messages(last: 50) { nodes { id attachments { id name } } } } }';
const ADDED = `subscription($roomId: ID!, $after: Cursor) {
  messageAdded(roomId: $roomId, after: $after) { message { id attachments { id name isImage uploader { id } } } }
}`;

let app: TestApp;
let ann: TestUser;
let bob: TestUser;
let room: { id: string };

beforeAll(async () => {
  app = await createTestApp();
  ann = await buildUser(app);
  bob = await buildUser(app);
  room = await buildRoom(app, { owners: [ann], members: [bob] });
});
afterAll(() => app.close());

const send = (attachmentIds: string[], content = '', as = ann) =>
  ask(app, as, SEND, { input: { roomId: room.id, content, attachmentIds } });

test('a message carries files in their order, for all in the room, and needs no words then', async () => {
  const files = await Promise.all(['b', 'a', 'c'].map((name) => uploaded(app, ann, { name, bytes: name })));
  const { data } = await send(files.map(({ id }) => id));
  expect(data.sendMessage.message.attachments.map(({ name }: { name: string }) => name)).toEqual(['b', 'a', 'c']);
  const { nodes } = (await get(app, bob, PAGE, room)).room.messages;
  expect(nodes.at(-1).attachments.map(({ id }: { id: string }) => id)).toEqual(files.map(({ id }) => id));
});

test('live listeners get them with the message', async () => {
  const client = connect(app, bob);
  const heard = listen(client, ADDED, {
    roomId: room.id,
    after: (await get(app, bob, '{ viewer { cursor } }')).viewer.cursor,
  });
  const file = await uploaded(app, ann, { name: 'x', bytes: 'x' });
  const { data } = await send([file.id], 'look');
  const [event] = await heard.take(1);
  expect(event.messageAdded.message).toEqual({
    id: data.sendMessage.message.id,
    attachments: [{ id: file.id, name: 'x', isImage: false, uploader: { id: ann.id } }],
  });
  await client.dispose();
});

test.each([['another’s'], ['absent'], ['malformed']])(
  'row 51: %s file is not attached, and nothing is sent',
  async (kind) => {
    const theirs = await uploaded(app, bob, { name: 'x', bytes: 'x' });
    const own = await uploaded(app, ann, { name: 'x', bytes: 'x' });
    const id = { 'another’s': theirs.id, absent: newId(), malformed: '../x' }[kind]!;
    const before = (await get(app, ann, PAGE, room)).room.messages.nodes.length;
    const answer = await send([own.id, id], 'mine');
    expect([answer.status, answer.code, answer.errors![0]!.message]).toEqual([
      200,
      'NOT_FOUND',
      (await ask(app, ann, SEND, { input: { roomId: newId(), content: 'x' } })).errors![0]!.message,
    ]);
    expect((await get(app, ann, PAGE, room)).room.messages.nodes).toHaveLength(before);
  },
);

test('row 51: nor is one that the viewer sees but did not upload', async () => {
  const theirs = await uploaded(app, bob, { name: 'x', bytes: 'x' });
  await send([theirs.id], '', bob);
  expect((await send([theirs.id])).code).toBe('NOT_FOUND');
});

test('a message without words and files, with a file twice, or with 21 is refused', async () => {
  const files = await Promise.all(Array.from({ length: 21 }, () => uploaded(app, ann, { bytes: 'x' })));
  const ids = files.map(({ id }) => id);
  expect((await send([])).errors![0]!.extensions.fields).toHaveProperty(['input.content']);
  expect((await send([ids[0]!, ids[0]!])).errors![0]!.extensions.fields).toHaveProperty(['input.attachmentIds']);
  expect((await send(ids)).errors![0]!.extensions.fields).toHaveProperty(['input.attachmentIds']);
  expect((await send([ids[0]!], ' \n')).errors![0]!.extensions.fields).toHaveProperty(['input.content']);
});

test('a deleted message has no files, and who saw them through it no longer does', async () => {
  const file = await uploaded(app, ann, { name: 'x', bytes: 'x' });
  const { data } = await send([file.id]);
  const see = () => get(app, bob, 'query($id: ID!) { file(id: $id) { id } }', file);
  expect((await see()).file).toEqual({ id: file.id });
  const deleted = await get(app, ann, DELETE, { input: { messageId: data.sendMessage.message.id } });
  expect(deleted.deleteMessage.message.attachments).toEqual([]);
  expect((await see()).file).toBeNull();
});

test('a page of messages costs one statement for all their files', async () => {
  for (let i = 0; i < 5; i++) await send([(await uploaded(app, ann, { bytes: 'x' })).id]);
  const count = async (last: number) => {
    app.statements.length = 0;
    await get(app, bob, PAGE.replace('last: 50', `last: ${last}`), room);
    return app.statements.length;
  };
  await count(1);
  expect(await count(5)).toBe(await count(1));
});
