import { createContext } from '../../src/context.js';
import { inTransaction, type Transaction } from '../../src/db/transaction.js';
import { addMember as addProjectMember } from '../../src/features/projects/add-member.js';
import { addMember } from '../../src/features/rooms/add-member.js';
import { newId } from '../../src/shared/ids.js';
import type { TestApp } from '../support/test-app.js';
import type { Cast } from './cast.js';
import type { Kind } from './root-fields.js';
import { addFile, addInvite, addMessage, attach, makeRoom } from './scene.js';
import { makeComment, makeProject, makeTask } from './work.js';

/** Text that is no id. */
const MALFORMED = ['', '-1', '1.5', '1e3', ' 1', '9223372036854775808', "' or 1=1 --", '%', 'é', '\0'];

/** Ids of each kind under which nobody of the askers may find anything. */
export type UnknownIds = Record<Kind, string[]>;

/**
 * Makes what is foreign and what is deleted: a private room, a public one and a deleted one, and projects, with what is in
 * them.
 */
export async function createUnknownIds(app: TestApp, cast: Cast): Promise<UnknownIds> {
  const { foreigner, author, ...askers } = cast;
  const { value } = await inTransaction(createContext(app), async (tx) => {
    const hidden = await fill(tx, { isPrivate: true, owners: [foreigner.id] });
    const open = await fill(tx, { isPrivate: false, owners: [foreigner.id] });
    const deleted = await fill(tx, { isPrivate: true, owners: [author, ...Object.values(askers)].map(({ id }) => id) });
    deleted.room.deletedAt = new Date(tx.app.clock.now());
    const foreign = await fillProject(tx, foreigner.id);
    const gone = await fillProject(tx, author.id);
    for (const { id } of Object.values(askers))
      addProjectMember(tx, { projectId: gone.project.id, userId: id, role: 'OWNER' });
    gone.project.deletedAt = new Date(tx.app.clock.now());
    return { hidden, open, deleted, work: [foreign, gone] };
  });
  const { hidden, open, deleted, work } = value;
  const rooms = [hidden.room.id, deleted.room.id];
  const messages = [hidden.message.id, open.message.id, deleted.message.id];
  const files = [hidden.file.id, open.file.id, deleted.file.id];
  const invites = [hidden.invite.id, open.invite.id, deleted.invite.id];
  const sessions = [foreigner.sessionId];
  const projects = work.map(({ project }) => project.id);
  const tasks = work.map(({ task }) => task.id);
  const comments = work.map(({ comment }) => comment.id);
  const nothing = [newId(), ...MALFORMED];
  return {
    Project: [...projects, ...tasks, ...rooms, foreigner.id, ...nothing],
    Task: [...tasks, ...comments, ...projects, ...messages, foreigner.id, ...nothing],
    TaskComment: [...comments, ...tasks, ...messages, foreigner.id, ...nothing],
    Room: [...rooms, ...projects, ...messages, foreigner.id, ...nothing],
    Message: [...messages, ...rooms, open.room.id, foreigner.id, ...nothing],
    Invitation: [...invites, foreigner.id, ...nothing],
    Invite: [...invites, ...rooms, foreigner.id, ...nothing],
    Session: [...sessions, foreigner.id, ...rooms, ...nothing],
    User: [...rooms, ...messages, ...sessions, ...nothing],
    Notification: [...messages, ...tasks, foreigner.id, ...nothing],
    Job: [...tasks, foreigner.id, ...nothing],
    File: [...files, ...messages, foreigner.id, ...nothing],
    Node: [...rooms, ...messages, ...files, ...invites, ...sessions, ...projects, ...tasks, ...comments, ...nothing],
  };
}

async function fillProject(tx: Transaction, ownerId: string) {
  const project = makeProject(tx, ownerId);
  await tx.em.flush();
  const task = makeTask(tx, { projectId: project.id, creatorId: ownerId, assigneeId: null });
  await tx.em.flush();
  return { project, task, comment: makeComment(tx, task.id, ownerId) };
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
