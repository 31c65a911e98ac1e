import { sql } from 'kysely';
import type { Context } from '../../context.js';
import { change } from '../../db/query.js';
import { inTransaction } from '../../db/transaction.js';
import { emailKey } from './email.js';

/** Notes that mail servers know of nobody at an address: until it is confirmed or another one is given, only what its owner asks for himself is sent there. */
export async function addressBounced(ctx: Context, address: string): Promise<void> {
  const now = new Date(ctx.app.clock.now());
  await inTransaction(ctx, (tx) =>
    change(tx, sql`update users set email_bounced_at = ${now} where email_key = ${emailKey(address)}`),
  );
}
