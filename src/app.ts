// type-graphql's decorators need it before any of them runs, in whatever order the modules come.
import 'reflect-metadata';
import type { FastifyInstance } from 'fastify';
import type { Config } from './config.js';
import { serveFiles } from './features/files/file.rest.js';
import { serveUnsubscribing } from './features/notifications/unsubscribe.rest.js';
import { createExecutor } from './graphql/execute.js';
import { createSchema } from './graphql/schema.js';
import { serveGraphQL } from './graphql/server.js';
import { acceptSockets } from './graphql/socket.js';
import { serveHealth } from './http/health.js';
import { createHttpServer } from './http/server.js';
import { type Overrides, openServices } from './open-services.js';
import { createChatServer } from './rest/chat-server.js';
import { serveRest } from './rest/serve-rest.js';
import type { Services } from './services.js';

/** The server: the services with the doors to them. */
export interface App extends Services {
  readonly http: FastifyInstance;
  /** For old clients, on a port of its own; null: it is off. */
  readonly compatChat: FastifyInstance | null;
}

/** What is still being answered so long after a stop began is cut off, milliseconds: more than a statement may wait for a lock. */
const PATIENCE = 7000;

/**
 * Builds the server; it does not listen yet. `close` finishes what runs: the node tells that it is not ready any more, sockets
 * are closed with 1001, then no new connections are taken, and what was asked for is answered.
 */
export async function createApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const http = createHttpServer(config);
  const services = await openServices(config, { logger: http.log, ...overrides });
  const schema = await createSchema();
  const execute = createExecutor(schema);
  await serveGraphQL({ http, services, schema, execute });
  serveFiles(http, services);
  serveUnsubscribing(http, services);
  serveRest(http, services);
  const compatChat = createChatServer(services);
  const sockets = acceptSockets({ http, services, schema, execute });
  let stopping = false;
  serveHealth(http, services, () => stopping);
  http.addHook('onSend', async (_request, reply) => {
    // A connection that is kept would keep the server.
    if (stopping) reply.header('connection', 'close');
  });
  return {
    ...services,
    http,
    compatChat,
    async close() {
      stopping = true;
      const cutting = setTimeout(() => {
        for (const server of [http, compatChat]) server?.server.closeAllConnections();
      }, PATIENCE);
      await sockets.close();
      await Promise.all([http.close(), compatChat?.close()]);
      clearTimeout(cutting);
      await services.close();
    },
  };
}
