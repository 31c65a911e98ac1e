import { Args, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import { ForwardPageArgs } from '../../graphql/arguments.js';
import type { Connection } from '../../graphql/connection.js';
import type { User } from '../accounts/user.entity.js';
import { userById } from '../accounts/user.loaders.js';
import { UserType } from '../accounts/user.type.js';
import { type LedgerNotice, listFailedNotices, listNotices } from './list-notices.js';
import { NoticeConnection, NoticesArguments, NoticeType } from './notice.type.js';

@Resolver(() => NoticeType)
export class NoticeResolver {
  @Query(() => NoticeConnection, {
    description:
      'Why the viewer was told of something, or was not; the newest first. Of a plain message in a room at the usual level nothing is noted.',
  })
  notices(
    @Ctx() ctx: Context,
    @Args(() => NoticesArguments) args: NoticesArguments,
  ): Promise<Connection<LedgerNotice>> {
    return listNotices(ctx, args);
  }

  @Query(() => NoticeConnection, { description: 'What could not be sent to people, the newest first. For admins.' })
  failedNotices(
    @Ctx() ctx: Context,
    @Args(() => ForwardPageArgs) args: ForwardPageArgs,
  ): Promise<Connection<LedgerNotice>> {
    return listFailedNotices(ctx, args);
  }

  @FieldResolver(() => UserType, { description: 'Who is told, or is not.' })
  user(@Root() { userId }: LedgerNotice, @Ctx() ctx: Context): Promise<User | null> {
    return loader(ctx, userById).load(userId);
  }
}
