import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';
import type { TestApp } from './test-app.js';

/** A WebSocket that sends exactly what a test wants, well-formed or not. */
export interface RawSocket {
  /** What came so far. */
  messages: { type: string; id?: string; payload?: unknown }[];
  /** Text goes as it is, bytes as a binary frame, an object as its JSON. */
  send(message: string | Buffer | object): void;
  /** Bytes as a text frame, whether they are text or not. */
  sendText(bytes: Buffer): void;
  /** Resolves with the first message like that, each is looked at once; rejects when the socket closes before it comes. */
  first(isIt: (message: RawSocket['messages'][number]) => boolean): Promise<RawSocket['messages'][number]>;
  /** Resolves with the code the server closed it with. */
  closed: Promise<number>;
  close(): void;
}

/** Opens one; rejects with the HTTP status where the server refuses the upgrade. query: of its address. */
export async function openSocket(
  app: TestApp,
  options: { protocols?: string[]; origin?: string; headers?: Record<string, string>; query?: string } = {},
): Promise<RawSocket> {
  const { protocols = ['graphql-transport-ws'], query = '', ...rest } = options;
  const socket = new WebSocket(`${app.url.replace('http', 'ws')}/graphql?${query}`, protocols, rest);
  // Tests may wait for one message of each of many subscriptions.
  socket.setMaxListeners(0);
  const messages: RawSocket['messages'] = [];
  const closed = new Promise<number>((resolve) => socket.once('close', resolve));
  socket.on('message', (data) => messages.push(JSON.parse(String(data))));
  await new Promise<void>((resolve, reject) => {
    socket.once('open', resolve);
    socket.once('unexpected-response', (request, response: IncomingMessage) => {
      request.destroy();
      reject(new Error(String(response.statusCode)));
    });
    socket.on('error', reject);
  });
  return {
    messages,
    closed,
    close: () => socket.close(),
    send: (message) =>
      socket.send(typeof message === 'string' || Buffer.isBuffer(message) ? message : JSON.stringify(message)),
    sendText: (bytes) => socket.send(bytes, { binary: false }),
    first: (isIt) =>
      new Promise((resolve, reject) => {
        let seen = 0;
        const look = () => {
          while (seen < messages.length) {
            const message = messages[seen++]!;
            if (!isIt(message)) continue;
            socket.off('message', look);
            return resolve(message);
          }
        };
        socket.on('message', look);
        void closed.then((code) => reject(new Error(`the socket closed with ${code}`)));
        look();
      }),
  };
}

/** Opens one and begins as graphql-transport-ws asks. */
export async function openReady(app: TestApp, user: { accessToken: string }): Promise<RawSocket> {
  const socket = await openSocket(app);
  socket.send(initOf(user));
  await socket.first(({ type }) => type === 'connection_ack');
  return socket;
}

export function initOf({ accessToken }: { accessToken: string }) {
  return { type: 'connection_init', payload: { authorization: `Bearer ${accessToken}` } };
}
