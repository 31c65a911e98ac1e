import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getNamedType, isLeafType, isObjectType } from 'graphql';
import { sql } from 'kysely';
import { change } from '../../src/db/query.js';
import { blackPng } from '../features/files/pictures.js';
import type { TestUser } from '../support/builders.js';
import { get } from '../support/client.js';
import { createTestApp, type TestApp } from '../support/test-app.js';
import { uploadedPicture } from '../support/uploads.js';
import { askRaw, outcomeOfError } from './ask-raw.js';
import { type Cast, createCast } from './cast.js';
import { fieldRowsOf } from './policy.js';
import { schema } from './root-fields.js';

const ROOM = 'mutation($input: CreateRoomInput!) { createRoom(input: $input) { room { id } } }';
const INVITE = 'mutation($input: CreateRoomInviteInput!) { createRoomInvite(input: $input) { invite { id } } }';
const SEND = 'mutation($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }';
const READ = 'mutation($input: MarkRoomReadInput!) { markRoomRead(input: $input) { cursor } }';
const REMOVE = 'mutation($input: RemoveRoomMemberInput!) { removeRoomMember(input: $input) { cursor } }';
const PROFILE = 'mutation($input: UpdateProfileInput!) { updateProfile(input: $input) { cursor } }';
const AVATAR = 'mutation($input: SetAvatarInput!) { setAvatar(input: $input) { cursor } }';
const DEACTIVATE = 'mutation($input: DeactivateUserInput!) { deactivateUser(input: $input) { cursor } }';

let app: TestApp;
let cast: Cast;

beforeAll(async () => {
  app = await createTestApp();
  cast = await createCast(app);
});
afterAll(() => app.close());

/** A public room with something to tell in every field, to everyone who has been in it. */
async function createPublicRoom(): Promise<string> {
  const inside = ['former', 'member', 'owner', 'admin in it'] as const;
  const memberIds = [...inside.map((person) => cast[person].id), cast.author.id];
  const room = { name: 'A room', topic: 'Its topic', isPrivate: false, memberIds };
  const { createRoom } = await get(app, cast.owner, ROOM, { input: room });
  const roomId: string = createRoom.room.id;
  await get(app, cast.owner, INVITE, { input: { roomId } });
  const { sendMessage } = await get(app, cast.author, SEND, { input: { roomId, content: 'Read by all' } });
  for (const person of inside)
    await get(app, cast[person], READ, { input: { roomId, messageId: sendMessage.message.id } });
  await get(app, cast.author, SEND, { input: { roomId, content: '@room unread' } });
  await get(app, cast.owner, REMOVE, { input: { roomId, userId: cast.former.id } });
  return roomId;
}

test('of a public room each sees the fields that docs/authorization.md gives him', async () => {
  const id = await createPublicRoom();
  const askers = ['stranger', 'former', 'member', 'owner', 'admin', 'admin in it'] as const;
  const got = await tell('Room', askers, (asker) => [cast[asker], id]);
  expect(got).toEqual(fieldRowsOf('Room'));
});

test('of a user each sees the fields that docs/authorization.md gives him', async () => {
  const gone = cast.bystander;
  for (const user of [gone, cast.member]) {
    const email = `${user.username}@example.org`;
    await get(app, user, PROFILE, { input: { email, timeZone: 'Europe/Berlin', language: 'RU' } });
    const picture = await uploadedPicture(app, user, { bytes: blackPng(8) });
    await get(app, user, AVATAR, { input: { fileId: picture.id } });
  }
  await change(app.orm, sql`update users set email_verified_at = created_at where email is not null`);
  await get(app, cast.admin, DEACTIVATE, { input: { userId: gone.id } });
  const got = await tell('User', ['himself', 'another user', 'admin'], (asker) =>
    asker === 'himself' ? [cast.member, cast.member.id] : [asker === 'admin' ? cast.admin : cast.member, gone.id],
  );
  expect(got).toEqual(fieldRowsOf('User'));
});

/** The rows of a type as the server answers them: each field in a request of its own. */
async function tell<A extends string>(
  typeName: string,
  askers: readonly A[],
  caseOf: (asker: A) => [user: TestUser, id: string],
): Promise<Record<string, string>[]> {
  const rows = fieldRowsOf(typeName).map(async ({ field }) => {
    const cells = askers.map(async (asker) => {
      const [user, id] = caseOf(asker);
      const query = `query($id: ID!) { node(id: $id) { ... on ${typeName} { field: ${selectionOf(typeName, field!)} } } }`;
      return [asker, wordFor((await askRaw(app, user.accessToken, query, { id })).body)];
    });
    return { field: field!, ...Object.fromEntries(await Promise.all(cells)) };
  });
  return Promise.all(rows);
}

function selectionOf(typeName: string, row: string): string {
  const type = schema.getType(typeName);
  if (!isObjectType(type)) throw new Error(`${typeName} is missing`);
  const field = type.getFields()[row.split('.')[1]!]!;
  const inner = getNamedType(field.type);
  const call = field.args.some(({ name }) => name === 'first') ? `${field.name}(first: 10)` : field.name;
  if (isLeafType(inner)) return call;
  return isObjectType(inner) && inner.getFields().nodes ? `${call} { nodes { __typename } }` : `${call} { __typename }`;
}

/** The word of the page for what one field was answered with. */
function wordFor(body: string): string {
  const { data, errors } = JSON.parse(body);
  if (errors) return outcomeOfError(errors[0]);
  const { field } = data.node;
  if (field === null || typeof field === 'boolean' || field === 0) return String(field);
  const list = Array.isArray(field) ? field : field.nodes;
  return list?.length === 0 ? 'empty' : 'told';
}
