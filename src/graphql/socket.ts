import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { GraphQLError, getOperationAST } from 'graphql';
import { handleProtocols, makeServer, type Context as ServerContext } from 'graphql-ws';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Client, createContext } from '../context.js';
import { describeFault } from '../db/refusal-of.js';
import { authenticate } from '../features/accounts/authenticate.js';
import { clientOf } from '../http/client-of.js';
import { DomainError } from '../shared/errors.js';
import { closeSockets } from './close-sockets.js';
import { createDocumentReader } from './documents.js';
import { formatError } from './error-formatter.js';
import { Heartbeat } from './heartbeat.js';
import { SocketGuard, SocketsPerUser, socketOptions } from './limits/socket-limits.js';
import { LiveSessions, UNAUTHORIZED } from './live-sessions.js';
import { Outlet, TRY_AGAIN_LATER } from './outlet.js';
import { speak } from './protocol.js';
import type { Serving } from './server.js';
import { createSubscriber } from './subscribe.js';
import { refuseUpgrade, rejectUpgrade } from './upgrade.js';

/** What is kept with a socket; that of its request which is needed later, for the request is large. */
interface Held {
  socket: WebSocket;
  connection: Socket;
  client: Client;
  guard: SocketGuard;
  /** What is to be done when it is closed: one list, for listeners take much more. */
  onClose: (() => void)[];
  /** Of one that was let in. */
  authorization?: string;
  outlet?: Outlet;
}

type SocketContext = ServerContext<Record<string, unknown>, Held>;

/** The door for sockets. */
export interface Sockets {
  /** Takes no new ones and closes those there are, each when what it asked for is answered. */
  close(): Promise<void>;
}

/** Serves the schema over WebSocket at /graphql (graphql-transport-ws), for every kind of operation. */
export function acceptSockets(serving: Serving): Sockets {
  const { http, services, schema, execute } = serving;
  const { limits } = services.config;
  const sockets = new WebSocketServer({ noServer: true, handleProtocols, ...socketOptions(limits) });
  const perUser = new SocketsPerUser(limits.socketsPerUser);
  const sessions = new LiveSessions(services);
  const subscribe = createSubscriber(serving);
  const read = createDocumentReader(schema, limits);
  /** What each socket has under way: null until there is an answer or, for a subscription, a stream. */
  const running = new WeakMap<WebSocket, Pick<SocketContext, 'subscriptions'>>();
  const heartbeat = new Heartbeat();
  let closing = false;

  http.server.on('upgrade', async (request: IncomingMessage, connection: Duplex, head: Buffer) => {
    // Node leaves an upgraded connection without a listener: a reset would end the process.
    connection.on('error', destroy);
    const refusal = await refuseUpgrade(services, request);
    if (closing) return rejectUpgrade(connection, { status: '503 Service Unavailable' });
    if (refusal) return rejectUpgrade(connection, refusal);
    sockets.handleUpgrade(request, connection, head, (socket) => open(socket, request));
  });

  const server = makeServer<Record<string, unknown>, Held>({
    async onConnect(ctx) {
      try {
        return await admit(ctx);
      } catch (error) {
        // Any other code would keep the client away for good.
        services.logger.warn(describeFault(error), 'a socket could not be let in');
        ctx.extra.socket.close(TRY_AGAIN_LATER, 'Try again later');
        return false;
      }
    },

    onPing: ({ extra }) => extra.guard.countPing(),

    async onSubscribe(ctx, id, payload) {
      const { socket, client, authorization, outlet } = ctx.extra;
      if (Object.keys(ctx.subscriptions).length > limits.subscriptionsPerSocket)
        return [refusal(new DomainError('TOO_MANY_SUBSCRIPTIONS'))];
      const document = read(payload.query);
      if (Array.isArray(document)) return document.map(refusal);
      const known = await authenticate(services, authorization!).catch(refusal);
      if (known instanceof GraphQLError) return [known];
      if (!known) {
        socket.close(UNAUTHORIZED, 'Unauthorized');
        return [refusal(new DomainError('UNAUTHENTICATED'))];
      }
      const contextValue = createContext(services, { ...known, client });
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
        // Without the Context, which has done its work.
        return { ...args, contextValue: undefined, rootValue: stream };
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
  });

  return {
    async close() {
      closing = true;
      await closeSockets(sockets.clients, (socket) =>
        Object.values(running.get(socket)?.subscriptions ?? {}).includes(null),
      );
      heartbeat.stop();
    },
  };

  function open(socket: WebSocket, request: IncomingMessage): void {
    const connection = request.socket;
    const guard = new SocketGuard(socket, connection, limits, services.clock);
    const onClose = [() => guard.release(), heartbeat.add(socket)];
    // ws has closed the socket with what it was.
    socket.on('error', () => {});
    socket.on('close', () => {
      for (const release of onClose) release();
    });
    const client = clientOf(services.config, request);
    speak(server, socket, { socket, connection, client, guard, onClose }, services.logger);
  }

  /** Whether the socket begins with a good token; then it counts to its session. Throws UNAVAILABLE. */
  async function admit(ctx: SocketContext): Promise<boolean> {
    const { socket, connection, guard, onClose } = ctx.extra;
    const authorization = ctx.connectionParams?.authorization;
    running.set(socket, ctx);
    const unwatch = await sessions.watch();
    if (socket.readyState !== socket.OPEN) {
      unwatch();
      return false;
    }
    onClose.push(unwatch);
    const known = typeof authorization === 'string' ? await authenticate(services, authorization) : null;
    if (!known || socket.readyState !== socket.OPEN) return refuse(socket, UNAUTHORIZED, 'Unauthorized');
    const leave = perUser.enter(known.viewer.id);
    if (!leave) return refuse(socket, TRY_AGAIN_LATER, 'Too many sockets');
    guard.admit();
    onClose.push(leave, sessions.add(socket, known));
    ctx.extra.authorization = authorization as string;
    ctx.extra.outlet = new Outlet(socket, connection);
    return true;
  }

  function refusal(error: unknown) {
    return formatError(error, services.logger);
  }
}

function refuse(socket: WebSocket, code: number, reason: string): false {
  socket.close(code, reason);
  return false;
}

/** A listener by itself, which keeps nothing else with the connection. */
function destroy(this: Duplex): void {
  this.destroy();
}
