import { WebSocket } from 'ws';
import { answerWith } from './helper.js';

/*
 * Many sockets that count what they get: the same program for the messenger and for the bare server. Without tokens
 * nothing is said to the server.
 */

interface Connect {
  connect: { url: string; count: number; tokens?: string[]; query?: string; variables?: object };
}

interface Await {
  /** Frames that all sockets together are to have got since they were connected. */
  frames: number;
}

/** Sockets that are connected together. */
const AT_ONCE = 20;

const sockets: WebSocket[] = [];
let received = 0;
let bytes = 0;
let awaited = Number.POSITIVE_INFINITY;
let onAwaited = () => {};

/** Connects a socket and gives it back once the server counts it. */
function connect({ url, tokens, query, variables }: Connect['connect'], index: number): Promise<WebSocket> {
  const socket = new WebSocket(url, 'graphql-transport-ws', { perMessageDeflate: false, skipUTF8Validation: true });
  const say = (message: object) => socket.send(JSON.stringify(message));
  return new Promise((resolve) => {
    const ready = () => {
      socket.on('message', count);
      resolve(socket);
    };
    socket.on('error', (error) => fail(error.message));
    socket.on('close', (code) => fail(`a socket was closed with ${code}`));
    socket.on('open', () => {
      if (!tokens) return ready();
      say({ type: 'connection_init', payload: { authorization: `Bearer ${tokens[index % tokens.length]}` } });
      socket.once('message', (data) => {
        if (JSON.parse(String(data)).type !== 'connection_ack') fail(String(data));
        say({ id: '1', type: 'subscribe', payload: { query, variables } });
        ready();
      });
    });
  });
}

function count(data: Buffer): void {
  // An error is a frame too, and a pong to be given.
  if (data.length < 64) fail(`not an event: ${data}`);
  bytes = data.length;
  if (++received === awaited) onAwaited();
}

function fail(why: string): never {
  console.error(why);
  process.exit(1);
}

answerWith(async (question: Connect | Await) => {
  if ('connect' in question) {
    const { count } = question.connect;
    for (let first = 0; first < count; first += AT_ONCE) {
      const indices = Array.from({ length: Math.min(AT_ONCE, count - first) }, (_, index) => first + index);
      sockets.push(...(await Promise.all(indices.map((index) => connect(question.connect, index)))));
    }
    return {};
  }
  if (received < question.frames) {
    awaited = question.frames;
    await new Promise<void>((resolve) => {
      onAwaited = resolve;
    });
  }
  if (received > question.frames) fail(`${received} frames came of ${question.frames}`);
  return { bytes };
});
