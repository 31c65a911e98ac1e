import type { Context } from '../../context.js';
import type { MailContent } from '../../mail/mail-content.js';
import { getUser } from '../accounts/get-user.js';
import type { User } from '../accounts/user.entity.js';
import { deliverMail } from './deliver-mail.js';

/**
 * As `deliverMail`, to a person of the organization at the address that he gave, confirmed or not. False where there is none to send it to: none was given, mail
 * servers know of nobody there, or the account is closed.
 */
export async function deliverToUser(
  ctx: Context,
  userId: string,
  write: (user: User) => MailContent | Promise<MailContent>,
): Promise<boolean> {
  const user = await getUser(ctx, userId);
  if (user.email === null || user.emailBouncedAt || user.deactivatedAt) return false;
  await deliverMail(ctx, { address: user.email, language: user.language ?? 'en', content: await write(user) });
  return true;
}
