import { sql } from 'kysely';
import { createContext } from '../../src/context.js';
import { change, query } from '../../src/db/query.js';
import { addressState, passwordState } from '../../src/features/accounts/mail-links.js';
import { openSetUp } from '../../src/features/organizations/open-set-up.js';
import { newId } from '../../src/shared/ids.js';
import { zipOf } from '../features/files/zips.js';
import type { TestUser } from '../support/builders.js';
import { createDevice } from '../support/push-device.js';
import type { TestApp } from '../support/test-app.js';
import { deviceOf, type Scene } from './scene.js';

/** Whatever goes through where the asker may. */
export const PASSWORD = 'correct horse battery';

/** What the variables of a field are made from. */
export interface Case {
  app: TestApp;
  of: string;
  scene: Scene;
  /** Who asks; for an anonymous caller, whose password or token he has. */
  person: TestUser;
  /** Somebody else in the room. */
  otherId: string;
}

type Make = (of: Case) => object | Promise<object>;

/** The variables of each field that takes some; of mutations the input. */
export const VARIABLES: Record<string, Make> = {
  'Query.backups': () => ({ first: 10 }),
  'Query.file': ({ scene }) => ({ id: scene.fileId }),
  'Query.files': ({ scene }) => ({ ids: [scene.fileId] }),
  'Query.invitations': () => ({ first: 10 }),
  'Query.jobs': () => ({ first: 10 }),
  'Query.notices': () => ({ first: 10 }),
  'Query.failedNotices': () => ({ first: 10 }),
  'Query.notifications': () => ({ first: 10 }),
  'Query.message': ({ scene }) => ({ id: scene.messageId }),
  'Query.node': ({ scene }) => ({ id: scene.roomId }),
  'Query.project': ({ scene }) => ({ id: scene.projectId }),
  'Query.projectReport': ({ scene }) => ({ projectId: scene.projectId }),
  'Query.projects': ({ scene }) => ({ first: 100, query: scene.projectName }),
  'Query.task': ({ scene }) => ({ id: scene.taskId }),
  'Query.taskDraft': ({ scene }) => ({ messageId: scene.messageId }),
  'Query.taskStatistics': () => ({ filter: {} }),
  'Query.tasks': ({ scene }) => ({ first: 100, filter: { query: scene.taskTitle } }),
  'Query.publicRooms': ({ scene }) => ({ first: 100, query: scene.roomName }),
  'Query.room': ({ scene }) => ({ id: scene.roomId }),
  'Query.rooms': () => ({ first: 100 }),
  'Query.users': ({ scene }) => ({ first: 100, query: scene.user.username }),

  'Mutation.createFirstAdmin': async (its) => ({
    token: await setUpToken(its),
    username: `u${newId()}`,
    password: PASSWORD,
  }),
  'Mutation.register': () => ({ username: `u${newId()}`, password: PASSWORD }),
  'Mutation.login': ({ person }) => ({ login: person.username, password: PASSWORD }),
  'Mutation.refreshToken': ({ person }) => ({ refreshToken: person.refreshToken, requestId: newId() }),
  'Mutation.logout': () => ({}),
  'Mutation.revokeSession': ({ scene }) => ({ sessionId: scene.ownSessionId }),
  'Mutation.changePassword': () => ({ currentPassword: PASSWORD, newPassword: `${PASSWORD} staple` }),
  'Mutation.requestEmailVerification': async (its) => {
    await addressOf(its);
    return {};
  },
  'Mutation.verifyEmail': async (its) => {
    const subject = its.person.id;
    const state = addressState({ emailKey: await addressOf(its) });
    return { token: its.app.tokens.signLink('verification', { subject, state, expiresAt: inAnHour(its) }) };
  },
  'Mutation.requestPasswordReset': async (its) => ({ email: await addressOf(its) }),
  'Mutation.resetPassword': async (its) => {
    const subject = its.person.id;
    const [row] = await query(
      its.app.orm,
      sql<{ hash: string }>`select password_hash as hash from users where id = ${subject}`,
    );
    const state = passwordState({ emailKey: await addressOf(its), passwordHash: row!.hash });
    return {
      password: PASSWORD,
      token: its.app.tokens.signLink('passwordReset', { subject, state, expiresAt: inAnHour(its) }),
    };
  },
  'Mutation.inviteUser': () => ({ email: `u${newId()}@example.org` }),
  'Mutation.revokeInvitation': ({ scene }) => ({ invitationId: scene.invitationId }),
  'Mutation.updateProfile': () => ({ displayName: 'Another' }),
  'Mutation.subscribePush': () => {
    const { endpoint, p256dh, auth } = createDevice(`https://push.example.com/${newId()}`);
    return { endpoint, p256dh, auth };
  },
  'Mutation.unsubscribePush': ({ scene, of }) => ({ endpoint: deviceOf(scene, of).endpoint }),
  'Mutation.sendTestPush': ({ scene, of }) => ({ endpoint: deviceOf(scene, of).endpoint }),
  'Mutation.updateNotificationSettings': () => ({ quietHours: { start: 1320, end: 420 } }),
  'Mutation.markNotificationsRead': () => ({}),
  'Mutation.createUser': () => ({ username: `u${newId()}`, password: PASSWORD }),
  'Mutation.deactivateUser': ({ scene }) => ({ userId: scene.user.id }),
  'Mutation.reactivateUser': ({ scene }) => ({ userId: scene.user.id }),
  'Mutation.setUserPassword': ({ scene }) => ({ userId: scene.user.id, password: PASSWORD }),
  'Mutation.setUserRole': ({ scene }) => ({ userId: scene.user.id, role: 'ADMIN' }),

  'Mutation.retryJob': ({ scene }) => ({ jobId: scene.jobId }),

  'Mutation.createRoom': () => ({ name: 'A room' }),
  'Mutation.updateRoom': ({ scene }) => ({ roomId: scene.roomId, topic: newId() }),
  'Mutation.deleteRoom': ({ scene }) => ({ roomId: scene.roomId }),
  'Mutation.joinRoom': ({ scene }) => ({ roomId: scene.roomId }),
  'Mutation.leaveRoom': ({ scene }) => ({ roomId: scene.roomId }),
  'Mutation.addRoomMember': ({ scene }) => ({ roomId: scene.roomId, userId: scene.user.id }),
  'Mutation.removeRoomMember': ({ scene, otherId }) => ({ roomId: scene.roomId, userId: otherId }),
  'Mutation.setRoomMemberRole': ({ scene, otherId }) => ({ roomId: scene.roomId, userId: otherId, role: 'OWNER' }),
  'Mutation.createRoomInvite': ({ scene }) => ({ roomId: scene.roomId }),
  'Mutation.revokeRoomInvite': ({ scene }) => ({ inviteId: scene.inviteId }),
  'Mutation.markRoomRead': ({ scene }) => ({ roomId: scene.roomId, messageId: scene.messageId }),
  'Mutation.setRoomNotifications': ({ scene }) => ({ roomId: scene.roomId, level: 'ALL' }),
  'Mutation.startTyping': ({ scene }) => ({ roomId: scene.roomId }),

  'Mutation.sendMessage': ({ scene }) => ({ roomId: scene.roomId, content: 'Hello' }),
  'Mutation.editMessage': ({ scene }) => ({ messageId: scene.messageId, content: 'Hello again' }),
  'Mutation.deleteMessage': ({ scene }) => ({ messageId: scene.messageId }),
  'Mutation.addReaction': ({ scene }) => ({ messageId: scene.messageId, emoji: '👍' }),
  'Mutation.removeReaction': ({ scene }) => ({ messageId: scene.messageId, emoji: '👍' }),
  'Mutation.followThread': ({ scene }) => ({ messageId: scene.messageId }),
  'Mutation.unfollowThread': ({ scene }) => ({ messageId: scene.messageId }),

  'Mutation.deleteFile': ({ scene }) => ({ id: scene.fileId }),
  'Mutation.setAvatar': ({ scene }) => ({ fileId: scene.fileId }),
  'Mutation.addTaskAttachment': ({ scene }) => ({ taskId: scene.taskId, fileId: scene.fileId }),
  'Mutation.removeTaskAttachment': ({ scene }) => ({ taskId: scene.taskId, fileId: scene.fileId }),
  'Mutation.uploadArchive': () => ({ archive: new Blob([new Uint8Array(zipOf([{ name: 'x' }]))]) }),
  'Mutation.uploadFile': () => ({ file: new Blob(['x']) }),
  'Mutation.createProject': () => ({ name: 'A project' }),
  'Mutation.updateProject': ({ scene }) => ({ id: scene.projectId, name: newId() }),
  'Mutation.deleteProject': ({ scene }) => ({ id: scene.projectId }),
  'Mutation.addProjectMember': ({ scene }) => ({ projectId: scene.projectId, userId: scene.user.id }),
  'Mutation.removeProjectMember': ({ scene, otherId }) => ({ projectId: scene.projectId, userId: otherId }),
  'Mutation.setProjectMemberRole': ({ scene, otherId }) => ({
    projectId: scene.projectId,
    userId: otherId,
    role: 'OWNER',
  }),
  'Mutation.createTask': () => ({ title: 'A task' }),
  'Mutation.createTaskFromMessage': ({ scene }) => ({ messageId: scene.messageId }),
  'Mutation.updateTask': ({ scene }) => ({ id: scene.taskId, title: newId() }),
  'Mutation.assignTask': ({ scene, otherId }) => ({ id: scene.taskId, assigneeId: otherId }),
  'Mutation.setTaskStatus': ({ scene }) => ({ id: scene.taskId, status: 'REVIEW' }),
  'Mutation.deleteTask': ({ scene }) => ({ id: scene.taskId }),
  'Mutation.commentTask': ({ scene }) => ({ taskId: scene.taskId, content: 'Hello' }),
  'Mutation.deleteTaskComment': ({ scene }) => ({ commentId: scene.commentId }),

  'Subscription.messageAdded': ({ scene }) => ({ roomId: scene.roomId }),
  'Subscription.messageUpdated': ({ scene }) => ({ roomId: scene.roomId }),
  'Subscription.taskCreated': () => ({}),
  'Subscription.taskUpdated': () => ({}),
  'Subscription.roomActivity': ({ scene }) => ({ roomId: scene.roomId }),
};

/** The variables of one case; `id`, where there is one, goes where the argument of that name is. */
export async function variablesOf(field: string, its: Case, id?: { name: string; value: string }): Promise<object> {
  const made: { filter?: object } = { ...(await VARIABLES[field]?.(its)) };
  const given = id && { [id.name]: /ids$/i.test(id.name) ? [id.value] : id.value };
  // The ids that a list takes are in its filter.
  if (made.filter && id) made.filter = { ...made.filter, ...given };
  else Object.assign(made, given);
  return field.startsWith('Mutation.') ? { input: made } : made;
}

/** Gives the person an e-mail address. */
async function addressOf({ app, person }: Case): Promise<string> {
  const address = `${person.id}@example.org`;
  await change(
    createContext(app),
    sql`update users set email = ${address}, email_key = ${address} where id = ${person.id}`,
  );
  return address;
}

const inAnHour = ({ app }: Case) => Math.floor(app.clock.now() / 1000) + 3600;

/** A good token needs an installation without admins; where there is one, any text must do. */
async function setUpToken({ app, of }: Case): Promise<string> {
  if (of !== 'no admin yet') return 'a token of one’s own';
  const ctx = createContext(app);
  await change(ctx, sql`update users set role = 'USER'`);
  return (await openSetUp(ctx))!;
}
