import { Arg, Args, Ctx, FieldResolver, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import type { Connection } from '../../graphql/connection.js';
import type { User } from '../accounts/user.entity.js';
import { userById } from '../accounts/user.loaders.js';
import { UserType } from '../accounts/user.type.js';
import { presentUser, type UserPayload } from '../accounts/user-payloads.type.js';
import type { Message } from '../messages/message.entity.js';
import { messageById } from '../messages/message.loaders.js';
import { MessageType } from '../messages/message.type.js';
import { projectById, type SeenProject } from '../projects/project.loaders.js';
import { ProjectType } from '../projects/project.type.js';
import { roomById, type SeenRoom } from '../rooms/room.loaders.js';
import { RoomType } from '../rooms/room.type.js';
import { type SeenTask, taskById } from '../tasks/task.loaders.js';
import { TaskType } from '../tasks/task.type.js';
import { listNotifications } from './list-notifications.js';
import { markNotificationsRead } from './mark-notifications-read.js';
import type { Notification } from './notification.entity.js';
import {
  MarkNotificationsReadInputType,
  MarkNotificationsReadPayload,
  NotificationConnection,
  NotificationsArguments,
  NotificationType,
} from './notification.type.js';

@Resolver(() => NotificationType)
export class NotificationResolver {
  @Query(() => NotificationConnection, {
    description: 'What concerned the viewer, the newest first; nothing of what he may no longer see. Kept for 90 days.',
  })
  notifications(
    @Ctx() ctx: Context,
    @Args(() => NotificationsArguments) args: NotificationsArguments,
  ): Promise<Connection<Notification>> {
    return listNotifications(ctx, args);
  }

  @Mutation(() => MarkNotificationsReadPayload, {
    description: "Marks the viewer's notifications as read. Those of messages are marked by `markRoomRead` too.",
  })
  async markNotificationsRead(
    @Ctx() ctx: Context,
    @Arg('input', () => MarkNotificationsReadInputType, { description: 'Which.' })
    input: MarkNotificationsReadInputType,
  ): Promise<UserPayload> {
    return presentUser(await markNotificationsRead(ctx, input));
  }

  @FieldResolver(() => UserType, { nullable: true, description: 'Who did it; null where nobody did.' })
  actor(@Root() { actorId }: Notification, @Ctx() ctx: Context): Promise<User | null> | null {
    return actorId === null ? null : loader(ctx, userById).load(actorId);
  }

  @FieldResolver(() => RoomType, { nullable: true, description: 'The room it is about, or its message is in.' })
  room(@Root() { roomId }: Notification, @Ctx() ctx: Context): Promise<SeenRoom | null> | null {
    return roomId === null ? null : loader(ctx, roomById).load(roomId);
  }

  @FieldResolver(() => MessageType, { nullable: true, description: 'The message it is about.' })
  message(@Root() { messageId }: Notification, @Ctx() ctx: Context): Promise<Message | null> | null {
    return messageId === null ? null : loader(ctx, messageById).load(messageId);
  }

  @FieldResolver(() => TaskType, { nullable: true, description: 'The task it is about.' })
  task(@Root() { taskId }: Notification, @Ctx() ctx: Context): Promise<SeenTask | null> | null {
    return taskId === null ? null : loader(ctx, taskById).load(taskId);
  }

  @FieldResolver(() => ProjectType, { nullable: true, description: 'The project he was put into.' })
  project(@Root() { projectId }: Notification, @Ctx() ctx: Context): Promise<SeenProject | null> | null {
    return projectId === null ? null : loader(ctx, projectById).load(projectId);
  }
}
