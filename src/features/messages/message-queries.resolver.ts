import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import { type Context, loader, requireViewer } from '../../context.js';
import type { Message } from './message.entity.js';
import { messageById } from './message.loaders.js';
import { MessageType } from './message.type.js';

@Resolver()
export class MessageQueries {
  @Query(() => MessageType, {
    nullable: true,
    description: 'A message of a room the viewer is in; null for any other id.',
  })
  message(@Ctx() ctx: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: string): Promise<Message | null> {
    requireViewer(ctx);
    return loader(ctx, messageById).load(id);
  }
}
