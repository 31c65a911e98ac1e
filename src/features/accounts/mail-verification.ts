import type { Context } from '../../context.js';
import type { Transaction } from '../../db/transaction.js';
import { deliverMail } from '../mail/deliver-mail.js';
import { getUser } from './get-user.js';
import { addressState, linkPath } from './mail-links.js';
import type { User } from './user.entity.js';
import { verificationMail } from './verification-mail.js';

const DAYS = 7;

/** Has the link for confirming his address sent to a user once the transaction is committed. Part of other operations. */
export function queueVerification(tx: Transaction, { id, emailKey }: Pick<User, 'id' | 'emailKey'>): void {
  tx.enqueue({ kind: 'mailVerification', payload: { userId: id, emailKey } });
}

/** Sends that link, good for 7 days from now, unless the account has another address by now; also where mails came back from: that is mended by it. */
export async function mailVerification(ctx: Context, userId: string, emailKey: string): Promise<void> {
  const user = await getUser(ctx, userId);
  if (user.email === null || user.emailKey !== emailKey || user.emailVerifiedAt || user.deactivatedAt) return;
  const expiresAt = new Date(ctx.app.clock.now() + DAYS * 86_400_000);
  const path = linkPath(ctx, 'verification', { subject: user.id, state: addressState(user), expiresAt });
  const language = user.language ?? 'en';
  await deliverMail(ctx, { address: user.email, language, content: verificationMail(language, user, path) });
}
