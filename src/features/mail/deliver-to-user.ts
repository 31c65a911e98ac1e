import type { Context } from '../../context.js';
import type { MailContent } from '../../mail/mail-content.js';
import { getUser } from '../accounts/get-user.js';
import type { User } from '../accounts/user.entity.js';
import { deliverMail } from './deliver-mail.js';

/** As `deliverMail`, to a person of the organization; false where there is no address to send it to: none given, or the account is closed. */
export async function deliverToUser(
  ctx: Context,
  userId: string,
  write: (user: User) => MailContent | Promise<MailContent>,
): Promise<boolean> {
  const user = await getUser(ctx, userId);
  if (user.email === null || user.deactivatedAt) return false;
  await deliverMail(ctx, { address: user.email, language: 'en', content: await write(user) });
  return true;
}
