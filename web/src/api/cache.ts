import { InMemoryCache } from '@apollo/client';
import { cacheSizes, type Reference } from '@apollo/client/utilities';
import { appendNodes, appendRefs, mergeWindow } from './message-window.js';

/**
 * Results that are remembered, so that what did not change is not read again: enough for the windows that are shown. Apollo's
 * own sizes hold every message that was ever read through, some 15 kB each.
 */
cacheSizes['inMemoryCache.executeSelectionSet'] = 10_000;
cacheSizes['inMemoryCache.executeSubSelectedArray'] = 4_000;

/** The same each time: else every message would look changed. */
const NO_TASKS: readonly Reference[] = [];

/**
 * The one place in memory for what the server told. Lists of messages are windows that grow at both ends; everything
 * else is normalized by type and id, so that an event changes an object wherever it is shown.
 */
export function createCache(): InMemoryCache {
  return new InMemoryCache({
    possibleTypes: {
      WorkspaceEvent: [
        'MessageEvent',
        'RoomEvent',
        'RoomMemberEvent',
        'UserEvent',
        'TaskEvent',
        'TaskHiddenEvent',
        'ProjectEvent',
        'ProjectMemberEvent',
        'NotificationEvent',
      ],
    },
    typePolicies: {
      Query: {
        fields: {
          rooms: { keyArgs: false, merge: appendNodes },
          publicRooms: { keyArgs: ['query'], merge: appendNodes },
          jobs: { keyArgs: ['status'], merge: appendNodes },
          notifications: { keyArgs: false, merge: appendRefs },
          users: { keyArgs: ['query'], merge: appendNodes },
          invitations: { keyArgs: false, merge: appendNodes },
          backups: { keyArgs: false, merge: appendNodes },
          tasks: { keyArgs: ['filter', 'orderBy'], merge: appendRefs },
          projects: { keyArgs: ['query'], merge: appendRefs },
          room: (existing, { args, toReference }) =>
            existing ?? toReference({ __typename: 'Room', id: args?.roomId ?? args?.id }),
          task: (existing, { args, toReference }) => existing ?? toReference({ __typename: 'Task', id: args?.id }),
          project: (existing, { args, toReference }) =>
            existing ?? toReference({ __typename: 'Project', id: args?.id }),
          file: (existing, { args, toReference }) => existing ?? toReference({ __typename: 'File', id: args?.id }),
          message: (existing, { args, toReference }) =>
            existing ?? toReference({ __typename: 'Message', id: args?.id }),
        },
      },
      Room: {
        fields: {
          messages: { keyArgs: false, merge: mergeWindow },
          members: { keyArgs: false, merge: appendNodes },
          invites: { merge: false },
        },
      },
      Message: {
        fields: {
          replies: { keyArgs: false, merge: mergeWindow },
          mentions: { merge: false },
          reactions: { merge: false },
          attachments: { merge: false },
          // Events cannot tell of them: whoever sees the message does not see each of them.
          tasks: { read: (tasks = NO_TASKS) => tasks, merge: false },
        },
      },
      StorageUse: {
        merge: true,
        fields: { perUser: { keyArgs: false, merge: appendNodes }, perRoom: { keyArgs: false, merge: appendNodes } },
      },
      // The end of their list asks for the next page, and so may the viewer.
      File: { fields: { entries: { keyArgs: false, merge: appendRefs } } },
      Project: { fields: { members: { keyArgs: false, merge: appendNodes }, taskCounts: { merge: true } } },
      Task: {
        fields: {
          attachments: { merge: false },
          comments: { keyArgs: false, merge: mergeWindow },
          history: { keyArgs: false, merge: mergeWindow },
        },
      },
    },
  });
}
