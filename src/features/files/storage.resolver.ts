import { Args, Ctx, FieldResolver, Float, Query, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import { ForwardPageArgs } from '../../graphql/arguments.js';
import type { Connection } from '../../graphql/connection.js';
import type { User } from '../accounts/user.entity.js';
import { canSeeEmail } from '../accounts/user.policy.js';
import { UserType } from '../accounts/user.type.js';
import { getStorageTotal, listRoomsByStorage, listUsersByStorage, type StorageShare } from './list-storage-use.js';
import { storageUsed } from './storage.loaders.js';
import { RoomStorageConnection, StorageUse, UserStorageConnection } from './storage.type.js';

@Resolver(() => StorageUse)
export class StorageResolver {
  @Query(() => StorageUse, { description: 'What files take, and whose they are. For admins.' })
  storageUse(@Ctx() ctx: Context): Promise<StorageUse> {
    return getStorageTotal(ctx);
  }

  @FieldResolver(() => UserStorageConnection, { description: 'By person, who takes most first.' })
  perUser(@Ctx() ctx: Context, @Args(() => ForwardPageArgs) args: ForwardPageArgs): Promise<Connection<StorageShare>> {
    return listUsersByStorage(ctx, args);
  }

  @FieldResolver(() => RoomStorageConnection, { description: 'By room, what takes most first.' })
  perRoom(@Ctx() ctx: Context, @Args(() => ForwardPageArgs) args: ForwardPageArgs): Promise<Connection<StorageShare>> {
    return listRoomsByStorage(ctx, args);
  }
}

@Resolver(() => UserType)
export class StorageUsedResolver {
  @FieldResolver(() => Float, {
    nullable: true,
    description: 'Bytes of all files that the person uploaded; seen by himself and by admins, null for others.',
  })
  storageUsed(@Root() user: User, @Ctx() ctx: Context): Promise<number> | null {
    return canSeeEmail(ctx.viewer, user) ? loader(ctx, storageUsed).load(user.id) : null;
  }
}
