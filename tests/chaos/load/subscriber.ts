import { type Client, createClient, type SubscribePayload } from 'graphql-ws';
import { WebSocket } from 'ws';
import type { Receipt, Row } from '../checker.ts';
import { pause } from '../faults/waiting.ts';
import type { Account } from './account.ts';
import type { Doors } from './doors.ts';
import type { Recorder } from './recorder.ts';

const ADDED = `subscription($roomId: ID!, $after: Cursor) {
  messageAdded(roomId: $roomId, after: $after) { cursor message { id content } } }`;
const EVENTS = `subscription($after: Cursor) {
  events(after: $after) { cursor ... on MessageEvent { message { id content room { id } } } } }`;
/** A client asks this often whether the server is there, and waits as long for the answer, milliseconds. */
const PING = 3000;

class Socket extends WebSocket {
  constructor(address: string, protocols: string[]) {
    super(address, protocols, { handshakeTimeout: 5000 });
  }
}

/** What a subscriber listens to: one room, or everything that he may see of these rooms. */
export type Listening = { roomId: string } | { rooms: string[] };

export interface SubscriberOptions {
  listening: Listening;
  /** The cursor from which he wants to hear. */
  after: string;
  door?: number;
  /** Whether he waits between two tries as long as the client library has it; otherwise at most 0.3 s. */
  patient?: boolean;
  /** What he has read before. */
  page?: Row[];
}

/** Listens, and after every break resumes from the last cursor that he has; at another node where his is down. */
export class Subscriber {
  readonly receipts: Receipt[] = [];
  readonly name: string;
  /** Resolves when the first subscription is sent. */
  readonly connected: Promise<void>;
  socket: WebSocket | null = null;
  /** When he was connected, each time, milliseconds of performance.now(). */
  readonly arrivals: number[] = [];
  private readonly account: Account;
  private readonly recorder: Recorder;
  private readonly client: Client;
  private readonly payload: SubscribePayload & { variables: { after: string; roomId?: string } };
  private door: number;
  private tokenIsBad = false;
  private isConnected = false;
  private isOver = false;

  constructor(name: string, account: Account, doors: Doors, recorder: Recorder, options: SubscriberOptions) {
    const { listening, after, door = 0, patient = false, page } = options;
    this.name = name;
    this.account = account;
    this.recorder = recorder;
    this.door = door;
    const rooms = 'roomId' in listening ? [listening.roomId] : listening.rooms;
    recorder.subscribers.set(name, { rooms: new Set(rooms), receipts: this.receipts, page });
    this.payload =
      'roomId' in listening
        ? { query: ADDED, variables: { roomId: listening.roomId, after } }
        : { query: EVENTS, variables: { after } };
    let pong: NodeJS.Timeout;
    this.client = createClient({
      url: () => doors.socketUrl(this.door),
      webSocketImpl: Socket,
      connectionParams: () => this.authorization(),
      connectionAckWaitTimeout: 5000,
      keepAlive: PING,
      retryAttempts: Number.POSITIVE_INFINITY,
      shouldRetry: () => !this.isOver,
      // Left out, the library waits a second and more, doubled each time, each client a little otherwise.
      ...(!patient && { retryWait: () => pause(50 + Math.random() * 250) }),
      on: {
        opened: (socket) => {
          this.socket = socket as WebSocket;
        },
        connected: () => {
          this.isConnected = true;
          this.arrivals.push(performance.now());
        },
        closed: (event) => this.noteClose(event as { code?: number }),
        ping: (received) => {
          const { socket } = this;
          if (!received) pong = setTimeout(() => socket?.terminate(), PING);
        },
        pong: (received) => {
          if (received) clearTimeout(pong);
        },
      },
    });
    this.connected = new Promise((resolve) => this.client.on('connected', () => resolve()));
    this.listen();
  }

  end(): void {
    this.isOver = true;
    // It rejects where it is just about to connect.
    Promise.resolve(this.client.dispose()).catch(() => {});
    this.socket?.terminate();
  }

  private listen(): void {
    const again = async () => {
      if (this.isOver) return;
      await pause(100);
      this.listen();
    };
    // The client sends the same payload after each break: with the cursor as it is by then.
    this.client.subscribe(this.payload, {
      next: ({ data, errors }) => {
        if (errors) this.recorder.count(this.recorder.errors, String(errors[0]?.extensions?.code));
        // biome-ignore lint/suspicious/noExplicitAny: of one of two documents
        else this.take(data as any);
      },
      error: (error) => {
        const code = (error as { extensions?: { code?: string } }[])[0]?.extensions?.code;
        if (code) this.recorder.count(this.recorder.errors, `stream: ${code}`);
        if (code === 'UNAUTHENTICATED') this.tokenIsBad = true;
        void again();
      },
      complete: () => void again(),
    });
  }

  private take({
    messageAdded,
    events,
  }: Record<string, { cursor: string; message?: Receipt & { room?: { id: string } } }>) {
    const { cursor, message } = (messageAdded ?? events)!;
    this.payload.variables.after = cursor;
    if (!message) return;
    const roomId = message.room?.id ?? this.payload.variables.roomId!;
    const { answeredAt, lags } = this.recorder;
    lags.push(performance.now() - (answeredAt.get(message.content) ?? performance.now()));
    this.receipts.push({ id: message.id, content: this.recorder.once(message.content), roomId, seq: seqOf(cursor) });
  }

  private async authorization() {
    if (this.tokenIsBad) await this.account.renew();
    this.tokenIsBad = false;
    return { authorization: `Bearer ${this.account.token}` };
  }

  private noteClose({ code = 0 }: { code?: number }): void {
    if (this.isOver) return;
    // An attempt that found nobody is not a close.
    if (this.isConnected) this.recorder.count(this.recorder.closes, code);
    this.isConnected = false;
    this.tokenIsBad = code === 4401 || code === 4403;
    if (!this.tokenIsBad) this.door++;
  }
}

/** To a client cursors are opaque; the checker looks into them for the number of the event. */
function seqOf(cursor: string): number {
  return Number(Buffer.from(cursor, 'base64url').toString().split(':')[2]);
}
