import type { FastifyInstance } from 'fastify';
import { serveChats } from '../features/chat-server/chat-server.rest.js';
import { createBareServer } from '../http/server.js';
import type { Services } from '../services.js';
import { mountRoutes } from './mount-routes.js';
import { chatServerOpenApi } from './open-api.js';

/** The server for clients that know of no accounts, to listen on a port of its own; null where no setting asks for it. */
export function createChatServer(services: Services): FastifyInstance | null {
  if (services.config.compatChat === null) return null;
  const server = createBareServer(services.config, () => true);
  mountRoutes(server, services, { features: [serveChats], ownPaths: ['/*'], openApi: chatServerOpenApi });
  return server;
}
