import { Field, ID, InterfaceType, ObjectType, registerEnumType } from 'type-graphql';
import { Cursor } from '../../graphql/scalars.js';
import { Shared } from '../../graphql/shared.js';
import type { User } from '../accounts/user.entity.js';
import { UserType } from '../accounts/user.type.js';
import type { Message } from '../messages/message.entity.js';
import { MessageType } from '../messages/message.type.js';
import type { Notification } from '../notifications/notification.entity.js';
import { NotificationType } from '../notifications/notification.type.js';
import type { SeenProject } from '../projects/project.loaders.js';
import { ProjectRoleEnum, ProjectType } from '../projects/project.type.js';
import type { ProjectRole } from '../projects/project-member.entity.js';
import type { SeenRoom } from '../rooms/room.loaders.js';
import { RoomRoleEnum, RoomType } from '../rooms/room.type.js';
import type { RoomRole } from '../rooms/room-member.entity.js';
import type { SeenTask } from '../tasks/task.loaders.js';
import { TaskType } from '../tasks/task.type.js';

/** The events that are delivered, and what each means. */
const KINDS = {
  MESSAGE_ADDED: 'A message was sent.',
  MESSAGE_EDITED: 'A message got other content.',
  MESSAGE_DELETED: 'A message was deleted; what is left is a tombstone.',
  MESSAGE_REACTED: 'A reaction was added to or removed from a message.',
  THREAD_FOLLOWED: 'The viewer follows a thread now, or no longer.',
  ROOM_CREATED: 'A room was made with the viewer in it.',
  ROOM_UPDATED: 'Name, topic or privacy of a room changed.',
  ROOM_DELETED: 'A room was deleted.',
  ROOM_IMPORTED: 'A batch of older messages came into a room: fetch it afresh.',
  ROOM_READ: 'The viewer read on in a room, perhaps on another device; notifications of it too.',
  NOTIFICATION_ADDED: 'Something concerns the viewer and stands in his bell.',
  NOTIFICATIONS_CHANGED:
    'The viewer marked notifications as read or has other settings of them, in a RoomEvent those of the room: fetch them afresh.',
  MEMBER_ADDED: 'Somebody came into a room.',
  MEMBER_CHANGED: 'Somebody has another role in a room.',
  MEMBER_REMOVED: 'Somebody left a room or was removed from it.',
  PROJECT_CREATED: 'A project was made with the viewer in it.',
  PROJECT_UPDATED: 'Name or description of a project changed.',
  PROJECT_DELETED: 'A project was deleted, with its tasks.',
  PROJECT_MEMBER_ADDED: 'Somebody came into a project.',
  PROJECT_MEMBER_CHANGED: 'Somebody has another role in a project.',
  PROJECT_MEMBER_REMOVED: 'Somebody left a project or was removed from it.',
  TASK_CREATED: 'A task was made.',
  TASK_UPDATED: 'A task changed, or came where the viewer sees it.',
  TASK_DELETED: 'A task was deleted.',
  TASK_COMMENTED: 'A comment was added to a task or erased.',
  TASK_HIDDEN: 'The viewer may see a task no longer: drop it, or fetch it again.',
  USER_ADDED: 'An account was made.',
  USER_UPDATED: 'A profile or role changed, or an account was closed or opened again.',
} as const;

export type EventKind = keyof typeof KINDS;
export const EventKindEnum = Object.fromEntries(Object.keys(KINDS).map((kind) => [kind, kind])) as Record<
  EventKind,
  EventKind
>;
registerEnumType(EventKindEnum, {
  name: 'EventKind',
  description: 'What happened.',
  valuesConfig: Object.fromEntries(Object.entries(KINDS).map(([kind, description]) => [kind, { description }])),
});

@InterfaceType('WorkspaceEvent', {
  description: 'Something that happened and that the viewer may know of. Objects in it are as they are now.',
})
export abstract class WorkspaceEvent {
  @Shared() @Field(() => Cursor, { description: 'Its place in the log: resume after it.' }) cursor!: string;
  @Shared() @Field(() => EventKindEnum, { description: 'What happened.' }) kind!: EventKind;
}

@ObjectType('MessageEvent', { implements: WorkspaceEvent, description: 'A message was sent or changed.' })
export class MessageEvent extends WorkspaceEvent {
  @Shared() @Field(() => MessageType, { description: 'The message; merge by id and version.' }) message!: Message;
}

@ObjectType('RoomEvent', { implements: WorkspaceEvent, description: 'A room was made or changed.' })
export class RoomEvent extends WorkspaceEvent {
  @Shared() @Field(() => ID, { description: "The room's id, also when it can no longer be seen." }) roomId!: string;
  @Shared()
  @Field(() => RoomType, { nullable: true, description: 'The room; null when it was deleted.' })
  room!: SeenRoom | null;
}

@ObjectType('RoomMemberEvent', {
  implements: WorkspaceEvent,
  description: 'Somebody came into a room, left it or has another role.',
})
export class RoomMemberEvent extends WorkspaceEvent {
  @Shared() @Field(() => ID, { description: "The room's id, also when it can no longer be seen." }) roomId!: string;
  @Field(() => RoomType, { nullable: true, description: 'The room; null when the viewer no longer sees it.' })
  room!: SeenRoom | null;
  @Shared() @Field(() => UserType, { description: 'Whose membership it is.' }) user!: User;
  @Shared()
  @Field(() => RoomRoleEnum, { nullable: true, description: 'The role after it; null when no longer a member.' })
  role!: RoomRole | null;
}

@ObjectType('ProjectEvent', { implements: WorkspaceEvent, description: 'A project was made or changed.' })
export class ProjectEvent extends WorkspaceEvent {
  @Shared()
  @Field(() => ID, { description: "The project's id, also when it can no longer be seen." })
  projectId!: string;
  @Shared()
  @Field(() => ProjectType, { nullable: true, description: 'The project; null when it was deleted.' })
  project!: SeenProject | null;
}

@ObjectType('ProjectMemberEvent', {
  implements: WorkspaceEvent,
  description: 'Somebody came into a project, left it or has another role.',
})
export class ProjectMemberEvent extends WorkspaceEvent {
  @Shared()
  @Field(() => ID, { description: "The project's id, also when it can no longer be seen." })
  projectId!: string;
  @Field(() => ProjectType, { nullable: true, description: 'The project; null when the viewer no longer sees it.' })
  project!: SeenProject | null;
  @Shared() @Field(() => UserType, { description: 'Whose membership it is.' }) user!: User;
  @Shared()
  @Field(() => ProjectRoleEnum, { nullable: true, description: 'The role after it; null when no longer a member.' })
  role!: ProjectRole | null;
}

@ObjectType('TaskEvent', {
  implements: WorkspaceEvent,
  description: 'A task was made, changed, deleted or commented on.',
})
export class TaskEvent extends WorkspaceEvent {
  @Shared() @Field(() => TaskType, { description: 'The task; merge by id and version.' }) task!: SeenTask;
}

@ObjectType('TaskHiddenEvent', {
  implements: WorkspaceEvent,
  description:
    'A task left a project of the viewer, or concerns him no longer. Where he sees it all the same, a TaskEvent follows.',
})
export class TaskHiddenEvent extends WorkspaceEvent {
  @Shared() @Field(() => ID, { description: "The task's id." }) taskId!: string;
}

@ObjectType('UserEvent', { implements: WorkspaceEvent, description: 'An account was made or changed.' })
export class UserEvent extends WorkspaceEvent {
  @Shared() @Field(() => UserType, { description: 'The person.' }) user!: User;
}

@ObjectType('NotificationEvent', { implements: WorkspaceEvent, description: 'Something concerns the viewer.' })
export class NotificationEvent extends WorkspaceEvent {
  @Field(() => NotificationType, { description: 'What stands in his bell.' }) notification!: Notification;
}
