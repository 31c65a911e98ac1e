import type { InMemoryCache } from '@apollo/client/cache';
import { beforeEach, expect, test } from '@jest/globals';
import { createCache } from '../../web/src/api/cache.js';
import { WorkspaceDocument } from '../../web/src/generated/documents.js';
import { applyEvent } from '../../web/src/live/apply-event.js';
import type { WorkspaceEvent } from '../../web/src/live/workspace-event.js';
import { messageFixture, personFixture } from './message-fixture.js';

let cache: InMemoryCache;

beforeEach(() => {
  cache = createCache();
  const createdAt = '2026-01-31T09:00:00.000Z';
  const facts = { topic: null, isPrivate: false, isGeneral: false, createdAt, version: 1, memberCount: 2 };
  const rights = {
    viewerRole: 'MEMBER',
    viewerCanSend: true,
    viewerCanUpdate: false,
    viewerCanDelete: false,
    viewerCanLeave: true,
    viewerCanManageMembers: false,
  };
  const room = { __typename: 'Room', id: 'room', name: 'Garden', ...facts, ...rights };
  cache.writeQuery({
    query: WorkspaceDocument,
    variables: { first: 100 },
    data: {
      viewer: { ...personFixture('ann'), email: null, cursor: 'C', unreadNotificationCount: 0 },
      organization: { __typename: 'Organization', id: 'o', name: 'Acme', isRegistrationOpen: true },
      rooms: {
        __typename: 'RoomConnection',
        nodes: [{ ...room, unreadCount: 0, unreadMentionCount: 0, lastReadMessage: null, lastMessage: null }],
        pageInfo: { __typename: 'PageInfo', hasNextPage: false, endCursor: null },
      },
    } as never,
  });
});

function rooms() {
  return cache.readQuery({ query: WorkspaceDocument, variables: { first: 100 } })!.rooms.nodes;
}

function apply(kind: WorkspaceEvent['kind'], about: object, __typename = 'MessageEvent') {
  return applyEvent(cache, { __typename, cursor: 'D', kind, ...about } as never, 'ann');
}

test("a message of somebody else is the room's last one and counts as unread, a call as one too", () => {
  expect(apply('MESSAGE_ADDED', { message: messageFixture({ id: 'a' }) })).toEqual({});
  apply('MESSAGE_ADDED', { message: messageFixture({ id: 'b', content: '@ann', calls: ['ann'] }) });
  expect(rooms()).toMatchObject([
    {
      unreadCount: 2,
      unreadMentionCount: 1,
      lastMessage: { id: 'b', content: '@ann', author: { displayName: 'BOB' } },
    },
  ]);
});

test("one's own message counts as read", () => {
  apply('MESSAGE_ADDED', { message: messageFixture({ authorId: 'ann' }) });
  expect(rooms()).toMatchObject([{ unreadCount: 0, lastMessage: { id: 'message' } }]);
});

test('a reply changes no last message; its counts are asked of the server', () => {
  const stale = apply('MESSAGE_ADDED', { message: messageFixture({ rootId: 'root' }) });
  expect(stale).toEqual({ roomId: 'room', rootId: 'root' });
  expect(rooms()).toMatchObject([{ unreadCount: 0, lastMessage: null }]);
});

test('an older copy of a message never replaces a newer one', () => {
  apply('MESSAGE_ADDED', { message: messageFixture({ version: 1, content: 'first' }) });
  apply('MESSAGE_EDITED', { message: messageFixture({ version: 3, content: 'third' }) });
  apply('MESSAGE_EDITED', { message: messageFixture({ version: 2, content: 'second' }) });
  expect(rooms()).toMatchObject([{ lastMessage: { content: 'third' } }]);
});

test('who is removed from a room loses it from the list; who sees another removed does not', () => {
  const removed = (id: string) =>
    apply('MEMBER_REMOVED', { roomId: 'room', role: null, user: personFixture(id) }, 'RoomMemberEvent');
  expect(removed('bob')).toEqual({ roomId: 'room' });
  expect(rooms()).toHaveLength(1);
  expect(removed('ann')).toEqual({});
  expect(rooms()).toEqual([]);
});

test('a changed name is shown wherever the person is named', () => {
  apply('MESSAGE_ADDED', { message: messageFixture() });
  apply('USER_UPDATED', { user: { ...personFixture('bob'), displayName: 'Robert' } }, 'UserEvent');
  expect(rooms()).toMatchObject([{ lastMessage: { author: { displayName: 'Robert' } } }]);
});

test('what changes in the bell is asked of the server', () => {
  const bell = { bell: true };
  expect(apply('NOTIFICATION_ADDED', {}, 'NotificationEvent')).toEqual(bell);
  expect(apply('NOTIFICATIONS_CHANGED', { user: personFixture('ann') }, 'UserEvent')).toEqual(bell);
  expect(apply('USER_UPDATED', { user: personFixture('ann') }, 'UserEvent')).toEqual({});
});
