import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import type { Context } from '../../context.js';
import { Cursor, DateTime } from '../../graphql/scalars.js';
import { Shared } from '../../graphql/shared.js';
import { encodeLogCursor } from '../../shared/cursors.js';
import { LANGUAGE, TIME_ZONE } from './input-descriptions.js';
import { LanguageEnum } from './language.type.js';
import type { OwnUser } from './signed-in.js';
import type { Language, User } from './user.entity.js';
import { canSeeEmail } from './user.policy.js';
import { UserType } from './user.type.js';

@Resolver(() => UserType)
export class UserResolver {
  @Shared()
  @FieldResolver(() => Boolean, { description: 'Whether the person has a live connection, or had one until 30 s ago.' })
  isOnline(@Root() user: User, @Ctx() ctx: Context): boolean {
    return ctx.app.presence.isOnline(user.id);
  }

  @FieldResolver(() => String, { nullable: true, description: 'Seen by the person and by admins; null for others.' })
  email(@Root() user: User | OwnUser, @Ctx() ctx: Context): string | null {
    return 'isOwn' in user || canSeeEmail(ctx.viewer, user) ? user.email : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: `${TIME_ZONE} Null: the installation's. Only for the viewer himself.`,
  })
  timeZone(@Root() user: User | OwnUser, @Ctx() ctx: Context): string | null {
    return isOwn(ctx, user) ? user.timeZone : null;
  }

  @FieldResolver(() => LanguageEnum, {
    nullable: true,
    description: `${LANGUAGE} Null: English. Only for the viewer himself.`,
  })
  language(@Root() user: User | OwnUser, @Ctx() ctx: Context): Language | null {
    return isOwn(ctx, user) ? user.language : null;
  }

  @FieldResolver(() => DateTime, {
    nullable: true,
    description: 'When the e-mail address was confirmed; null where it was not. Seen as `email` is.',
  })
  emailVerifiedAt(@Root() user: User | OwnUser, @Ctx() ctx: Context): Date | null {
    return 'isOwn' in user || canSeeEmail(ctx.viewer, user) ? user.emailVerifiedAt : null;
  }

  @FieldResolver(() => Cursor, {
    nullable: true,
    description: 'The head of the log as of the first statement of this request. Only for the viewer himself.',
  })
  cursor(@Root() user: User, @Ctx() ctx: Context): string | null {
    return ctx.head && user.id === ctx.viewer?.id ? encodeLogCursor(ctx.head) : null;
  }
}

/** Whether somebody is shown to himself. */
function isOwn(ctx: Context, user: User | OwnUser): boolean {
  return 'isOwn' in user || user.id === ctx.viewer?.id;
}
