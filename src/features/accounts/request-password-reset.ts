import { z } from 'zod';
import type { Context } from '../../context.js';
import { inTransaction } from '../../db/transaction.js';
import { parseInput } from '../../shared/input.js';
import { email, emailKey } from './email.js';
import { assertMailTries } from './mail-tries.js';

const schema = z.object({ email });

export type RequestPasswordResetInput = z.input<typeof schema>;

/**
 * Has a link sent by which whoever reads the mails of this address sets another password. The same is done for every address: whether somebody has it is looked up
 * when the mail is sent. Throws BAD_USER_INPUT (no e-mail address), RATE_LIMITED (5 an hour for one address of mail, and from one of the network).
 */
export async function requestPasswordReset(ctx: Context, input: RequestPasswordResetInput): Promise<void> {
  const { email: address } = parseInput(schema, input);
  await assertMailTries(ctx, emailKey(address));
  await inTransaction(ctx, async (tx) => tx.enqueue({ kind: 'mailPasswordReset', payload: { email: address } }));
}
