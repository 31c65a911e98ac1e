import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { refusalOf } from '../db/refusal-of.js';
import { DomainError, type ErrorCode } from '../shared/errors.js';
import type { Logger } from '../shared/logger.js';

/** What Fastify refuses before a handler runs, in the codes that the API has. */
const CODES: Record<string, ErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
};
/** Statuses of our own refusals; of all others 400. */
export const STATUS: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  LINK_INVALID: 404,
  CONFLICT: 409,
  IDEMPOTENCY_KEY_REUSED: 409,
  ARCHIVED: 409,
  PAYLOAD_TOO_LARGE: 413,
  QUOTA_EXCEEDED: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  RATE_LIMITED: 429,
  INTERNAL_SERVER_ERROR: 500,
  UNAVAILABLE: 503,
  STORAGE_FULL: 507,
};

/** What is answered to a request that failed. */
export interface Verdict {
  status: number;
  refusal: DomainError;
}

/** Whatever failed before or in a handler; nothing of a fault inside is told. */
export function verdictOf(error: FastifyError | DomainError, request: FastifyRequest): Verdict {
  if (!(error instanceof DomainError) && error.statusCode !== undefined && error.statusCode < 500) {
    const refusal = new DomainError(CODES[error.code] ?? 'BAD_REQUEST', error.message);
    return { status: error.statusCode, refusal };
  }
  const refusal = refusalOf(error, request.log as unknown as Logger, request.routeOptions.url);
  return { status: STATUS[refusal.code] ?? 400, refusal };
}

/** Answers what fails outside GraphQL and REST in the shape of a GraphQL error. */
export function answerError(error: FastifyError | DomainError, request: FastifyRequest, reply: FastifyReply): void {
  const { status, refusal } = verdictOf(error, request);
  const { code, message, details } = refusal;
  if (details.retryAfter !== undefined) reply.header('retry-after', details.retryAfter);
  answer(reply, status, code, message);
}

/** Answers a path that is none. */
export function answerNotFound(_request: FastifyRequest, reply: FastifyReply): void {
  answer(reply, 404, 'NOT_FOUND', 'There is nothing at this address.');
}

/** Answers for a page of the browser that is not built yet; a person reads it. */
export function answerNotBuilt(_request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const sentence = 'This page has not been built: run `npm run build`, or start the server with `npm start`.';
  return reply.code(503).type('text/plain; charset=utf-8').send(sentence);
}

/** Answers a method that the path does not have. allow: those it has (RFC 9110 §15.5.6). */
export function answerMethodNotAllowed(allow: string) {
  return (_request: FastifyRequest, reply: FastifyReply) =>
    answer(reply.header('allow', allow), 405, 'BAD_REQUEST', `Methods served here: ${allow}.`);
}

function answer(reply: FastifyReply, status: number, code: ErrorCode, message: string): void {
  void reply.status(status).send({ errors: [{ message, extensions: { code } }] });
}
