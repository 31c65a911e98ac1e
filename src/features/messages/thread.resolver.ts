import { Args, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import { PageArguments } from '../../graphql/arguments.js';
import type { Connection } from '../../graphql/connection.js';
import { DateTime } from '../../graphql/scalars.js';
import { Shared } from '../../graphql/shared.js';
import { listReplies } from './list-messages.js';
import type { Message } from './message.entity.js';
import { messageById } from './message.loaders.js';
import { MessageConnection, MessageType } from './message.type.js';
import { cursorOf, listOf } from './message-page.js';
import { threadSummary, viewerFollows } from './thread.loaders.js';

/** The fields of a message that tell of its thread. */
@Resolver(() => MessageType)
export class ThreadResolver {
  @Shared()
  @FieldResolver(() => MessageType, {
    nullable: true,
    description: 'The message that began the thread; null for one that is not a reply.',
  })
  threadRoot(@Root() message: Message, @Ctx() ctx: Context): Promise<Message | null> | null {
    return message.threadRootId ? loader(ctx, messageById).load(message.threadRootId) : null;
  }

  @Shared()
  @FieldResolver(() => String, {
    nullable: true,
    description: "Of a reply its place among its thread's `replies`: good there as `after` and `before`.",
  })
  threadPageCursor(@Root() message: Message): string | null {
    return message.threadRootId && cursorOf(message, listOf.thread(message.threadRootId));
  }

  @Shared()
  @FieldResolver(() => Int, { description: 'How many replies it has; deleted ones are not counted.' })
  async replyCount(@Root() message: Message, @Ctx() ctx: Context): Promise<number> {
    return (await loader(ctx, threadSummary).load(message.id))?.replyCount ?? 0;
  }

  @Shared()
  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'When the newest reply was sent that is not deleted; null without replies.',
  })
  async lastReplyAt(@Root() message: Message, @Ctx() ctx: Context): Promise<Date | null> {
    const summary = await loader(ctx, threadSummary).load(message.id);
    return summary && new Date(summary.lastReplyAt / 1000);
  }

  @FieldResolver(() => MessageConnection, { description: 'The replies in its thread, oldest to newest.' })
  replies(
    @Root() message: Message,
    @Ctx() ctx: Context,
    @Args(() => PageArguments) args: PageArguments,
  ): Promise<Connection<Message>> {
    return listReplies(ctx, message, args);
  }

  @FieldResolver(() => Boolean, {
    description: 'Whether replies in the thread that it began or is in count as unread for the viewer.',
  })
  viewerFollowsThread(@Root() message: Message, @Ctx() ctx: Context): Promise<boolean> {
    return loader(ctx, viewerFollows).load(message.threadRootId ?? message.id);
  }
}
