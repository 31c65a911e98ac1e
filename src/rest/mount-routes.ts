import { METHODS as ALL_METHODS } from 'node:http';
import fastifySwagger, { type FastifyDynamicSwaggerOptions } from '@fastify/swagger';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyInstance, FastifyReply, FastifyRequest, HTTPMethods, RouteOptions } from 'fastify';
import { Type } from 'typebox';
import { MutationBudget } from '../features/accounts/mutation-budget.js';
import { takeJson } from '../http/whole-text.js';
import type { Services } from '../services.js';
import { DomainError } from '../shared/errors.js';
import { commonRefusals, withRefusals } from './answers.js';
import { partChecker } from './check-parts.js';
import { answerRestError, ErrorBody } from './error-body.js';
import { takeForms } from './forms.js';
import { serveDocument } from './open-api.js';
import { enter } from './request-context.js';
import type { RestServer } from './rest-server.js';
import { strict } from './shapes.js';
import { answerWriter } from './write-answers.js';

/** Routes to be served together. */
export interface Mount {
  /** The routes of each feature. */
  features: readonly ((rest: RestServer) => void)[];
  /** The paths below which there is nothing else. */
  ownPaths: readonly string[];
  openApi: FastifyDynamicSwaggerOptions;
}

const METHODS = ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'] as const;
/** The others that Node reads, as those of WebDAV; CONNECT comes as no request. */
const FOREIGN = ALL_METHODS.filter((method) => ![...METHODS, 'CONNECT'].includes(method)) as HTTPMethods[];

/**
 * Serves thin routes over the operations that GraphQL calls, and the OpenAPI document that is made of their schemas, at
 * /api/schema.
 */
export function mountRoutes(http: FastifyInstance, services: Services, { features, ownPaths, openApi }: Mount): void {
  http.register(async (scope) => {
    const rest = scope.withTypeProvider<TypeBoxTypeProvider>() as RestServer;
    const methods = new Map<string, Set<string>>();
    const budget = new MutationBudget();
    rest.setValidatorCompiler(partChecker());
    rest.setSerializerCompiler(answerWriter());
    rest.setErrorHandler(answerRestError);
    scope.removeContentTypeParser(['application/json', 'text/plain']);
    takeJson(scope, { orNothing: true });
    rest.addSchema(ErrorBody);
    // Before that of the plugin, which reads what this one completes.
    rest.addHook('onRoute', (route) => {
      for (const method of [route.method].flat()) remember(methods, route.url, method);
      complete(route);
    });
    await rest.register(fastifySwagger, openApi);
    rest.decorateRequest('ctx');
    rest.register(async (scope) => {
      const routes = scope as RestServer;
      routes.addHook('onRequest', (request) => enter(services, budget, request));
      await takeForms(routes);
      for (const serve of features) serve(routes);
    });
    rest.register(async (open) => serveDocument(open as RestServer));
    rest.after(() => refuseTheRest(rest, ownPaths, methods));
  });
}

function remember(methods: Map<string, Set<string>>, url: string, method: string): void {
  methods.set(url, (methods.get(url) ?? new Set()).add(method));
}

const NO_PARAMETERS = Type.Object({}, strict);

/** Adds to a route's schema what follows from its kind. */
function complete(route: RouteOptions): void {
  const { schema, config, method } = route;
  if (!schema || schema.hide) return;
  schema.querystring ??= NO_PARAMETERS;
  const { isOpen = false } = config ?? {};
  const hasId = route.url.includes(':');
  const kind = { isOpen, hasId, hasBody: schema.body !== undefined, changes: method !== 'GET' && method !== 'HEAD' };
  schema.response = withRefusals((schema.response ?? {}) as Record<number, object>, commonRefusals(kind));
  if (isOpen) schema.security = [];
  Object.assign(schema, { 'x-sources': config?.sources, 'x-graphql': config?.graphql });
}

/** Answers what is at none of the routes, and the methods that a route does not have (RFC 9110 §15.5.6). */
function refuseTheRest(rest: RestServer, ownPaths: readonly string[], methods: ReadonlyMap<string, Set<string>>): void {
  // As it is now: the routes that follow are remembered too.
  const routes = [...methods].map(([url, served]) => ({
    url,
    pattern: new RegExp(`^${url.replace(/:\w+/g, '[^/]+')}$`),
    others: METHODS.filter((name) => !served.has(name)),
    allow: [...served].sort().join(', '),
  }));
  const refuse = async (reply: FastifyReply, allow: string) => {
    reply.header('allow', allow);
    throw new MethodNotAllowed(allow);
  };
  for (const { url, others: method, allow } of routes) {
    const handler = (_request: FastifyRequest, reply: FastifyReply) => refuse(reply, allow);
    // Before the body is read, which may be none of the kind that was announced.
    if (method.length > 0) rest.route({ url, method, schema: { hide: true }, onRequest: handler, handler });
  }
  const nothing = async () => {
    throw new DomainError('NOT_FOUND', 'There is nothing at this address.');
  };
  // Looked up when they come: routes for so many methods would make each start longer.
  const foreign = async (request: FastifyRequest, reply: FastifyReply) => {
    const path = request.url.split('?')[0]!;
    const route = routes.find(({ pattern }) => pattern.test(path));
    return route ? refuse(reply, route.allow) : nothing();
  };
  for (const method of FOREIGN) if (!rest.supportedMethods.includes(method)) rest.addHttpMethod(method);
  for (const url of ownPaths) {
    rest.route({ url, method: [...METHODS], schema: { hide: true }, onRequest: nothing, handler: nothing });
    rest.route({ url, method: FOREIGN, schema: { hide: true }, onRequest: foreign, handler: foreign });
  }
}

class MethodNotAllowed extends Error {
  readonly statusCode = 405;
  readonly code = 'BAD_REQUEST';

  constructor(allow: string) {
    super(`Methods served here: ${allow}.`);
  }
}
