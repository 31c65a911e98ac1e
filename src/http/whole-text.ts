import { isUtf8 } from 'node:buffer';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { DomainError } from '../shared/errors.js';

/**
 * Refuses bodies and addresses that are not UTF-8: Node would read U+FFFD in place of what it cannot read, and what was
 * written then would not be what was sent.
 */
export function takeWholeTextOnly(server: FastifyInstance): void {
  const parse = server.getDefaultJsonParser('error', 'error');
  server.addContentTypeParser<Buffer>('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    if (isUtf8(body)) return void parse(request, body.toString(), done);
    done(new DomainError('BAD_REQUEST', 'The body is not UTF-8.'));
  });
  server.addHook('onRequest', async (request) => {
    if (!isWhole(request)) throw new DomainError('BAD_REQUEST', 'The address is not UTF-8, percent-encoded.');
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
