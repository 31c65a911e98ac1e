import { newId } from '../../src/shared/ids.js';
import { get } from '../support/client.js';
import type { TestApp } from '../support/test-app.js';
import { uploaded } from '../support/uploads.js';
import type { Cast } from './cast.js';

const CREATE = 'mutation($input: CreateRoomInput!) { createRoom(input: $input) { room { id } } }';
const INVITE = 'mutation($input: CreateRoomInviteInput!) { createRoomInvite(input: $input) { invite { id } } }';
const SEND = 'mutation($input: SendMessageInput!) { sendMessage(input: $input) { message { id } } }';
const REACT = 'mutation($input: AddReactionInput!) { addReaction(input: $input) { cursor } }';
const EDIT = 'mutation($input: EditMessageInput!) { editMessage(input: $input) { cursor } }';
const READ = 'mutation($input: MarkRoomReadInput!) { markRoomRead(input: $input) { cursor } }';
const REMOVE = 'mutation($input: RemoveRoomMemberInput!) { removeRoomMember(input: $input) { cursor } }';

/** A room with something in every field that holds text or leads on. */
export interface HiddenRoom {
  id: string;
  /** In its texts, and in nothing else of the installation. */
  word: string;
  /** Of what is in it. */
  ids: string[];
}

/** Makes it through the door, with `former` in it for a while: he wrote, reacted, read and was called there. */
export async function createHiddenRoom(app: TestApp, cast: Cast, isPrivate: boolean): Promise<HiddenRoom> {
  const word = `canary${newId().replaceAll('-', '')}`;
  const [name, topic] = isPrivate ? [word, word] : ['An open room', 'Open to all'];
  const memberIds = (['former', 'member', 'author'] as const).map((person) => cast[person].id);
  const { createRoom } = await get(app, cast.owner, CREATE, { input: { name, topic, isPrivate, memberIds } });
  const id: string = createRoom.room.id;
  const { createRoomInvite } = await get(app, cast.owner, INVITE, { input: { roomId: id } });
  const ids: string[] = [createRoomInvite.invite.id, ...(await writeInto(app, cast, { id, word }))];
  await get(app, cast.former, READ, { input: { roomId: id, messageId: ids[1] } });
  await get(app, cast.owner, READ, { input: { roomId: id, messageId: ids[1] } });
  await get(app, cast.owner, REMOVE, { input: { roomId: id, userId: cast.former.id } });
  return { id, word, ids };
}

/** A message with a file, a reply and reactions to both, an edit. Gives the ids of the messages and the file. */
export async function writeInto(
  app: TestApp,
  cast: Pick<Cast, 'author' | 'member' | 'owner'>,
  { id, word }: Pick<HiddenRoom, 'id' | 'word'>,
): Promise<string[]> {
  const content = `${word} @${cast.member.username} @room`;
  const file = await uploaded(app, cast.author, { name: word, bytes: word });
  const root = await get(app, cast.author, SEND, { input: { roomId: id, content, attachmentIds: [file.id] } });
  const messageId: string = root.sendMessage.message.id;
  const reply = await get(app, cast.member, SEND, { input: { roomId: id, content, threadRootId: messageId } });
  const replyId: string = reply.sendMessage.message.id;
  await get(app, cast.owner, REACT, { input: { messageId, emoji: `:${word}:` } });
  await get(app, cast.author, EDIT, { input: { messageId, content: `${content} again` } });
  return [messageId, replyId, file.id];
}
