import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Config } from '../config.js';
import { DomainError } from '../shared/errors.js';
import { boundBodyTime } from './body-time.js';
import { earlyRefusals } from './early-refusals.js';
import { answerError, answerNotFound } from './error-handler.js';
import { apiHeaders, transportHeaders } from './headers.js';
import { withoutLastSlash } from './last-slash.js';
import { staticPages } from './static-pages.js';
import { takeWholeTextOnly } from './whole-text.js';

/** A connection on which nothing moves is closed after this, milliseconds. */
const IDLE = 60_000;
/** How often connections are looked at that have not sent their request in time, milliseconds. */
const CHECK = 1000;

/** Below these addresses REST is served, beside GraphQL. */
const OF_REST = /^\/(api|v1)(\/|\?|$)/;

/** The HTTP server with its pages, without its GraphQL routes. */
export function createHttpServer(config: Config): FastifyInstance {
  const server = createBareServer(config, (url) => OF_REST.test(url));
  server.register(staticPages);
  return server;
}

/** A server without routes. Everything that waits for a client has an end. isOfRest: which addresses are those of REST. */
export function createBareServer(config: Config, isOfRest: (url: string) => boolean): FastifyInstance {
  const headers = { ...apiHeaders, ...transportHeaders(config) };
  const server = Fastify({
    logger: { level: config.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'] },
    trustProxy: config.trustedProxies.length > 0 ? config.trustedProxies : false,
    rewriteUrl: ({ url = '/' }) => withoutLastSlash(url),
    bodyLimit: config.limits.bodyBytes,
    // Node's own is the same for all bodies, whatever their size: see `boundBodyTime`.
    requestTimeout: 0,
    connectionTimeout: IDLE,
    keepAliveTimeout: IDLE,
    http: { headersTimeout: config.limits.headersSeconds * 1000, connectionsCheckingInterval: CHECK },
    logController: new LogController({ disableRequestLogging: true }),
    // What is being answered is finished first.
    forceCloseConnections: 'idle',
    ...earlyRefusals(headers, isOfRest),
  });
  server.addHook('onRequest', async (request, reply) => {
    reply.headers(headers);
    // What a packed body grows to is only known once it has grown.
    const encoding = request.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') {
      throw new DomainError('UNSUPPORTED_MEDIA_TYPE', 'Bodies are not taken compressed.');
    }
  });
  boundBodyTime(server, config.limits.requestSeconds);
  takeWholeTextOnly(server);
  server.setErrorHandler(answerError);
  server.setNotFoundHandler(answerNotFound);
  return server;
}
