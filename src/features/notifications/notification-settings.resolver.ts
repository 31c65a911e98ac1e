import { Arg, Ctx, FieldResolver, Int, Mutation, Resolver, Root } from 'type-graphql';
import { type Context, loader } from '../../context.js';
import type { User } from '../accounts/user.entity.js';
import { UserType } from '../accounts/user.type.js';
import { presentUser, type UserPayload } from '../accounts/user-payloads.type.js';
import { isWanted, NOTICE_KINDS } from './notice-kinds.js';
import { settingsByUser, unreadNotifications } from './notification.loaders.js';
import type { NotificationSettings } from './notification-settings.entity.js';
import {
  NotificationSettingsType,
  UpdateNotificationSettingsInputType,
  UpdateNotificationSettingsPayload,
} from './notification-settings.type.js';
import { updateNotificationSettings } from './update-notification-settings.js';

/** What a person's bell holds, and how he wants to be told of things: for himself alone. */
@Resolver(() => UserType)
export class NotificationSettingsResolver {
  @FieldResolver(() => Int, {
    description: 'How many notifications the viewer has not read. 0 for others than himself.',
  })
  async unreadNotificationCount(@Root() user: User, @Ctx() ctx: Context): Promise<number> {
    return user.id === ctx.viewer?.id ? loader(ctx, unreadNotifications).load(user.id) : 0;
  }

  @FieldResolver(() => NotificationSettingsType, {
    nullable: true,
    description: 'How the person wants to be told of things. Only for the viewer himself.',
  })
  async notificationSettings(@Root() user: User, @Ctx() ctx: Context): Promise<NotificationSettingsType | null> {
    return user.id === ctx.viewer?.id ? present(await loader(ctx, settingsByUser).load(user.id)) : null;
  }

  @Mutation(() => UpdateNotificationSettingsPayload, { description: 'Changes how the viewer is told of things.' })
  async updateNotificationSettings(
    @Ctx() ctx: Context,
    @Arg('input', () => UpdateNotificationSettingsInputType, { description: 'What to change.' })
    input: UpdateNotificationSettingsInputType,
  ): Promise<UserPayload> {
    return presentUser(await updateNotificationSettings(ctx, input));
  }
}

function present(settings: NotificationSettings | null): NotificationSettingsType {
  const { quietFrom = null, quietTo = null, channels = {} } = settings ?? {};
  return {
    quietHours: quietFrom === null || quietTo === null ? null : { start: quietFrom, end: quietTo },
    preferences: NOTICE_KINDS.map((kind) => ({
      kind,
      inApp: isWanted(channels, kind, 'IN_APP'),
      push: isWanted(channels, kind, 'PUSH'),
      mail: isWanted(channels, kind, 'MAIL'),
    })),
    digest: isWanted(channels, 'DIGEST', 'MAIL'),
    projectReports: isWanted(channels, 'PROJECT_REPORT', 'MAIL'),
  };
}
