import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { query } from '../../db/query.js';
import { rowsOf } from '../../db/rows.js';
import { deliverMail } from '../mail/deliver-mail.js';
import { emailKey } from './email.js';
import { linkPath, passwordState } from './mail-links.js';
import { passwordResetMail } from './password-reset-mail.js';
import { User } from './user.entity.js';

const HOUR = 3_600_000;

/**
 * Sends the link for another password, good for an hour from now, to whose address it is, confirmed or not: who reads what comes there is its owner. Nothing where
 * it is nobody's, or the account is closed.
 */
export async function mailPasswordReset(ctx: Context, address: string): Promise<void> {
  const { columns, read } = rowsOf(ctx.em, User, 'u');
  const [row] = await query(
    ctx,
    sql<User>`select ${columns} from users u where u.email_key = ${emailKey(address)} and u.deactivated_at is null`,
  );
  if (!row) return;
  const user = read(row);
  const expiresAt = new Date(ctx.app.clock.now() + HOUR);
  const path = linkPath(ctx, 'passwordReset', { subject: user.id, state: passwordState(user), expiresAt });
  const language = user.language ?? 'en';
  await deliverMail(ctx, { address: user.email!, language, content: passwordResetMail(language, user, path) });
}
