import { z } from 'zod';
import { type Context, loader } from '../../context.js';
import { inTransaction } from '../../db/transaction.js';
import { getUserForChange } from '../accounts/change-user.js';
import { assertAddressTries } from '../accounts/login-tries.js';
import { linkInvalid, linkToken, mailState, readLink } from '../accounts/mail-links.js';
import { isWanted, MAIL_KINDS, type MailKind } from './notice-kinds.js';
import { settingsByUser } from './notification.loaders.js';
import { writeSettings } from './write-settings.js';

const schema = z.object({ kind: z.enum(MAIL_KINDS), token: linkToken });

/**
 * Turns off one kind of mail for the person to whom the link of this token was sent, whoever has it; again changes nothing. Gives the kind. Throws
 * LINK_INVALID (wrong, older than 90 days, of another kind, or the account has another address by now), RATE_LIMITED (counted with sign-ins).
 */
export async function unsubscribe(ctx: Context, input: unknown): Promise<MailKind> {
  await assertAddressTries(ctx);
  const { data } = schema.safeParse(input);
  if (!data) throw linkInvalid();
  const { kind, token } = data;
  const { subject, state } = readLink(ctx, 'unsubscribing', token);
  await inTransaction(ctx, async (tx) => {
    const user = await getUserForChange(tx, subject);
    if (mailState(user, kind) !== state) throw linkInvalid();
    const { quietFrom = null, quietTo = null, channels = {} } = (await loader(tx, settingsByUser).load(user.id)) ?? {};
    if (!isWanted(channels, kind, 'MAIL')) return;
    const without = { ...channels, [kind]: { ...channels[kind], MAIL: false } };
    await writeSettings(tx, { userId: user.id, quietFrom, quietTo, channels: without });
  });
  return kind;
}
