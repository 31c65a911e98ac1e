import type { Event } from '../../events/event.entity.js';
import type { Notification, NotificationCause } from './notification.entity.js';

/** Somebody whom something concerns, before it is decided whether and how he is told. */
export type Candidate = Pick<
  Notification,
  'source' | 'userId' | 'kind' | 'cause' | 'actorId' | 'roomId' | 'messageId' | 'taskId' | 'projectId'
>;

/** Whom an event concerns, and why. */
export function candidateOf(event: Event, { userId, kind }: Pick<Candidate, 'userId' | 'kind'>): Candidate {
  const { actorId, roomId, messageId, taskId } = event;
  return {
    source: `event:${event.seq}`,
    userId,
    kind,
    cause: event.type as NotificationCause,
    actorId,
    roomId,
    messageId,
    taskId,
    projectId: taskId === null ? event.projectId : null,
  };
}
