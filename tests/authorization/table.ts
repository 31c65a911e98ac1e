import { createContext } from '../../src/context.js';
import { openSetUp } from '../../src/features/organizations/open-set-up.js';
import type { TestUser } from '../support/builders.js';
import type { TestApp } from '../support/test-app.js';

/** What rows may use for the arguments of a field. */
export interface World {
  app: TestApp;
  /** Somebody with an account. */
  user: TestUser;
  /** His password. */
  password: string;
}

/**
 * Who may reach a field. anonymous: what one gets without a token: the code of the refusal, or that he is answered.
 * input: what the field's input must be like for that; otherwise any that fits the schema will do.
 */
export interface Row {
  anonymous: 'UNAUTHENTICATED' | 'answered';
  input?: (world: World) => object | Promise<object>;
}

const forUsers: Row = { anonymous: 'UNAUTHENTICATED' };
const forAll: Row = { anonymous: 'answered' };

/** The written policy: each field of Query, Mutation and Subscription has its row. */
export const TABLE: Record<string, Row> = {
  'Query.message': forUsers,
  'Query.node': forUsers,
  'Query.organization': forAll,
  'Query.publicRooms': forUsers,
  'Query.room': forUsers,
  'Query.rooms': forUsers,
  'Query.sessions': forUsers,
  'Query.users': forUsers,
  'Query.viewer': forAll,

  'Mutation.createFirstAdmin': {
    anonymous: 'answered',
    input: async ({ app, password }) => ({
      token: await openSetUp(createContext(app)),
      username: 'first-admin',
      password,
    }),
  },
  'Mutation.login': {
    anonymous: 'answered',
    input: ({ user, password }) => ({ login: user.username, password }),
  },
  'Mutation.refreshToken': {
    anonymous: 'answered',
    input: ({ user }) => ({ refreshToken: user.refreshToken }),
  },
  'Mutation.register': {
    anonymous: 'answered',
    input: ({ password }) => ({ username: 'newcomer', password }),
  },

  'Mutation.addReaction': forUsers,
  'Mutation.addRoomMember': forUsers,
  'Mutation.changePassword': forUsers,
  'Mutation.createRoom': forUsers,
  'Mutation.createRoomInvite': forUsers,
  'Mutation.createUser': forUsers,
  'Mutation.deactivateUser': forUsers,
  'Mutation.deleteMessage': forUsers,
  'Mutation.deleteRoom': forUsers,
  'Mutation.editMessage': forUsers,
  'Mutation.followThread': forUsers,
  'Mutation.joinRoom': forUsers,
  'Mutation.leaveRoom': forUsers,
  'Mutation.logout': forUsers,
  'Mutation.markRoomRead': forUsers,
  'Mutation.reactivateUser': forUsers,
  'Mutation.removeReaction': forUsers,
  'Mutation.removeRoomMember': forUsers,
  'Mutation.revokeRoomInvite': forUsers,
  'Mutation.revokeSession': forUsers,
  'Mutation.sendMessage': forUsers,
  'Mutation.setRoomMemberRole': forUsers,
  'Mutation.setUserPassword': forUsers,
  'Mutation.setUserRole': forUsers,
  'Mutation.startTyping': forUsers,
  'Mutation.unfollowThread': forUsers,
  'Mutation.updateProfile': forUsers,
  'Mutation.updateRoom': forUsers,

  'Subscription.events': forUsers,
  'Subscription.messageAdded': forUsers,
  'Subscription.messageUpdated': forUsers,
  'Subscription.roomActivity': forUsers,
};
