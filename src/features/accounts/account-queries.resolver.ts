import { Args, ArgsType, Ctx, Field, Query, Resolver } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import { ForwardPageArgs } from '../../graphql/arguments.js';
import type { Connection } from '../../graphql/connection.js';
import { listUsers } from './list-users.js';
import type { User } from './user.entity.js';
import { userById } from './user.loaders.js';
import { UserConnection, UserType } from './user.type.js';

@ArgsType()
export class UsersArguments extends ForwardPageArgs {
  @Field(() => String, {
    nullable: true,
    description: 'Text to find in the username or display name, whatever its case; at most 100 characters.',
  })
  query?: string | null;
}

@Resolver()
export class AccountQueries {
  @Query(() => UserType, { nullable: true, description: 'The signed-in user; null when anonymous.' })
  viewer(@Ctx() ctx: Context): Promise<User | null> | null {
    return ctx.viewer && loader(ctx, userById).load(ctx.viewer.id);
  }

  @Query(() => UserConnection, {
    description: 'Everyone in the organization, by username; deactivated users are listed for admins only.',
  })
  users(@Ctx() ctx: Context, @Args(() => UsersArguments) args: UsersArguments): Promise<Connection<User>> {
    return listUsers(ctx, args);
  }
}
