import type { IncomingMessage, ServerResponse } from 'node:http';
import type { TypeBoxTypeProvider } from '@fastify/type-provider-typebox';
import type { FastifyBaseLogger, FastifyInstance, RawServerDefault } from 'fastify';
import type { RestContext } from './request-context.js';

/** The part of the HTTP server that serves REST; handlers find the request's Context in `request.ctx`. */
export type RestServer = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  TypeBoxTypeProvider
>;

/** An old API whose clients a route is for; `docs/legacy-clients.md` says which is which. */
export type Source = '000' | '001' | '002' | '003' | '004';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set before the body is read. Of a route that is not open it has a viewer. */
    ctx: RestContext;
  }
  interface FastifyContextConfig {
    /** Whose clients call the route. */
    sources?: readonly Source[];
    /** The field of Query or Mutation that gives the same. */
    graphql?: string;
    /** Whether the route is for people who are not signed in. */
    isOpen?: boolean;
    /** Whether it takes multipart forms, beside JSON or alone; left out: never. See `readForm`. */
    forms?: 'too' | 'only';
    /** What the route calls fields of the operation's input, where not by the same words in snake_case. */
    fields?: Readonly<Record<string, string>>;
    /** Whether its old clients look for a refusal's words in `error`. */
    saysError?: boolean;
  }
}
