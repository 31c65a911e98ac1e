import type { Context } from '../../context.js';
import type { MailContent } from '../../mail/mail-content.js';
import { linkPath, mailState } from '../accounts/mail-links.js';
import type { Language, User } from '../accounts/user.entity.js';
import type { MailKind } from './notice-kinds.js';

/** Mails are found again and read late. */
const DAYS = 90;

const WORDS: Record<Language, string> = { en: 'No more of these mails', ru: 'Больше не присылать такие письма' };

/** What leads out of a kind of mail, for its foot: good for 90 days, for that kind alone, and as long as the person has the address. */
export function unsubscribeLink(ctx: Context, user: User, kind: MailKind): MailContent['unsubscribe'] {
  const expiresAt = new Date(ctx.app.clock.now() + DAYS * 86_400_000);
  const path = linkPath(ctx, 'unsubscribing', { subject: user.id, state: mailState(user, kind), expiresAt });
  return { label: WORDS[user.language ?? 'en'], path: `${path}&kind=${kind}` };
}
