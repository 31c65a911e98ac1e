import { sql } from 'kysely';
import { createContext } from '../../src/context.js';
import { query } from '../../src/db/query.js';
import { inTransaction, type Transaction } from '../../src/db/transaction.js';
import { addUser } from '../../src/features/accounts/add-user.js';
import { openSession } from '../../src/features/accounts/open-session.js';
import type { Session } from '../../src/features/accounts/session.entity.js';
import { StoredFile } from '../../src/features/files/file.entity.js';
import { Invitation } from '../../src/features/invitations/invitation.entity.js';
import { ROOMS } from '../../src/features/members/group.js';
import { removeMember } from '../../src/features/members/remove-member.js';
import { Message } from '../../src/features/messages/message.entity.js';
import { MessageAttachment } from '../../src/features/messages/message-attachment.entity.js';
import { Notification } from '../../src/features/notifications/notification.entity.js';
import { PushSubscription } from '../../src/features/push/push-subscription.entity.js';
import { addMember } from '../../src/features/rooms/add-member.js';
import { Room } from '../../src/features/rooms/room.entity.js';
import { RoomInvite } from '../../src/features/rooms/room-invite.entity.js';
import { TaskAttachment } from '../../src/features/tasks/task-attachment.entity.js';
import { Job } from '../../src/jobs/job.entity.js';
import { newId } from '../../src/shared/ids.js';
import { messageColumns, type TestUser } from '../support/builders.js';
import { createDevice } from '../support/push-device.js';
import type { TestApp } from '../support/test-app.js';
import type { Cast } from './cast.js';
import { addWork } from './work.js';

/** Fresh objects for one case, in one room. */
export interface Scene {
  roomId: string;
  roomName: string;
  messageId: string;
  projectId: string;
  projectName: string;
  /** In the project, or in none where that is what the row speaks of. */
  taskId: string;
  taskTitle: string;
  commentId: string;
  inviteId: string;
  invitationId: string;
  fileId: string;
  jobId: string;
  /** Of who asks. */
  notificationId: string;
  /** Somebody who is not in the room. */
  user: { id: string; username: string };
  /** Who asks; the author where nobody does. */
  askerId: string;
  ownSessionId: string;
  othersSessionId: string;
  ownDevice: Device;
  othersDevice: Device;
}

/** One that takes push messages. */
type Device = Pick<PushSubscription, 'id' | 'endpoint'>;

/**
 * Makes one scene for each asker, in one transaction: a room with its members, one who was removed, a message and an
 * invite; and a project with the same people, a task and a comment. of: what the row speaks of. askers: whose the own objects are; null where he is anonymous.
 */
export async function createScenes(
  app: TestApp,
  cast: Cast,
  of: string,
  askers: readonly (TestUser | null)[],
): Promise<Scene[]> {
  const { value } = await inTransaction(createContext(app), async (tx) => {
    const scenes: Scene[] = [];
    for (const asker of askers) {
      scenes.push(await addScene(tx, cast, of, asker));
      await tx.em.flush();
      // What is written goes on being looked through for changes, which took more time than all else.
      tx.em.clear();
    }
    return scenes;
  });
  return value;
}

async function addScene(tx: Transaction, cast: Cast, of: string, asker: TestUser | null): Promise<Scene> {
  const room = of === 'general room' ? await findGeneral(tx) : await addRoom(tx, cast, !of.includes('public room'));
  const author = of.startsWith('own,') ? asker! : cast.author;
  const message = addMessage(tx, room.id, author.id);
  const isOthers = asker === null || of === "another's file" || of.startsWith('file,');
  const file = addFile(tx, isOthers ? cast.author.id : asker.id);
  if (/^file, .* room$/.test(of)) attach(tx, message, file);
  if (of !== 'general room') await removeMember(tx, ROOMS, { groupId: room.id, userId: cast.former.id });
  const work = await addWork(tx, cast, of, asker ?? cast.author);
  if (/\btask(,|$)/.test(of)) tx.em.create(TaskAttachment, { taskId: work.taskId, fileId: file.id, position: 0 });
  const user = await addUser(tx, { username: `u${newId()}`, role: 'USER', passwordHash: null });
  if (of === 'deactivated user') user.deactivatedAt = new Date(tx.app.clock.now());
  const sessions = { own: openSession(tx, asker ?? cast.author), others: openSession(tx, cast.bystander) };
  await tx.em.flush();
  return {
    roomId: room.id,
    roomName: room.name,
    messageId: message.id,
    fileId: file.id,
    jobId: addFailedJob(tx).id,
    notificationId: addNotification(tx, (asker ?? cast.author).id).id,
    invitationId: addInvitation(tx, cast.admin.id).id,
    inviteId: addInvite(tx, room.id, cast.owner.id).id,
    ...work,
    user,
    askerId: (asker ?? cast.author).id,
    ownSessionId: sessions.own.id,
    othersSessionId: sessions.others.id,
    ownDevice: addDevice(tx, sessions.own),
    othersDevice: addDevice(tx, sessions.others),
  };
}

async function findGeneral(tx: Transaction): Promise<Pick<Room, 'id' | 'name'>> {
  const [room] = await query(tx, sql<Pick<Room, 'id' | 'name'>>`select id, name from rooms where is_general = ${true}`);
  return room!;
}

/** With everyone in it who is, was, or must be for others to be something to them. */
async function addRoom(tx: Transaction, cast: Cast, isPrivate: boolean): Promise<Room> {
  const room = makeRoom(tx, isPrivate);
  addMember(tx, { roomId: room.id, userId: cast.owner.id, role: 'OWNER' });
  for (const person of ['former', 'member', 'admin in it', 'author', 'bystander'] as const)
    addMember(tx, { roomId: room.id, userId: cast[person].id, role: 'MEMBER' });
  await tx.em.flush();
  return room;
}

export function makeRoom(tx: Transaction, isPrivate: boolean): Room {
  const id = newId();
  tx.append({ type: 'ROOM_CREATED', roomId: id });
  return tx.em.create(Room, {
    id,
    name: `room ${id}`,
    topic: null,
    isPrivate,
    isGeneral: false,
    createdById: null,
    createdAt: new Date(tx.app.clock.now()),
    deletedAt: null,
    importKey: null,
    version: 1,
  });
}

export function addMessage(tx: Transaction, roomId: string, authorId: string): Message {
  const message = tx.em.create(Message, messageColumns({ roomId, authorId, content: 'Hello' }));
  tx.append({ type: 'MESSAGE_ADDED', roomId, messageId: message.id, ordered: message });
  return message;
}

/** A row of a file; nothing of it lies in the store. */
export function addFile(tx: Transaction, uploaderId: string): StoredFile {
  return tx.em.create(StoredFile, {
    id: newId(),
    uploaderId,
    name: 'a file',
    type: 'image/png',
    size: 1,
    sha256: '0'.repeat(64),
    width: null,
    height: null,
    previewStatus: 'READY',
    archiveId: null,
    entryPath: null,
    createdAt: new Date(tx.app.clock.now()),
  });
}

export function attach(tx: Transaction, message: { id: string }, file: { id: string }): void {
  tx.em.create(MessageAttachment, { messageId: message.id, fileId: file.id, position: 0 });
}

export function addInvite(tx: Transaction, roomId: string, createdById: string): RoomInvite {
  const now = tx.app.clock.now();
  return tx.em.create(RoomInvite, {
    id: newId(),
    roomId,
    codeHash: newId(),
    createdById,
    createdAt: new Date(now),
    expiresAt: new Date(now + 86_400_000),
    maxUses: null,
    useCount: 0,
    revokedAt: null,
  });
}

function addDevice(tx: Transaction, session: Session): PushSubscription {
  const id = newId();
  const { endpoint, p256dh, auth } = createDevice(`https://push.example.com/${id}`);
  return tx.em.create(PushSubscription, {
    id,
    userId: session.userId,
    sessionId: session.id,
    endpoint,
    p256dh,
    auth,
    userAgent: null,
    createdAt: new Date(tx.app.clock.now()),
    lastUsedAt: null,
    waitsUntil: null,
  });
}

export function addInvitation(tx: Transaction, invitedById: string): Invitation {
  const id = newId();
  const now = tx.app.clock.now();
  return tx.em.create(Invitation, {
    id,
    email: `${id}@example.org`,
    emailKey: `${id}@example.org`,
    invitedById,
    createdAt: new Date(now),
    expiresAt: new Date(now + 86_400_000),
    revokedAt: null,
    acceptedAt: null,
    acceptedById: null,
  });
}

/** A job of a kind that nobody does. */
function addFailedJob(tx: Transaction): Job {
  const id = newId();
  const now = new Date(tx.app.clock.now());
  return tx.em.create(Job, {
    id,
    kind: 'nothing',
    key: id,
    payload: {},
    status: 'FAILED',
    runAt: now,
    attempts: 1,
    lease: 1,
    lastError: 'Error',
    createdAt: now,
    startedAt: now,
    finishedAt: now,
  });
}

export function deviceOf(scene: Scene, of: string): Device {
  return of === 'own device' ? scene.ownDevice : scene.othersDevice;
}

function addNotification(tx: Transaction, userId: string): Notification {
  const id = newId();
  return tx.em.create(Notification, {
    id,
    source: id,
    userId,
    kind: 'DUE_SOON',
    cause: 'TASK_DUE',
    actorId: null,
    roomId: null,
    messageId: null,
    taskId: null,
    projectId: null,
    createdAt: new Date(tx.app.clock.now()),
    isShown: true,
    readAt: null,
  });
}

/** The id of the object that a row speaks of. */
export function idOf(scene: Scene, cast: Cast, of: string): string {
  if (of.endsWith(' file') || of.startsWith('file,')) return scene.fileId;
  if (of.endsWith(' device')) return deviceOf(scene, of).id;
  if (of.endsWith("'s session")) return scene.othersSessionId;
  if (of === 'own session') return scene.ownSessionId;
  if (of === 'another member') return cast.bystander.id;
  if (of === 'himself') return scene.askerId;
  if (of === 'own notification') return scene.notificationId;
  if (of === 'failed job') return scene.jobId;
  if (of === 'project') return scene.projectId;
  if (of.endsWith(' comment')) return scene.commentId;
  if (/\btask, /.test(of)) return scene.taskId;
  if (of.endsWith('user')) return scene.user.id;
  if (of === 'invitation') return scene.invitationId;
  if (of.startsWith('invite,')) return scene.inviteId;
  if (of.startsWith('own,') || of.startsWith("another's,")) return scene.messageId;
  if (of.endsWith(' room')) return scene.roomId;
  throw new Error(`docs/authorization.md: nobody knows "${of}".`);
}
