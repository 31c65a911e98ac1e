import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { ErrorCode } from '../shared/errors.js';

/** What Fastify refuses before a handler runs, in the codes that the API has. */
const CODES: Record<string, ErrorCode> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'UNSUPPORTED_MEDIA_TYPE',
};

/** Answers what fails outside GraphQL in the shape of a GraphQL error; nothing of a fault inside is told. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): void {
  const status = error.statusCode ?? 500;
  if (status >= 500) request.log.error({ error: error.stack }, 'a request failed');
  const code: ErrorCode = status >= 500 ? 'INTERNAL_SERVER_ERROR' : (CODES[error.code] ?? 'BAD_REQUEST');
  const message = status >= 500 ? 'Something went wrong.' : error.message;
  void reply.status(status).send({ errors: [{ message, extensions: { code } }] });
}
