import { Args, ArgsType, Ctx, Field, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { PageArguments } from '../../graphql/arguments.js';
import type { Connection } from '../../graphql/connection.js';
import { listRoomMessages } from '../messages/list-messages.js';
import type { Message } from '../messages/message.entity.js';
import { MessageConnection } from '../messages/message.type.js';
import type { SeenRoom } from './room.loaders.js';
import { RoomType } from './room.type.js';

@ArgsType()
export class RoomMessagesArguments extends PageArguments {
  @Field(() => Boolean, { nullable: true, defaultValue: false, description: 'Leave out replies in threads.' })
  rootsOnly?: boolean | null;
}

@Resolver(() => RoomType)
export class RoomResolver {
  @FieldResolver(() => MessageConnection, { description: 'Its messages, oldest to newest. Members only.' })
  messages(
    @Root() room: SeenRoom,
    @Ctx() ctx: Context,
    @Args(() => RoomMessagesArguments) args: RoomMessagesArguments,
  ): Promise<Connection<Message>> {
    return listRoomMessages(ctx, room, args);
  }
}
