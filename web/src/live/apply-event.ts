import type { ApolloCache } from '@apollo/client';
import { addToWindow, countUnread, forgetRoom, listPerson, setLastMessage, versionOf } from '../api/cached-lists.js';
import { forgetMember, setMemberRole } from '../api/cached-members.js';
import type { MessageContentFragment } from '../generated/documents.js';
import type { Stale, TalkEvent, WorkspaceEvent } from './workspace-event.js';
import { writeEvent } from './write-event.js';

/** Brings the cache to where the server is after the event. viewerId: who is signed in. */
export function applyEvent(cache: ApolloCache, event: TalkEvent, viewerId: string): Stale {
  if (event.__typename === 'MessageEvent') return applyMessage(cache, event, event.message, viewerId);
  if (event.__typename === 'NotificationEvent') return { bell: true };
  writeEvent(cache, event);
  if (event.__typename === 'UserEvent') {
    if (event.kind === 'USER_ADDED') listPerson(cache, event.user);
    return ofBell(event);
  }
  const { roomId } = event;
  const isOut =
    event.__typename === 'RoomMemberEvent'
      ? event.kind === 'MEMBER_REMOVED' && event.user.id === viewerId
      : event.kind === 'ROOM_DELETED';
  if (isOut) {
    forgetRoom(cache, roomId);
    return {};
  }
  if (event.__typename === 'RoomMemberEvent') {
    if (event.role) setMemberRole(cache, roomId, event.user.id, event.role);
    else forgetMember(cache, roomId, event.user.id);
  }
  return { roomId, ...ofBell(event) };
}

/** What is read in a room is read in the bell too. */
function ofBell({ kind }: WorkspaceEvent): Stale {
  return kind === 'ROOM_READ' || kind === 'NOTIFICATIONS_CHANGED' ? { bell: true } : {};
}

function applyMessage(
  cache: ApolloCache,
  event: WorkspaceEvent,
  message: MessageContentFragment,
  viewerId: string,
): Stale {
  // Answers and events overtake each other: an older copy of a message never replaces a newer one.
  if (message.version >= versionOf(cache, message.id)) writeEvent(cache, event);
  const roomId = message.room.id;
  const rootId = message.threadRoot?.id;
  if (event.kind === 'MESSAGE_DELETED') return { roomId, rootId };
  if (event.kind !== 'MESSAGE_ADDED') return {};
  addToWindow(cache, message);
  // Whether a reply counts as unread depends on the threads that the viewer follows, which only the server knows.
  if (rootId) return { roomId, rootId };
  setLastMessage(cache, roomId, message.id);
  if (message.author.id !== viewerId) countUnread(cache, roomId, calls(message, viewerId));
  return {};
}

/** Whether a message mentions somebody, by name or with everyone. */
export function calls(message: MessageContentFragment, viewerId: string): boolean {
  return message.mentions.some(({ kind, user }) => kind !== 'USER' || user?.id === viewerId);
}
