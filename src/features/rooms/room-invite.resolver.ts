import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import type { User } from '../accounts/user.entity.js';
import { userById } from '../accounts/user.loaders.js';
import { UserType } from '../accounts/user.type.js';
import type { RoomInvite } from './room-invite.entity.js';
import { RoomInviteType } from './room-invite.type.js';

@Resolver(() => RoomInviteType)
export class RoomInviteResolver {
  @FieldResolver(() => UserType, { description: 'The owner who made it.' })
  createdBy(@Root() invite: RoomInvite, @Ctx() ctx: Context): Promise<User | null> {
    return loader(ctx, userById).load(invite.createdById);
  }
}
