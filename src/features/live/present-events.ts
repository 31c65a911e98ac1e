import { type Context, loader } from '../../context.js';
import type { Event } from '../../events/event.entity.js';
import type { EventType } from '../../events/event-types.js';
import { encodeLogCursor } from '../../shared/cursors.js';
import { userById } from '../accounts/user.loaders.js';
import { messageById } from '../messages/message.loaders.js';
import { notificationById } from '../notifications/notification.loaders.js';
import { projectById } from '../projects/project.loaders.js';
import type { ProjectRole } from '../projects/project-member.entity.js';
import { roomById } from '../rooms/room.loaders.js';
import type { RoomRole } from '../rooms/room-member.entity.js';
import { taskById } from '../tasks/task.loaders.js';
import {
  type EventKind,
  MessageEvent,
  NotificationEvent,
  ProjectEvent,
  ProjectMemberEvent,
  RoomEvent,
  RoomMemberEvent,
  TaskEvent,
  TaskHiddenEvent,
  UserEvent,
  type WorkspaceEvent,
} from './event.type.js';

/** What a subscriber is told of each event, with its objects as of now; null where the object is gone. */
export function presentEvents(ctx: Context, epoch: string, events: Event[]): Promise<(WorkspaceEvent | null)[]> {
  return Promise.all(
    events.map(async (event) => {
      const presented = await present(ctx, event);
      if (!presented) return null;
      presented.cursor = encodeLogCursor({ epoch, seq: event.seq });
      presented.kind = event.type as EventKind;
      return presented;
    }),
  );
}

/** What he is told of a room whose subject is he himself. */
const OF_THE_VIEWER: readonly EventType[] = ['ROOM_READ', 'NOTIFICATIONS_CHANGED'];

async function present(ctx: Context, event: Event): Promise<WorkspaceEvent | null> {
  if (event.taskId) return presentTask(ctx, event, event.taskId);
  if (event.projectId) return presentProject(ctx, event, event.projectId);
  if (event.messageId) {
    const message = await loader(ctx, messageById).load(event.messageId);
    return message && Object.assign(new MessageEvent(), { message });
  }
  if (event.roomId) {
    const room = await loader(ctx, roomById).load(event.roomId);
    if (!event.userId || OF_THE_VIEWER.includes(event.type))
      return Object.assign(new RoomEvent(), { roomId: event.roomId, room });
    const user = await loader(ctx, userById).load(event.userId);
    const role = (event.data.role as RoomRole | undefined) ?? null;
    return user && Object.assign(new RoomMemberEvent(), { roomId: event.roomId, room, user, role });
  }
  if (event.type === 'NOTIFICATION_ADDED') return presentNotification(ctx, event);
  if (!event.userId) return null;
  const user = await loader(ctx, userById).load(event.userId);
  return user && Object.assign(new UserEvent(), { user });
}

/** While shared nobody can ask for what is in it. */
async function presentNotification(ctx: Context, event: Event): Promise<WorkspaceEvent | null> {
  if (ctx.shared) return new NotificationEvent();
  const notification = await loader(ctx, notificationById).load(event.data.notificationId as string);
  return notification && Object.assign(new NotificationEvent(), { notification });
}

async function presentTask(ctx: Context, event: Event, taskId: string): Promise<WorkspaceEvent | null> {
  if (event.type === 'TASK_HIDDEN') return Object.assign(new TaskHiddenEvent(), { taskId });
  const task = await loader(ctx, taskById).load(taskId);
  // Where it has moved since, others see it: they are told by a later event.
  if (task?.projectId !== event.projectId) return null;
  return Object.assign(new TaskEvent(), { task });
}

async function presentProject(ctx: Context, event: Event, projectId: string): Promise<WorkspaceEvent | null> {
  const project = await loader(ctx, projectById).load(projectId);
  if (!event.userId) return Object.assign(new ProjectEvent(), { projectId, project });
  const user = await loader(ctx, userById).load(event.userId);
  const role = (event.data.role as ProjectRole | undefined) ?? null;
  return user && Object.assign(new ProjectMemberEvent(), { projectId, project, user, role });
}
