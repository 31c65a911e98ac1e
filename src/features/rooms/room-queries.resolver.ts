import { Arg, Ctx, ID, Query, Resolver } from 'type-graphql';
import type { Context } from '../../context.js';
import { findRoom } from './find-room.js';
import type { SeenRoom } from './room.loaders.js';
import { RoomType } from './room.type.js';

@Resolver()
export class RoomQueries {
  @Query(() => RoomType, { nullable: true, description: 'A public room or one of the viewer; null for any other id.' })
  room(@Ctx() ctx: Context, @Arg('id', () => ID, { description: 'Its id.' }) id: string): Promise<SeenRoom | null> {
    return findRoom(ctx, id);
  }
}
