import type { Context } from '../../context.js';
import { clientNetwork } from './client-network.js';

const REGISTRATIONS = { name: 'register', max: 30, seconds: 60 };

/**
 * Counts a try to prove who one is, whoever it is, per address over all doors. Call before anything costly.
 * Throws RATE_LIMITED.
 */
export function assertAddressTries(ctx: Context): Promise<void> {
  const rate = { name: 'login-address', max: ctx.app.config.limits.loginsPerAddress, seconds: 60 };
  return ctx.app.limiter.take(rate, clientNetwork(ctx.client.address));
}

/** Counts a try at one account per (address, account). account: its id, or the name that has none. Throws RATE_LIMITED. */
export function assertAccountTries(ctx: Context, account: string): Promise<void> {
  const rate = { name: 'login-account', max: ctx.app.config.limits.loginsPerAccount, seconds: 60 };
  return ctx.app.limiter.take(rate, `${clientNetwork(ctx.client.address)} ${account}`);
}

/** Counts a registration: 30 a minute per address. Throws RATE_LIMITED. */
export function assertRegistrations(ctx: Context): Promise<void> {
  return ctx.app.limiter.take(REGISTRATIONS, clientNetwork(ctx.client.address));
}
