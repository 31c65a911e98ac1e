import type { FastifyInstance } from 'fastify';
import { createContext } from '../../context.js';
import { clientOf } from '../../http/client-of.js';
import type { Services } from '../../services.js';
import type { MailKind } from './notice-kinds.js';
import { unsubscribe } from './unsubscribe.js';

/** Most of a body, bytes: it is the line that RFC 8058 asks for, as a form of either kind. */
const BODY = 4096;

/**
 * POST /unsubscribe?token=…&kind=…, the address of `List-Unsubscribe` (RFC 8058): turns off a kind of mail for who was sent the link, and says which,
 * `{ kind }`. It needs no session and reads no cookie. A GET of the same address is a page of the web client, which asks first: programs that
 * look into mails follow their links.
 */
export function serveUnsubscribing(http: FastifyInstance, services: Services): void {
  http.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    // What the body says is said by the method and the address too.
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: BODY }, (_request, _body, done) => done(null));
    scope.post('/unsubscribe', async ({ query, raw }): Promise<{ kind: MailKind }> => {
      const ctx = createContext(services, { client: clientOf(services.config, raw) });
      return { kind: await unsubscribe(ctx, query) };
    });
  });
}
