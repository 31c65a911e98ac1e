import Fastify, { type FastifyInstance, LogController } from 'fastify';
import type { Config } from '../config.js';
import { answerError } from './error-handler.js';
import { staticPages } from './static-pages.js';

/** Largest request body, bytes. */
const BODY_LIMIT = 1024 * 1024;

/** The HTTP server without its GraphQL routes. Everything that waits for a client has an end. */
export function createHttpServer(config: Config): FastifyInstance {
  const server = Fastify({
    logger: { level: config.logLevel, redact: ['req.headers.authorization', 'req.headers.cookie'] },
    trustProxy: config.trustedProxies.length > 0 ? config.trustedProxies : false,
    bodyLimit: BODY_LIMIT,
    requestTimeout: 30_000,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
  });
  server.setErrorHandler(answerError);
  server.register(staticPages);
  return server;
}
