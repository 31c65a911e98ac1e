import { type Context, loader } from '../../context.js';
import type { MailContent } from '../../mail/mail-content.js';
import type { User } from '../accounts/user.entity.js';
import { isWanted, type MailKind } from '../notifications/notice-kinds.js';
import { settingsByUser } from '../notifications/notification.loaders.js';
import { unsubscribeLink } from '../notifications/unsubscribe-link.js';
import { deliverToUser } from './deliver-to-user.js';

/** As `deliverToUser`, a mail of a kind that can be turned off, with the link for that. False too where its person wants none by now. */
export async function deliverWanted(
  ctx: Context,
  userId: string,
  kind: MailKind,
  write: (user: User) => MailContent | Promise<MailContent>,
): Promise<boolean> {
  const settings = await loader(ctx, settingsByUser).load(userId);
  if (!isWanted(settings?.channels ?? {}, kind, 'MAIL')) return false;
  return deliverToUser(ctx, userId, async (user) => ({
    ...(await write(user)),
    unsubscribe: unsubscribeLink(ctx, user, kind),
  }));
}
