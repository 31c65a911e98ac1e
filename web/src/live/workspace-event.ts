import type { EventsSubscription } from '../generated/documents.js';

export type WorkspaceEvent = EventsSubscription['events'];

/** An event about tasks or projects. */
export type WorkEvent = Extract<
  WorkspaceEvent,
  { __typename: 'TaskEvent' | 'TaskHiddenEvent' | 'ProjectEvent' | 'ProjectMemberEvent' }
>;

/** An event about rooms, messages and people. */
export type TalkEvent = Exclude<WorkspaceEvent, WorkEvent>;

export const isWork = (event: WorkspaceEvent): event is WorkEvent => /^(Task|Project)/.test(event.__typename);

/** What an event leaves to be asked of the server: counts that no rule here could tell, or a room that came into sight. */
export interface Stale {
  roomId?: string;
  /** A message whose replies were counted anew. */
  rootId?: string;
  /** A task that was made from a message, perhaps, or that the viewer sees no more, perhaps. */
  taskId?: string;
  /** Whether the viewer's notifications are others now. */
  bell?: boolean;
  /** Projects that came into sight, or whose tasks were counted anew. */
  projectIds?: readonly string[];
}
