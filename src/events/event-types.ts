/**
 * Everything that can happen, and who may hear of it: the members of the room or project (and the person added or
 * removed), whoever sees the task, the one person it is about, or everyone in the organization.
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
  PROJECT_CREATED: 'project',
  PROJECT_UPDATED: 'project',
  PROJECT_DELETED: 'project',
  PROJECT_MEMBER_ADDED: 'project',
  PROJECT_MEMBER_CHANGED: 'project',
  PROJECT_MEMBER_REMOVED: 'project',
  /** data: assigneeId, also formerAssigneeId where that changed; userIds: who sees one outside of projects. */
  TASK_CREATED: 'task',
  TASK_UPDATED: 'task',
  TASK_DELETED: 'task',
  /** data.commentId, unless a comment was erased. */
  TASK_COMMENTED: 'task',
  /** Told to a project that a task has left, or to one person who sees it no longer; some of them may see it still. */
  TASK_HIDDEN: 'project',
  ROOM_READ: 'user',
  THREAD_FOLLOWED: 'user',
  /** data.notificationId. */
  NOTIFICATION_ADDED: 'user',
  /** Somebody read notifications, or said how he wants to be told of things; with a room, of what in there. */
  NOTIFICATIONS_CHANGED: 'user',
  /** Never delivered: it ends sockets. data.sessionIds: the sessions. */
  SESSION_ENDED: 'user',
  USER_ADDED: 'everyone',
  USER_UPDATED: 'everyone',
} as const satisfies Record<string, EventScope>;

export type EventScope = 'room' | 'project' | 'task' | 'user' | 'everyone';
export type EventType = keyof typeof EVENT_SCOPES;
export type TaskEventType = 'TASK_CREATED' | 'TASK_UPDATED' | 'TASK_DELETED' | 'TASK_COMMENTED';

/** The types of one scope, as for an SQL list. */
export function typesOfScope(scope: EventScope): EventType[] {
  return (Object.keys(EVENT_SCOPES) as EventType[]).filter((type) => EVENT_SCOPES[type] === scope);
}
