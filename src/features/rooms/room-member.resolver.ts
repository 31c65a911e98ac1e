import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import type { User } from '../accounts/user.entity.js';
import { userById } from '../accounts/user.loaders.js';
import { UserType } from '../accounts/user.type.js';
import type { RoomMember } from './room-member.entity.js';
import { RoomMemberType } from './room-member.type.js';

@Resolver(() => RoomMemberType)
export class RoomMemberResolver {
  @FieldResolver(() => UserType, { description: 'Whose place it is.' })
  user(@Root() member: RoomMember, @Ctx() ctx: Context): Promise<User | null> {
    return loader(ctx, userById).load(member.userId);
  }
}
