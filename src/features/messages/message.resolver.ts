import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import { DateTime } from '../../graphql/scalars.js';
import { Shared } from '../../graphql/shared.js';
import type { User } from '../accounts/user.entity.js';
import { userById } from '../accounts/user.loaders.js';
import { UserType } from '../accounts/user.type.js';
import { roomById, type SeenRoom } from '../rooms/room.loaders.js';
import { RoomType } from '../rooms/room.type.js';
import type { Message } from './message.entity.js';
import { MessageType } from './message.type.js';

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
  content(@Root() message: Message): string {
    return message.content ?? '';
  }

  @Shared()
  @FieldResolver(() => DateTime, { description: 'When it was sent.' })
  createdAt(@Root() message: Message): Date {
    return new Date(message.orderedAt / 1000);
  }

  @Shared()
  @FieldResolver(() => Boolean, { description: 'Whether the content lies in the archive; it can then not be changed.' })
  isArchived(@Root() message: Message): boolean {
    return message.segmentId !== null;
  }
}
