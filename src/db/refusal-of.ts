import { randomUUID } from 'node:crypto';
import { DriverException, UniqueConstraintViolationException } from '@mikro-orm/core';
import { DomainError } from '../shared/errors.js';
import type { Logger } from '../shared/logger.js';
import { codeOf, isPassingFault } from './unavailable.js';

/** Seconds after which a client may try again when the database did not answer. */
const RETRY_AFTER = 2;

/**
 * The refusal that a client may read of whatever an operation threw: of a fault inside INTERNAL_SERVER_ERROR, with an id under
 * which the log has the rest. place: for the log, what was asked for.
 */
export function refusalOf(cause: unknown, logger: Logger, place?: string): DomainError {
  if (cause instanceof DomainError) return cause;
  if (isPassingFault(cause)) {
    logger.warn({ error: String(cause) }, 'the database did not answer');
    return new DomainError('UNAVAILABLE', undefined, { retryAfter: RETRY_AFTER });
  }
  if (isFull(cause)) {
    logger.error({ ...describeFault(cause) }, 'the database has no room left');
    return new DomainError('STORAGE_FULL');
  }
  // Two requests made the same thing at once and the database let one of them win.
  if (isTaken(cause)) return new DomainError('CONFLICT');
  const id = randomUUID();
  logger.error({ id, place, ...describeFault(cause) }, 'internal error');
  return new DomainError('INTERNAL_SERVER_ERROR', `Something went wrong. Error id: ${id}`);
}

/** Whether the same request may succeed a moment later: what its client is told, or the database's fault behind it. */
export function mayBeRetried(cause: unknown): boolean {
  return cause instanceof DomainError ? cause.code === 'UNAVAILABLE' : isPassingFault(cause);
}

/** Whether it was the database's fault and not that of what was asked of it: it did not answer, or has no room. */
export function isOutage(cause: unknown): boolean {
  return mayBeRetried(cause) || isFull(cause);
}

/** MikroORM names violations of its own statements only; the others come as the driver words them. */
function isTaken(cause: unknown): boolean {
  if (cause instanceof UniqueConstraintViolationException) return true;
  const code = codeOf(cause);
  return code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}

function isFull(cause: unknown): boolean {
  return /^(SQLITE_FULL|53100|ENOSPC|EDQUOT)$/.test(codeOf(cause));
}

/** For the log. Messages of the database's errors are left out: they hold whole rows and statements with their values. */
export function describeFault(cause: unknown): object {
  if (!(cause instanceof Error)) return { error: typeof cause };
  const frames = cause.stack?.split('\n').filter((line) => line.startsWith('    at '));
  const { code, constraint, table } = cause as { code?: unknown; constraint?: unknown; table?: unknown };
  const fromDatabase = cause instanceof DriverException || code !== undefined;
  return { error: cause.name, message: fromDatabase ? undefined : cause.message, code, constraint, table, frames };
}
