/**
 * Everything that can happen, and who may hear of it: the members of the room (and the person added or removed), the
 * one person it is about, or everyone in the organization.
 */
export const EVENT_SCOPES = {
  MESSAGE_ADDED: 'room',
  MESSAGE_EDITED: 'room',
  MESSAGE_DELETED: 'room',
  MESSAGE_REACTED: 'room',
  ROOM_CREATED: 'room',
  ROOM_UPDATED: 'room',
  ROOM_DELETED: 'room',
  ROOM_IMPORTED: 'room',
  MEMBER_ADDED: 'room',
  MEMBER_CHANGED: 'room',
  MEMBER_REMOVED: 'room',
  ROOM_READ: 'user',
  THREAD_FOLLOWED: 'user',
  /** Never delivered: it ends sockets. data.sessionIds: the sessions. */
  SESSION_ENDED: 'user',
  USER_ADDED: 'everyone',
  USER_UPDATED: 'everyone',
} as const satisfies Record<string, 'room' | 'user' | 'everyone'>;

export type EventType = keyof typeof EVENT_SCOPES;

/** The types of one scope, as for an SQL list. */
export function typesOfScope(scope: 'room' | 'user' | 'everyone'): EventType[] {
  return (Object.keys(EVENT_SCOPES) as EventType[]).filter((type) => EVENT_SCOPES[type] === scope);
}
