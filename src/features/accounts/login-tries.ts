import type { Context } from '../../context.js';
import { clientNetwork } from './client-network.js';

const PER_ADDRESS = { name: 'login-address', max: 30, seconds: 60 };
const PER_ACCOUNT = { name: 'login-account', max: 5, seconds: 60 };
const REGISTRATIONS = { name: 'register', max: 30, seconds: 60 };

/**
 * Counts a try to prove who one is, whoever it is: 30 a minute per address over all doors. Call before anything costly.
 * Throws RATE_LIMITED.
 */
export function assertAddressTries(ctx: Context): Promise<void> {
  return ctx.app.limiter.take(PER_ADDRESS, clientNetwork(ctx.client.address));
}

/** Counts a try at one account: 5 a minute per (address, account). account: its id, or the name that has none. Throws RATE_LIMITED. */
export function assertAccountTries(ctx: Context, account: string): Promise<void> {
  return ctx.app.limiter.take(PER_ACCOUNT, `${clientNetwork(ctx.client.address)} ${account}`);
}

/** Counts a registration: 30 a minute per address. Throws RATE_LIMITED. */
export function assertRegistrations(ctx: Context): Promise<void> {
  return ctx.app.limiter.take(REGISTRATIONS, clientNetwork(ctx.client.address));
}
