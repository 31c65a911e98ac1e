import type { Context } from '../../context.js';
import { DomainError } from '../../shared/errors.js';
import { clientNetwork } from './client-network.js';

const HOUR = 3600;

/** Counts a mail that somebody asks for: 5 an hour from one address, and to one account. account: its id, or the address that may have none. Throws RATE_LIMITED. */
export async function assertMailTries(ctx: Context, account: string): Promise<void> {
  const rate = { name: 'mail-address', max: ctx.app.config.limits.mailsPerAddress, seconds: HOUR };
  await ctx.app.limiter.take(rate, clientNetwork(ctx.client.address));
  await takeOfAccount(ctx, account);
}

/** For a mail that comes with a change, which is made all the same: whether it may be sent. */
export async function mayMail(ctx: Context, account: string): Promise<boolean> {
  try {
    await takeOfAccount(ctx, account);
    return true;
  } catch (error) {
    if (error instanceof DomainError && error.code === 'RATE_LIMITED') return false;
    throw error;
  }
}

function takeOfAccount(ctx: Context, account: string): Promise<void> {
  const rate = { name: 'mail-account', max: ctx.app.config.limits.mailsPerAccount, seconds: HOUR };
  return ctx.app.limiter.take(rate, account);
}
