import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import { MAX_PAGE } from '../../graphql/connection.js';
import { Shared } from '../../graphql/shared.js';
import { badInput } from '../../shared/errors.js';
import type { User } from '../accounts/user.entity.js';
import { userById } from '../accounts/user.loaders.js';
import { UserType } from '../accounts/user.type.js';
import { type ReactionGroup, reactorIds } from './reaction.loaders.js';
import { ReactionGroupType } from './reaction-group.type.js';

@Resolver(() => ReactionGroupType)
export class ReactionGroupResolver {
  @Shared()
  @FieldResolver(() => [UserType], { description: 'The first of them, earliest first.' })
  async users(
    @Root() { messageId, emoji }: ReactionGroup,
    @Ctx() ctx: Context,
    @Arg('first', () => Int, { defaultValue: 20, description: 'How many, 1 to 100.' }) first: number,
  ): Promise<(User | null | Error)[]> {
    if (first < 1 || first > MAX_PAGE) throw badInput({ first: `Must be from 1 to ${MAX_PAGE}.` });
    return loader(ctx, userById).loadMany(await loader(ctx, reactorIds).load({ messageId, emoji, first }));
  }
}
