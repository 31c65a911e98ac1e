import { GraphQLError } from 'graphql';
import { refusalOf } from '../db/refusal-of.js';
import type { DomainError, ErrorCode } from '../shared/errors.js';
import type { Logger } from '../shared/logger.js';
import { withoutHints } from './without-hints.js';

/** What HTTP shall answer where an error decides the whole response. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  RATE_LIMITED: 429,
  UNAVAILABLE: 503,
  UNAUTHENTICATED: 401,
  BAD_USER_INPUT: 400,
  STORAGE_FULL: 507,
  PAYLOAD_TOO_LARGE: 413,
  QUOTA_EXCEEDED: 413,
  ARCHIVE_INVALID: 400,
};
/** These decide the whole response only where no field of it was run. */
const OF_THE_WHOLE = new Set<ErrorCode>(['UNAUTHENTICATED', 'BAD_USER_INPUT']);

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
  if (isRequestError(error, cause)) return presentRequestError(error);
  return present(error, refusalOf(cause, logger, error.path?.join('.')));
}

function present(error: GraphQLError, refusal: DomainError): ClientError {
  const { fields, retryAfter, version } = refusal.details;
  const status = error.path && OF_THE_WHOLE.has(refusal.code) ? undefined : STATUS[refusal.code];
  const headers = retryAfter === undefined ? undefined : new Map([['retry-after', String(retryAfter)]]);
  // The path says which field; places in the text are known to the uncompiled run only.
  return new ClientError(refusal.message, {
    path: error.path,
    extensions: {
      code: refusal.code,
      ...(fields && { fields }),
      ...(retryAfter !== undefined && { retryAfter }),
      ...(version !== undefined && { version }),
      ...(status && { http: { status, ...(headers && { headers }) } }),
    },
  });
}

/** The same error, without a say in what HTTP answers. */
export function withoutStatus(error: ClientError): ClientError {
  const { http: _, ...extensions } = error.extensions;
  return new ClientError(error.message, { path: error.path, extensions });
}

function rootCause(error: unknown): unknown {
  let cause = error;
  while (cause instanceof GraphQLError && cause.originalError) cause = cause.originalError;
  // What is no Error of this realm, as a native module's may be, was wrapped by graphql-js.
  return (cause as { thrownValue?: unknown } | null)?.thrownValue ?? cause;
}

/** Errors of parsing, validation and input coercion: made by the GraphQL libraries, of the client's own document. */
function isRequestError(error: GraphQLError, cause: unknown): boolean {
  return cause instanceof GraphQLError && typeof error.extensions?.code === 'string' && !error.path;
}

function presentRequestError(error: GraphQLError): ClientError {
  const { stacktrace: _, ...extensions } = error.extensions;
  const { nodes, positions, source } = error;
  // What the parser says of a document that has too many tokens; it is a limit and no mistake of syntax.
  if (/contains more tha[nt] \d+ tokens/.test(error.message)) extensions.code = 'GRAPHQL_VALIDATION_FAILED';
  return new ClientError(withoutHints(error.message), { nodes, positions, source, extensions });
}
