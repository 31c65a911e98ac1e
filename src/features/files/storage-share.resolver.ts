import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import type { User } from '../accounts/user.entity.js';
import { userById } from '../accounts/user.loaders.js';
import { UserType } from '../accounts/user.type.js';
import { roomById, type SeenRoom } from '../rooms/room.loaders.js';
import { RoomType } from '../rooms/room.type.js';
import type { StorageShare } from './list-storage-use.js';
import { RoomStorage, UserStorage } from './storage.type.js';

@Resolver(() => UserStorage)
export class UserStorageResolver {
  @FieldResolver(() => UserType, { description: 'Who uploaded them.' })
  user(@Root() share: StorageShare, @Ctx() ctx: Context): Promise<User | null> {
    return loader(ctx, userById).load(share.id);
  }
}

@Resolver(() => RoomStorage)
export class RoomStorageResolver {
  @FieldResolver(() => RoomType, {
    nullable: true,
    description: 'The room; null for all rooms together that the viewer does not see.',
  })
  room(@Root() share: StorageShare, @Ctx() ctx: Context): Promise<SeenRoom | null> {
    return loader(ctx, roomById).load(share.id);
  }
}
