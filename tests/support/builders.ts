import { type Context, createContext } from '../../src/context.js';
import { inTransaction } from '../../src/db/transaction.js';
import { addUser } from '../../src/features/accounts/add-user.js';
import { issueTokens, openSession } from '../../src/features/accounts/open-session.js';
import type { Role } from '../../src/features/accounts/user.entity.js';
import type { Message } from '../../src/features/messages/message.entity.js';
import { addMember as addProjectMember } from '../../src/features/projects/add-member.js';
import { Project } from '../../src/features/projects/project.entity.js';
import { textColumns } from '../../src/features/projects/project-text.js';
import { addMember } from '../../src/features/rooms/add-member.js';
import { Room } from '../../src/features/rooms/room.entity.js';
import type { RoomRole } from '../../src/features/rooms/room-member.entity.js';
import { newId } from '../../src/shared/ids.js';
import type { TestApp } from './test-app.js';

/** A user with a session: what tests act as. */
export interface TestUser {
  id: string;
  username: string;
  sessionId: string;
  accessToken: string;
  refreshToken: string;
}

let counter = 0;

/** Makes a user without a password and signs him in. */
export async function buildUser(
  app: TestApp,
  options: { username?: string; role?: Role; email?: string } = {},
): Promise<TestUser> {
  const username = options.username ?? `user-${++counter}`;
  const ctx = createContext(app);
  const { value } = await inTransaction(ctx, async (tx) => {
    const user = await addUser(tx, {
      username,
      role: options.role ?? 'USER',
      email: options.email,
      passwordHash: null,
    });
    await tx.em.flush();
    return { user, session: openSession(tx, user) };
  });
  return { id: value.user.id, username, sessionId: value.session.id, ...issueTokens(ctx, value.session) };
}

/** Makes a room; the first of `owners` is its earliest owner. */
export async function buildRoom(
  app: TestApp,
  options: { name?: string; isPrivate?: boolean; owners?: TestUser[]; members?: TestUser[] },
): Promise<{ id: string }> {
  const { value } = await inTransaction(createContext(app), async (tx) => {
    const room = tx.em.create(Room, {
      id: newId(),
      name: options.name ?? 'a room',
      topic: null,
      isPrivate: options.isPrivate ?? true,
      isGeneral: false,
      createdById: options.owners?.[0]?.id ?? null,
      createdAt: new Date(app.clock.now()),
      deletedAt: null,
      importKey: null,
      version: 1,
    });
    tx.append({ type: 'ROOM_CREATED', roomId: room.id });
    const add = (role: RoomRole) => (user: TestUser) => addMember(tx, { roomId: room.id, userId: user.id, role });
    options.owners?.forEach(add('OWNER'));
    options.members?.forEach(add('MEMBER'));
    return room;
  });
  return { id: value.id };
}

/** Makes a project; the first of `owners` is its earliest owner. */
export async function buildProject(
  app: TestApp,
  options: { name?: string; owners: [TestUser, ...TestUser[]]; members?: TestUser[] },
): Promise<{ id: string }> {
  const { value } = await inTransaction(createContext(app), async (tx) => {
    const now = new Date(app.clock.now());
    const project = tx.em.create(Project, {
      id: newId(),
      ...textColumns({ name: options.name ?? 'a project', description: '' }),
      createdById: options.owners[0].id,
      createdAt: now,
      updatedAt: now,
      deletedAt: null,
      version: 1,
    });
    tx.append({ type: 'PROJECT_CREATED', projectId: project.id });
    const add = (role: RoomRole) => (user: TestUser) =>
      addProjectMember(tx, { projectId: project.id, userId: user.id, role });
    options.owners.forEach(add('OWNER'));
    options.members?.forEach(add('MEMBER'));
    return project;
  });
  return { id: value.id };
}

/** The columns of a message of the room itself, sent here and changed by nobody, for `em.create`. */
export function messageColumns(message: Pick<Message, 'roomId' | 'authorId' | 'content'> & Partial<Message>): Message {
  return {
    id: newId(),
    threadRootId: null,
    orderedAt: 0,
    editedAt: null,
    deletedAt: null,
    importKey: null,
    importedAt: null,
    segmentId: null,
    segmentPosition: null,
    version: 1,
    ...message,
  };
}

/** The Context of a test user, for calling operations directly. */
export function contextOf(app: TestApp, user: TestUser, role: Role = 'USER'): Context {
  return createContext(app, { viewer: { id: user.id, role, sessionId: user.sessionId } });
}
