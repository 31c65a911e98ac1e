import { ConnectionException, LockWaitTimeoutException } from '@mikro-orm/core';

/** PostgreSQL: lost connection, no resources, shutting down or starting, standby, ended while idle, locks. */
const SQLSTATES = /^(08|53[^1]|57P0|25006|25P0|55P03|55000)/;
/** PostgreSQL: two transactions that stood in each other's way, of which one was ended. */
const CLASHES = /^(40001|40P01)/;

/** Whether the database did not answer, or could not just now: the same statement may succeed a moment later. */
export function isPassingFault(error: unknown): boolean {
  return isHeldUp(error) || CLASHES.test(codeOf(error));
}

/** As `isPassingFault`, where whatever comes next would have to wait as long: not after a mere clash of two transactions. */
export function isHeldUp(error: unknown): boolean {
  if (CLASHES.test(codeOf(error))) return false;
  if (error instanceof ConnectionException || error instanceof LockWaitTimeoutException) return true;
  const code = codeOf(error);
  return /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN|SQLITE_BUSY)/.test(code) || SQLSTATES.test(code);
}

/** The driver's code of an error; empty where it has none. */
export function codeOf(error: unknown): string {
  const code = (error as { code?: unknown } | null)?.code;
  return typeof code === 'string' ? code : '';
}
