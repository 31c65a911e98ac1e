import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import { Shared } from '../../graphql/shared.js';
import type { User } from '../accounts/user.entity.js';
import { userById } from '../accounts/user.loaders.js';
import { UserType } from '../accounts/user.type.js';
import type { Mention } from './mention.entity.js';
import { MentionType } from './mention.type.js';

@Resolver(() => MentionType)
export class MentionResolver {
  @Shared()
  @FieldResolver(() => UserType, { nullable: true, description: 'Who is called; null for `@room` and `@here`.' })
  user(@Root() mention: Mention, @Ctx() ctx: Context): Promise<User | null> | null {
    return mention.userId ? loader(ctx, userById).load(mention.userId) : null;
  }
}
