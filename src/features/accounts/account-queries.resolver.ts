import { Ctx, Query, Resolver } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import type { User } from './user.entity.js';
import { userById } from './user.loaders.js';
import { UserType } from './user.type.js';

@Resolver()
export class AccountQueries {
  @Query(() => UserType, { nullable: true, description: 'The signed-in user; null when anonymous.' })
  viewer(@Ctx() ctx: Context): Promise<User | null> | null {
    return ctx.viewer && loader(ctx, userById).load(ctx.viewer.id);
  }
}
