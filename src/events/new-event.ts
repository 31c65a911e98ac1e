import type { EventType } from './event-types.js';

/** An event before it has its number. */
export interface NewEvent {
  type: EventType;
  roomId?: string;
  projectId?: string;
  taskId?: string;
  messageId?: string;
  userId?: string;
  data?: Record<string, unknown>;
  /** Who made the change; null for the server itself. */
  actorId: string | null;
  /** A new row that is to stand in the log's order: it is given its `orderedAt` with the event's number. */
  ordered?: { orderedAt: number };
}
