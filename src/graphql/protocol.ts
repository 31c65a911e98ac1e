import { CloseCode, type Server } from 'graphql-ws';
import type { WebSocket } from 'ws';
import { describeFault } from '../db/refusal-of.js';
import type { Logger } from '../shared/logger.js';

/**
 * Lets graphql-ws speak on a socket. Its own adapter for ws would keep the request, a timer and the last frame for each
 * socket, and print every mistake of a client with its stack.
 */
export function speak<Extra>(server: Server<Extra>, socket: WebSocket, extra: Extra, logger: Logger): void {
  const closed = server.opened(
    {
      protocol: socket.protocol,
      send: (text) =>
        new Promise((resolve, reject) => {
          if (socket.readyState !== socket.OPEN) resolve();
          else socket.send(text, (error) => (error ? reject(error) : resolve()));
        }),
      close: (code, reason) => socket.close(code, reason),
      onMessage(handle) {
        socket.on('message', (data) => {
          handle(String(data)).catch((error: unknown) => {
            // Gone: what was being sent to it failed.
            if (socket.readyState !== socket.OPEN) return;
            logger.error(describeFault(error), 'a message of a socket could not be answered');
            socket.close(CloseCode.InternalServerError, 'Internal server error');
          });
        });
      },
    },
    extra,
  );
  socket.on('close', (code, reason) => void closed(code, String(reason)));
}
