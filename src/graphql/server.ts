import { ApolloServer, type ApolloServerOptionsWithGateway, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { fastifyApolloDrainPlugin, fastifyApolloHandler } from '@as-integrations/fastify';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLSchema } from 'graphql';
import { type Context, createContext } from '../context.js';
import { authenticate } from '../features/accounts/authenticate.js';
import { clientOf } from '../http/client-of.js';
import { answerMethodNotAllowed } from '../http/error-handler.js';
import { apiHeaders } from '../http/headers.js';
import { refreshCookie } from '../http/refresh-cookie.js';
import type { Services } from '../services.js';
import { formatError } from './error-formatter.js';
import type { Execute } from './execute.js';
import { limitRules } from './limits/rules.js';
import { takeUploads } from './multipart.js';

/** What is served, and on which HTTP server. */
export interface Serving {
  http: FastifyInstance;
  services: Services;
  schema: GraphQLSchema;
  execute: Execute;
}

/** Serves the schema over HTTP at /graphql (GraphQL over HTTP), for POST and for queries by GET. */
export async function serveGraphQL({ http, services, schema, execute }: Serving): Promise<void> {
  const { config, logger } = services;
  const apollo = new ApolloServer<Context>({
    gateway: executorGateway(schema, execute),
    formatError: (_formatted, error) => formatError(error, logger).toJSON(),
    // Who may is for the executor to say, which sees WebSockets too.
    introspection: true,
    hideSchemaDetailsFromClientErrors: true,
    // Foreign pages can send simple requests only, and those are refused.
    csrfPrevention: true,
    includeStacktraceInErrorResponses: false,
    parseOptions: { maxTokens: config.limits.tokens },
    validationRules: limitRules(config.limits),
    persistedQueries: false,
    stopOnTerminationSignals: false,
    nodeEnv: config.production ? 'production' : 'development',
    logger: {
      debug() {},
      info() {},
      warn: (text) => logger.warn({}, text),
      error: (text) => logger.error({}, text),
    },
    plugins: [
      fastifyApolloDrainPlugin(http),
      // The landing page would load scripts from elsewhere; GraphiQL is ours.
      ApolloServerPluginLandingPageDisabled(),
      refusePersistedQueries,
      // Without it nothing looks into each field, and fields run as they are.
      ApolloServerPluginCacheControlDisabled(),
    ],
  });
  await apollo.start();
  http.register(async (scope) => {
    takeUploads(scope, config.limits);
    scope.route({
      url: '/graphql',
      method: ['GET', 'POST'],
      handler: fastifyApolloHandler(apollo, { context: (request, reply) => httpContext(services, request, reply) }),
      // Apollo has one of its own.
      onSend: async (_request, reply) => void reply.headers(apiHeaders),
    });
  });
  const refuse = answerMethodNotAllowed('GET, POST');
  http.route({
    url: '/graphql',
    method: ['DELETE', 'OPTIONS', 'PATCH', 'PUT'],
    // Before the body is read, which may be none of the kind that was announced.
    onRequest: refuse,
    handler: refuse,
  });
}

/** Apollo answers it with 200, as where a client shall send the document after its hash. */
const refusePersistedQueries: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    async willSendResponse({ errors, response }) {
      if (errors?.[0]?.extensions.code === 'PERSISTED_QUERY_NOT_SUPPORTED') response.http.status = 400;
    },
  }),
};

/** The Context of a request; without a token it is anonymous. Throws UNAVAILABLE. */
async function httpContext(services: Services, request: FastifyRequest, reply: FastifyReply): Promise<Context> {
  const client = clientOf(services.config, request.raw);
  const cookie = request.method === 'POST' ? refreshCookie(services, request, reply) : null;
  const { authorization } = request.headers;
  if (authorization === undefined) return createContext(services, { client, cookie });
  const known = await authenticate(services, authorization).catch((error) => {
    throw formatError(error, services.logger);
  });
  if (!known) return createContext(services, { client, cookie, tokenRefused: true });
  return createContext(services, { ...known, client, cookie });
}

/** Hands execution to the product's executor; as a plugin's `responseForOperation` it would bypass `formatError`. */
function executorGateway(schema: GraphQLSchema, execute: Execute): ApolloServerOptionsWithGateway<Context>['gateway'] {
  return {
    onSchemaLoadOrUpdate(tell) {
      tell({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => {};
    },
    async load() {
      return {
        executor: ({ document, request, context }) =>
          execute({
            document,
            operationName: request.operationName ?? null,
            variables: request.variables ?? null,
            context: context as Context,
          }) as never,
      };
    },
    async stop() {},
  };
}
