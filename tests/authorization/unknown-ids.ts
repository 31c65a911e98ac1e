import { createContext } from '../../src/context.js';
import { inTransaction, type Transaction } from '../../src/db/transaction.js';
import { addMember } from '../../src/features/rooms/add-member.js';
import { newId } from '../../src/shared/ids.js';
import type { TestApp } from '../support/test-app.js';
import type { Cast } from './cast.js';
import type { Kind } from './root-fields.js';
import { addFile, addInvite, addMessage, attach, makeRoom } from './scene.js';

/** Text that is no id. */
const MALFORMED = ['', '-1', '1.5', '1e3', ' 1', '9223372036854775808', "' or 1=1 --", '%', 'é', '\0'];

/** Ids of each kind under which nobody of the askers may find anything. */
export type UnknownIds = Record<Kind, string[]>;

/** Makes what is foreign and what is deleted: a private room, a public one and a deleted one, with what is in them. */
export async function createUnknownIds(app: TestApp, cast: Cast): Promise<UnknownIds> {
  const { foreigner, author, ...askers } = cast;
  const { value } = await inTransaction(createContext(app), async (tx) => {
    const hidden = await fill(tx, { isPrivate: true, owners: [foreigner.id] });
    const open = await fill(tx, { isPrivate: false, owners: [foreigner.id] });
    const deleted = await fill(tx, { isPrivate: true, owners: [author, ...Object.values(askers)].map(({ id }) => id) });
    deleted.room.deletedAt = new Date(tx.app.clock.now());
    return { hidden, open, deleted };
  });
  const { hidden, open, deleted } = value;
  const rooms = [hidden.room.id, deleted.room.id];
  const messages = [hidden.message.id, open.message.id, deleted.message.id];
  const files = [hidden.file.id, open.file.id, deleted.file.id];
  const invites = [hidden.invite.id, open.invite.id, deleted.invite.id];
  const sessions = [foreigner.sessionId];
  const nothing = [newId(), ...MALFORMED];
  return {
    Room: [...rooms, ...messages, foreigner.id, ...nothing],
    Message: [...messages, ...rooms, open.room.id, foreigner.id, ...nothing],
    Invite: [...invites, ...rooms, foreigner.id, ...nothing],
    Session: [...sessions, foreigner.id, ...rooms, ...nothing],
    User: [...rooms, ...messages, ...sessions, ...nothing],
    File: [...files, ...messages, foreigner.id, ...nothing],
    Node: [...rooms, ...messages, ...files, ...invites, ...sessions, ...nothing],
  };
}

async function fill(tx: Transaction, { isPrivate, owners }: { isPrivate: boolean; owners: string[] }) {
  const room = makeRoom(tx, isPrivate);
  for (const userId of owners) addMember(tx, { roomId: room.id, userId, role: 'OWNER' });
  await tx.em.flush();
  const message = addMessage(tx, room.id, owners[0]!);
  const file = addFile(tx, owners[0]!);
  attach(tx, message, file);
  return { room, message, file, invite: addInvite(tx, room.id, owners[0]!) };
}
