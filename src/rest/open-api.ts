import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import type { RestServer } from './rest-server.js';

// The name under which a shape is known, not its place in a list.
const refResolver: FastifyDynamicSwaggerOptions['refResolver'] = {
  buildLocalReference: (json, _baseUri, _fragment, i) => String(json.$id ?? `def-${i}`),
};

/** What the OpenAPI document says beside the routes. */
export const openApi: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Team Messenger: REST for old clients',
      version: '1',
      description:
        'The routes of the APIs that came before, on the operations of the GraphQL API at `/graphql`, which has more and is where new clients begin. Each path is served with a trailing slash and without.',
    },
    servers: [{ url: '/', description: 'This server.' }],
    tags: [
      { name: 'Accounts', description: 'Signing in and out, and who one is.' },
      { name: 'Projects', description: 'What tasks are kept in, and who sees them.' },
      { name: 'Tasks', description: 'What is to be done, and by whom.' },
      { name: 'Rooms', description: 'Where people talk, and who is there.' },
      { name: 'Messages', description: 'What people say.' },
      { name: 'Files', description: 'What people upload.' },
    ],
    security: [{ token: [] }],
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description:
            'What signing in answered: `token`, or `access`, which ends after 15 minutes. Also taken as `Authorization: Token …`.',
        },
      },
    },
  },
  refResolver,
};

/** The same for the chat server, which is on a port of its own. */
export const chatServerOpenApi: FastifyDynamicSwaggerOptions = {
  openapi: {
    openapi: '3.1.0',
    info: {
      title: 'Team Messenger: the chat server for old clients',
      version: '1',
      description:
        'Users, chats and messages without authentication: whoever reaches this port reads and writes all that was made through it, and nothing else.',
    },
    servers: [{ url: '/', description: 'This server.' }],
    tags: [
      { name: 'Users', description: 'Who speaks in chats.' },
      { name: 'Chats', description: 'Where messages are sent.' },
      { name: 'Messages', description: 'What is said in them.' },
    ],
    security: [],
  },
  refResolver,
};

/** Serves the document at /api/schema: JSON, or YAML to who asks for it (`?format=yaml`, or by `Accept`). */
export function serveDocument(rest: RestServer): void {
  rest.get<{ Querystring: { format?: unknown } }>('/api/schema', { schema: { hide: true } }, async (request, reply) => {
    const { accept = '' } = request.headers;
    const yaml = request.query.format === 'yaml' || (request.query.format === undefined && /\byaml\b/.test(accept));
    reply.header('cache-control', 'no-cache');
    if (yaml) return reply.type('application/yaml; charset=utf-8').send(rest.swagger({ yaml: true }));
    return reply.type('application/json; charset=utf-8').send(JSON.stringify(rest.swagger()));
  });
}
