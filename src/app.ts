import type { FastifyInstance } from 'fastify';
import type { Config } from './config.js';
import { createExecutor } from './graphql/execute.js';
import { createSchema } from './graphql/schema.js';
import { serveGraphQL } from './graphql/server.js';
import { acceptSockets } from './graphql/socket.js';
import { createHttpServer } from './http/server.js';
import { type Overrides, openServices } from './open-services.js';
import type { Services } from './services.js';

/** The server: the services with the doors to them. */
export interface App extends Services {
  readonly http: FastifyInstance;
}

/** Builds the server; it does not listen yet. `close` ends its sockets too. */
export async function createApp(config: Config, overrides: Overrides = {}): Promise<App> {
  const http = createHttpServer(config);
  const services = await openServices(config, { logger: http.log, ...overrides });
  const schema = await createSchema();
  const execute = createExecutor(schema);
  await serveGraphQL({ http, services, schema, execute });
  acceptSockets({ http, services, schema, execute });
  return {
    ...services,
    http,
    async close() {
      await http.close();
      await services.close();
    },
  };
}
