import { Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import type { Message } from '../messages/message.entity.js';
import { messageById } from '../messages/message.loaders.js';
import { MessageType } from '../messages/message.type.js';
import type { SeenRoom } from './room.loaders.js';
import { canDelete, canJoin, canLeave, canManageMembers, canSend, canUpdate } from './room.policy.js';
import { RoomType } from './room.type.js';
import { unreadByRoom } from './unread.loaders.js';

/** What a room is to the viewer. */
@Resolver(() => RoomType)
export class RoomViewerResolver {
  @FieldResolver(() => Int, {
    description:
      'Messages of others that the viewer has not read: those of the room itself and replies in threads he follows. 0 for non-members.',
  })
  async unreadCount(@Root() room: SeenRoom, @Ctx() ctx: Context): Promise<number> {
    return (await loader(ctx, unreadByRoom).load(room.id)).count;
  }

  @FieldResolver(() => Int, { description: 'How many of the unread messages mention the viewer or everyone.' })
  async unreadMentionCount(@Root() room: SeenRoom, @Ctx() ctx: Context): Promise<number> {
    return (await loader(ctx, unreadByRoom).load(room.id)).mentions;
  }

  @FieldResolver(() => MessageType, {
    nullable: true,
    description: 'The newest message the viewer has marked as read; null before the first.',
  })
  lastReadMessage(@Root() room: SeenRoom, @Ctx() ctx: Context): Promise<Message | null> | null {
    return room.lastReadMessageId === null ? null : loader(ctx, messageById).load(room.lastReadMessageId);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may change name, topic and privacy.' })
  viewerCanUpdate(@Root() room: SeenRoom, @Ctx() ctx: Context): boolean {
    return canUpdate(ctx.viewer, room);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may delete the room.' })
  viewerCanDelete(@Root() room: SeenRoom, @Ctx() ctx: Context): boolean {
    return canDelete(ctx.viewer, room);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the viewer may add and remove members, set their roles and make invites.',
  })
  viewerCanManageMembers(@Root() room: SeenRoom): boolean {
    return canManageMembers(room);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may send messages.' })
  viewerCanSend(@Root() room: SeenRoom): boolean {
    return canSend(room);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may join without an invite.' })
  viewerCanJoin(@Root() room: SeenRoom): boolean {
    return canJoin(room);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether the viewer may leave. The last owner must first make another one, unless he is alone.',
  })
  viewerCanLeave(@Root() room: SeenRoom): boolean {
    return canLeave(room);
  }
}
