import { WebSocket } from 'ws';
import { ask, register, type Server, startServer } from './support.js';

/*
 * One of two subscribers of a room stops reading while many messages are sent. The server must live and stay small, the
 * other must lose nothing, and the paused one, back, must get everything. Usage: node dist/bench/paused-subscriber.js
 * [messages] [postgres-url]
 */

const MESSAGES = Number(process.argv[2] ?? 100_000);
const SENDERS = 32;
const PORT = 18_471;
const ADDED =
  'subscription($roomId: ID!, $after: Cursor) { messageAdded(roomId: $roomId, after: $after) { cursor message { content } } }';
const SEND = 'mutation($input: SendMessageInput!) { sendMessage(input: $input) { cursor } }';

/** A subscriber that checks what it hears: each number once, in the order of the log; resumes when its socket closes. */
class Subscriber {
  readonly heard = new Set<string>();
  doubled = 0;
  closes: number[] = [];
  socket!: WebSocket;
  private cursor: string | null = null;

  constructor(
    private readonly server: Server,
    private readonly token: string,
    private readonly roomId: string,
  ) {}

  connect(): Promise<void> {
    const socket = new WebSocket(`${this.server.url.replace('http', 'ws')}/graphql`, 'graphql-transport-ws');
    this.socket = socket;
    const send = (message: object) => socket.send(JSON.stringify(message));
    socket.on('open', () => send({ type: 'connection_init', payload: { authorization: `Bearer ${this.token}` } }));
    socket.on('close', (code) => {
      this.closes.push(code);
      void this.connect();
    });
    return new Promise((resolve) => {
      socket.on('message', (data) => {
        const message = JSON.parse(String(data));
        if (message.type === 'connection_ack') {
          send({
            id: '1',
            type: 'subscribe',
            payload: { query: ADDED, variables: { roomId: this.roomId, after: this.cursor } },
          });
          resolve();
        }
        if (message.type === 'ping') send({ type: 'pong' });
        if (message.type === 'next') this.take(message.payload.data.messageAdded);
        if (message.type === 'error') throw new Error(JSON.stringify(message.payload));
      });
    });
  }

  private take({ cursor, message }: { cursor: string; message: { content: string } }): void {
    if (this.heard.has(message.content)) this.doubled++;
    this.heard.add(message.content);
    this.cursor = cursor;
  }

  async all(count: number): Promise<void> {
    while (this.heard.size < count) await new Promise((resolve) => setTimeout(resolve, 50));
  }

  end(): void {
    this.socket.removeAllListeners('close');
    this.socket.terminate();
  }
}

const server = await startServer(PORT, process.argv[3]);
const ann = await register(server.url, `ann-${process.pid}`);
const { createRoom } = await ask(
  server.url,
  ann,
  'mutation($input: CreateRoomInput!) { createRoom(input: $input) { room { id } } }',
  {
    input: { name: 'busy' },
  },
);
const roomId: string = createRoom.room.id;
const reader = new Subscriber(server, ann, roomId);
const paused = new Subscriber(server, ann, roomId);
await reader.connect();
await paused.connect();

let next = 0;
async function sender(until: number): Promise<void> {
  while (next < until) await ask(server.url, ann, SEND, { input: { roomId, content: String(next++) } });
}
const sendAll = (until: number) => Promise.all(Array.from({ length: SENDERS }, () => sender(until)));

// Warm: what a server holds that has served for a while is not the paused socket's doing.
const WARM = Math.min(20_000, MESSAGES);
await sendAll(WARM);
await Promise.all([reader.all(next), paused.all(next)]);
const before = await server.memory();

paused.socket.pause();
const started = performance.now();
let peak = before;
const watch = setInterval(() => void server.memory().then((memory) => (peak = Math.max(peak, memory))), 100);
await sendAll(WARM + MESSAGES);
const seconds = (performance.now() - started) / 1000;
await reader.all(next);
clearInterval(watch);
paused.socket.resume();
await paused.all(next);

console.log(
  `messages sent while paused   ${next - WARM} in ${seconds.toFixed(1)} s (${Math.round((next - WARM) / seconds)}/s)`,
);
console.log(`memory before, peak, growth  ${before.toFixed(0)}, ${peak.toFixed(0)}, ${(peak - before).toFixed(0)} MiB`);
console.log(`reader heard, doubled        ${reader.heard.size} of ${next}, ${reader.doubled}`);
console.log(
  `paused heard, doubled        ${paused.heard.size} of ${next}, ${paused.doubled}; closed with ${paused.closes.join(', ') || 'nothing'}`,
);
reader.end();
paused.end();
await server.stop();
