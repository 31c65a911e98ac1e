import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { isPassingFault } from '../db/unavailable.js';
import { DomainError, type ErrorCode } from '../shared/errors.js';

/** What Fastify refuses before a handler runs, in the codes that the API has. */
const CODES: Record<string, ErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
};
/** Statuses of our own refusals. */
const STATUS: Partial<Record<ErrorCode, number>> = {
  UNAUTHENTICATED: 401,
  NOT_FOUND: 404,
  PAYLOAD_TOO_LARGE: 413,
  UNSUPPORTED_MEDIA_TYPE: 415,
  UNAVAILABLE: 503,
};
/** Seconds after which a client may try again when the database did not answer. */
const RETRY_AFTER = 2;

/** Answers what fails outside GraphQL in the shape of a GraphQL error; nothing of a fault inside is told. */
export function answerError(error: FastifyError | DomainError, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = refusalOf(error);
  if (refusal) {
    const { code, message, details } = refusal;
    if (details.retryAfter !== undefined) reply.header('retry-after', details.retryAfter);
    answer(reply, STATUS[code] ?? 400, code, message);
  } else {
    const [status, code] = verdictOf(error as FastifyError);
    if (status >= 500) request.log.error({ error: error.stack }, 'a request failed');
    answer(reply, status, code, status >= 500 ? 'Something went wrong.' : error.message);
  }
}

function refusalOf(error: FastifyError | DomainError): DomainError | null {
  if (error instanceof DomainError) return error;
  return isPassingFault(error) ? new DomainError('UNAVAILABLE', undefined, { retryAfter: RETRY_AFTER }) : null;
}

function verdictOf(error: FastifyError): [number, ErrorCode] {
  const status = error.statusCode ?? 500;
  return [status, status >= 500 ? 'INTERNAL_SERVER_ERROR' : (CODES[error.code] ?? 'BAD_REQUEST')];
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
    answer(reply.header('allow', allow), 405, 'BAD_REQUEST', `Only ${allow} are served here.`);
}

function answer(reply: FastifyReply, status: number, code: ErrorCode, message: string): void {
  void reply.status(status).send({ errors: [{ message, extensions: { code } }] });
}
