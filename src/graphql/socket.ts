import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { GraphQLError, getOperationAST, parse, validate } from 'graphql';
import { useServer } from 'graphql-ws/use/ws';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Config } from '../config.js';
import { createContext } from '../context.js';
import { authenticate } from '../features/accounts/authenticate.js';
import { clientOf } from '../http/client-of.js';
import { DomainError } from '../shared/errors.js';
import { formatError } from './error-formatter.js';
import { LiveSessions, UNAUTHORIZED } from './live-sessions.js';
import { Outlet } from './outlet.js';
import { MAX_TOKENS, type Serving } from './server.js';
import { createSubscriber } from './subscribe.js';

/** Largest incoming message, bytes. */
const MAX_FRAME = 256 * 1024;
/** Subscriptions one socket may hold. */
const MAX_SUBSCRIPTIONS = 50;
/** RFC 6455: the server goes away; clients come back. */
const GOING_AWAY = 1001;

/** Serves the schema over WebSocket at /graphql (graphql-transport-ws), for every kind of operation. */
export function acceptSockets(serving: Serving): void {
  const { http, services, schema, execute } = serving;
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_FRAME, perMessageDeflate: false });
  const sessions = new LiveSessions(services);
  const subscribe = createSubscriber(serving);

  http.server.on('upgrade', (request: IncomingMessage, connection: Duplex, head: Buffer) => {
    // Node leaves an upgraded connection without a listener: a reset would end the process.
    connection.on('error', () => connection.destroy());
    if (request.url?.split('?')[0] !== '/graphql') return reject(connection, '404 Not Found');
    if (!isOwnOrigin(services.config, request)) return reject(connection, '403 Forbidden');
    sockets.handleUpgrade(request, connection, head, (socket) => sockets.emit('connection', socket, request));
  });
  http.addHook('preClose', async () => {
    for (const socket of sockets.clients) socket.close(GOING_AWAY, 'Going away');
  });

  useServer<Record<string, unknown>, { authorization?: string; outlet?: Outlet }>(
    {
      async onConnect(ctx) {
        const { socket, request } = ctx.extra;
        const authorization = ctx.connectionParams?.authorization;
        const unwatch = await sessions.watch();
        if (socket.readyState !== socket.OPEN) {
          unwatch();
          return false;
        }
        socket.once('close', unwatch);
        const known = typeof authorization === 'string' ? await authenticate(services, authorization) : null;
        if (!known || socket.readyState !== socket.OPEN) return refuse(socket);
        sessions.add(socket, known);
        ctx.extra.authorization = authorization as string;
        ctx.extra.outlet = new Outlet(socket, request.socket);
        return true;
      },

      async onSubscribe(ctx, id, payload) {
        const { socket, request, authorization, outlet } = ctx.extra;
        if (Object.keys(ctx.subscriptions).length > MAX_SUBSCRIPTIONS)
          return [refusal(new DomainError('TOO_MANY_SUBSCRIPTIONS'))];
        const document = parseAndValidate(payload.query);
        if (Array.isArray(document)) return document;
        const known = await authenticate(services, authorization!);
        if (!known) {
          socket.close(UNAUTHORIZED, 'Unauthorized');
          return [refusal(new DomainError('UNAUTHENTICATED'))];
        }
        const contextValue = createContext(services, { ...known, client: clientOf(services.config, request) });
        const { operationName, variables } = payload;
        const args = { schema, document, operationName, variableValues: variables, contextValue };
        if (getOperationAST(document, operationName)?.operation !== 'subscription') return args;
        try {
          const stream = await subscribe({
            id,
            document,
            operationName,
            variables,
            context: contextValue,
            outlet: outlet!,
          });
          return { ...args, rootValue: stream };
        } catch (error) {
          return [refusal(error)];
        }
      },

      execute: (args) =>
        execute({
          document: args.document,
          operationName: args.operationName,
          variables: args.variableValues as Record<string, unknown>,
          context: args.contextValue as never,
        }),
      // Opened in onSubscribe already, where a refusal becomes an `error` message.
      subscribe: (args) => args.rootValue as never,
    },
    sockets,
  );

  function parseAndValidate(query: string) {
    try {
      const document = parse(query, { maxTokens: MAX_TOKENS });
      const errors = validate(schema, document);
      if (errors.length === 0) return document;
      return errors.map((error) => requestError(error, 'GRAPHQL_VALIDATION_FAILED'));
    } catch (error) {
      return [requestError(error as GraphQLError, 'GRAPHQL_PARSE_FAILED')];
    }
  }

  function requestError(error: GraphQLError, code: string) {
    const { message, nodes, source, positions } = error;
    return refusal(new GraphQLError(message, { nodes, source, positions, extensions: { code } }));
  }

  function refusal(error: unknown) {
    return formatError(error, services.logger);
  }
}

function refuse(socket: WebSocket): false {
  socket.close(UNAUTHORIZED, 'Unauthorized');
  return false;
}

function reject(connection: Duplex, status: string): void {
  connection.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Browsers name the page that opens a socket; only our own may. Other clients send no Origin. */
function isOwnOrigin(config: Config, { headers }: IncomingMessage): boolean {
  if (headers.origin === undefined) return true;
  const own = config.publicUrl ? new URL(config.publicUrl).origin : null;
  return headers.origin === own || headers.origin.replace(/^https?:\/\//, '') === headers.host;
}
