import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '../shared/errors.js';

/**
 * Refuses bodies and addresses that are not UTF-8: Node would read U+FFFD in place of what it cannot read, and what was
 * written then would not be what was sent.
 */
export function takeWholeTextOnly(server: FastifyInstance): void {
  takeJson(server, { orNothing: false });
  server.addHook('onRequest', async (request) => {
    if (!isWhole(request)) throw new DomainError('BAD_REQUEST', 'The address is not UTF-8, percent-encoded.');
  });
}

/** Takes bodies of JSON. orNothing: also empty ones, for many clients announce the type whether they send something or not. */
export function takeJson(server: FastifyInstance, { orNothing }: { orNothing: boolean }): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (orNothing && body.length === 0) return done(null);
    if (isUtf8(body)) return void parse(request, body.toString(), done);
    done(new DomainError('BAD_REQUEST', 'The body is not UTF-8.'));
  });
}

function isWhole({ url }: FastifyRequest): boolean {
  if (!url.includes('%')) return true;
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}
