import { Arg, Args, ArgsType, Ctx, Field, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { ForwardPageArgs } from '../../graphql/arguments.js';
import type { Connection } from '../../graphql/connection.js';
import { findRoom } from './find-room.js';
import { listPublicRooms } from './list-public-rooms.js';
import { listRooms } from './list-rooms.js';
import type { SeenRoom } from './room.loaders.js';
import { RoomConnection, RoomType } from './room.type.js';

@ArgsType()
export class PublicRoomsArguments extends ForwardPageArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Text that the name or the topic holds, whatever its case; at most 200 characters. Left out: all.',
  })
  query?: string | null;
}

@Resolver()
export class RoomQueries {
  @Query(() => RoomType, { nullable: true, description: 'A public room or one of the viewer; null for any other id.' })
  room(@Ctx() ctx: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: string): Promise<SeenRoom | null> {
    return findRoom(ctx, id);
  }

  @Query(() => RoomConnection, { description: 'The rooms the viewer is in, the one with the latest message first.' })
  rooms(@Ctx() ctx: Context, @Args(() => ForwardPageArgs) args: ForwardPageArgs): Promise<Connection<SeenRoom>> {
    return listRooms(ctx, args);
  }

  @Query(() => RoomConnection, {
    description: 'The public rooms, by name: those the viewer may join and those he is in.',
  })
  publicRooms(
    @Ctx() ctx: Context,
    @Args(() => PublicRoomsArguments) args: PublicRoomsArguments,
  ): Promise<Connection<SeenRoom>> {
    return listPublicRooms(ctx, args);
  }
}
