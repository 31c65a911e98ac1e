import { randomUUID } from 'node:crypto';
import {
  ConnectionException,
  DriverException,
  LockWaitTimeoutException,
  UniqueConstraintViolationException,
} from '@mikro-orm/core';
import { GraphQLError } from 'graphql';
import { DomainError, type ErrorCode } from '../shared/errors.js';
import type { Logger } from '../shared/logger.js';
import { withoutHints } from './without-hints.js';

/** What HTTP shall answer where an error decides the whole response. */
const STATUS: Partial<Record<ErrorCode, number>> = { RATE_LIMITED: 429, UNAVAILABLE: 503, UNAUTHENTICATED: 401 };

/** Seconds after which a client may try again when the database did not answer. */
const RETRY_AFTER = 2;

/** An error in the words that its receiver may read. What it tells HTTP stays out of the body. */
export class ClientError extends GraphQLError {
  override toJSON() {
    const { extensions, ...rest } = super.toJSON();
    const { http: _, ...visible } = extensions ?? {};
    return { ...rest, extensions: visible };
  }
}

/**
 * Turns whatever was thrown into an error a client may see: refusals with their code and details, the library's own
 * request errors as they are, and everything else as INTERNAL_SERVER_ERROR with an id under which the log has the rest.
 */
export function formatError(thrown: unknown, logger: Logger): ClientError {
  if (thrown instanceof ClientError) return thrown;
  const error = thrown instanceof GraphQLError ? thrown : new GraphQLError('', { originalError: thrown as Error });
  const cause = rootCause(error);
  if (cause instanceof DomainError) return present(error, cause);
  if (isRequestError(error, cause)) return presentRequestError(error);
  if (isUnavailable(cause)) {
    logger.warn({ error: String(cause) }, 'the database did not answer');
    return present(error, new DomainError('UNAVAILABLE', undefined, { retryAfter: RETRY_AFTER }));
  }
  // Two requests made the same thing at once and the database let one of them win.
  if (isTaken(cause)) return present(error, new DomainError('CONFLICT'));
  const id = randomUUID();
  logger.error({ id, path: error.path?.join('.'), ...describe(cause) }, 'internal error');
  return present(error, new DomainError('INTERNAL_SERVER_ERROR', `Something went wrong. Error id: ${id}`));
}

function present(error: GraphQLError, refusal: DomainError): ClientError {
  const { fields, retryAfter } = refusal.details;
  const status = error.path && refusal.code === 'UNAUTHENTICATED' ? undefined : STATUS[refusal.code];
  const headers = retryAfter === undefined ? undefined : new Map([['retry-after', String(retryAfter)]]);
  // The path says which field; places in the text are known to the uncompiled run only.
  return new ClientError(refusal.message, {
    path: error.path,
    extensions: {
      code: refusal.code,
      ...(fields && { fields }),
      ...(retryAfter !== undefined && { retryAfter }),
      ...(status && { http: { status, ...(headers && { headers }) } }),
    },
  });
}

function rootCause(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  return cause;
}

/** Errors of parsing, validation and input coercion: made by the GraphQL libraries, of the client's own document. */
function isRequestError(error: GraphQLError, cause: unknown): boolean {
  return cause instanceof GraphQLError && typeof error.extensions?.code === 'string' && !error.path;
}

function presentRequestError(error: GraphQLError): ClientError {
  const { stacktrace: _, ...extensions } = error.extensions;
  const { nodes, positions, source } = error;
  return new ClientError(withoutHints(error.message), { nodes, positions, source, extensions });
}

/** MikroORM names violations of its own statements only; the others come as the driver words them. */
function isTaken(cause: unknown): boolean {
  if (cause instanceof UniqueConstraintViolationException) return true;
  const code = (cause as { code?: unknown } | null)?.code;
  return code === '23505' || code === 'SQLITE_CONSTRAINT_UNIQUE' || code === 'SQLITE_CONSTRAINT_PRIMARYKEY';
}

function isUnavailable(cause: unknown): boolean {
  if (cause instanceof ConnectionException || cause instanceof LockWaitTimeoutException) return true;
  const code = (cause as { code?: unknown } | null)?.code;
  return (
    typeof code === 'string' && /^(ECONN|EPIPE|ETIMEDOUT|SQLITE_BUSY|57P0|53300|55P03|55000|08|40001|40P01)/.test(code)
  );
}

/** For the log. Messages of the database's errors are left out: they hold whole rows and statements with their values. */
function describe(cause: unknown): object {
  if (!(cause instanceof Error)) return { error: typeof cause };
  const frames = cause.stack?.split('\n').filter((line) => line.startsWith('    at '));
  const { code, constraint, table } = cause as { code?: unknown; constraint?: unknown; table?: unknown };
  const fromDatabase = cause instanceof DriverException || code !== undefined;
  return { error: cause.name, message: fromDatabase ? undefined : cause.message, code, constraint, table, frames };
}
