import type { FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import type { RestServer } from './rest-server.js';

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
    tags: [{ name: 'Accounts', description: 'Signing in and out, and who one is.' }],
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
  // The name under which a shape is known, not its place in a list.
  refResolver: { buildLocalReference: (json, _baseUri, _fragment, i) => String(json.$id ?? `def-${i}`) },
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
