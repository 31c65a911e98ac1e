import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import { DateTime } from '../../graphql/scalars.js';
import { Shared } from '../../graphql/shared.js';
import type { User } from '../accounts/user.entity.js';
import { userById } from '../accounts/user.loaders.js';
import { UserType } from '../accounts/user.type.js';
import { roomById, type SeenRoom } from '../rooms/room.loaders.js';
import { RoomType } from '../rooms/room.type.js';
import { contentOf } from './content-of.js';
import type { Mention } from './mention.entity.js';
import { mentionsOf } from './mention.loaders.js';
import { MentionType } from './mention.type.js';
import type { Message } from './message.entity.js';
import { canDelete, canEdit, isChangeable } from './message.policy.js';
import { MessageType } from './message.type.js';
import { cursorOf, listOf } from './message-page.js';
import { type ReactionGroup, reactionGroups } from './reaction.loaders.js';
import { ReactionGroupType } from './reaction-group.type.js';

@Resolver(() => MessageType)
export class MessageResolver {
  @Shared()
  @FieldResolver(() => RoomType, { description: 'The room it was sent to.' })
  room(@Root() message: Message, @Ctx() ctx: Context): Promise<SeenRoom | null> {
    return loader(ctx, roomById).load(message.roomId);
  }

  @Shared()
  @FieldResolver(() => UserType, { description: 'Who sent it.' })
  author(@Root() message: Message, @Ctx() ctx: Context): Promise<User | null> {
    return loader(ctx, userById).load(message.authorId);
  }

  @Shared()
  @FieldResolver(() => String, { description: 'Markdown, at most 16,384 characters; empty when deleted.' })
  content(@Root() message: Message, @Ctx() ctx: Context): string | Promise<string> {
    return contentOf(ctx, message);
  }

  @Shared()
  @FieldResolver(() => DateTime, { description: 'When it was sent.' })
  createdAt(@Root() message: Message): Date {
    return new Date(message.orderedAt / 1000);
  }

  @Shared()
  @FieldResolver(() => String, {
    description:
      "Its place among its room's `messages`, whatever their `rootsOnly`: good there as `after` and `before`.",
  })
  pageCursor(@Root() message: Message): string {
    return cursorOf(message, listOf.room(message.roomId));
  }

  @Shared()
  @FieldResolver(() => Boolean, { description: 'Whether the content lies in the archive; it can then not be changed.' })
  isArchived(@Root() message: Message): boolean {
    return message.segmentId !== null;
  }

  @Shared()
  @FieldResolver(() => [ReactionGroupType], { description: 'The emoji on it, in the order of their first use.' })
  reactions(@Root() message: Message, @Ctx() ctx: Context): Promise<ReactionGroup[]> {
    return loader(ctx, reactionGroups).load(message.id);
  }

  @Shared()
  @FieldResolver(() => [MentionType], {
    description: 'Whom it calls, at most 100 people, and the room or who is online.',
  })
  mentions(@Root() message: Message, @Ctx() ctx: Context): Promise<Mention[]> {
    return loader(ctx, mentionsOf).load(message.id);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may give it other content: only its author may.' })
  viewerCanEdit(@Root() message: Message, @Ctx() ctx: Context): boolean {
    return canEdit(ctx.viewer, message) && isChangeable(message);
  }

  @FieldResolver(() => Boolean, { description: 'Whether the viewer may delete it: its author and admins may.' })
  viewerCanDelete(@Root() message: Message, @Ctx() ctx: Context): boolean {
    return canDelete(ctx.viewer, message) && message.deletedAt === null;
  }
}
