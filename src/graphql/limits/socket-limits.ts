import type { Socket } from 'node:net';
import type { ServerOptions, WebSocket } from 'ws';
import type { Limits } from '../../limits.js';
import type { Clock } from '../../shared/clock.js';

/** Pieces of one unfinished frame that may wait: a full frame in the smallest usual segments of TCP, many times over. */
const MAX_PIECES = 1024;
/** A socket that does not answer its close is cut off after this, milliseconds. */
const CLOSE_TIMEOUT = 20_000;
/** A socket that has not said who it is by then is cut off, milliseconds; graphql-ws has asked it to go with 4408 after 3 s. */
const UNKNOWN_TIMEOUT = 8000;
/** Bytes that may wait for a socket before nothing more is read from it. */
const MAX_UNREAD = 1024 * 1024;
/** RFC 6455: a message that breaks the server's policy. */
const POLICY = 1008;

/** How a WebSocketServer has to be made: messages are small until the socket has said who it is, and never compressed. */
export function socketOptions({ firstFrameBytes, fragments }: Limits): ServerOptions & { closeTimeout: number } {
  return {
    maxPayload: firstFrameBytes,
    maxFragments: fragments,
    maxBufferedChunks: MAX_PIECES,
    closeTimeout: CLOSE_TIMEOUT,
    perMessageDeflate: false,
  };
}

/**
 * Cuts off a socket that does not say in time who it is, closes one that pings too often with 1008, and reads nothing
 * from one that does not read its answers; it then misses our pings and is cut off.
 */
export class SocketGuard {
  private timer: NodeJS.Timeout | null;
  private minute = 0;
  private pings = 0;

  constructor(
    private readonly socket: WebSocket,
    private readonly connection: Socket,
    private readonly limits: Limits,
    private readonly clock: Clock,
  ) {
    this.timer = setTimeout(() => socket.terminate(), UNKNOWN_TIMEOUT);
    const wait = () => this.wait();
    socket.on('ping', () => this.countPing()).on('ping', wait);
    socket.on('message', wait);
  }

  /** The socket has said who it is: it may stay, and send larger messages. */
  admit(): void {
    this.release();
    // ws has one limit for a socket's whole life, in its receiver.
    const { _receiver } = this.socket as unknown as { _receiver: { _maxPayload: number } };
    _receiver._maxPayload = this.limits.frameBytes;
  }

  /** Counts a ping of graphql-transport-ws; those of WebSocket are seen here. */
  countPing(): void {
    const now = Math.floor(this.clock.now() / 60_000);
    if (now !== this.minute) this.pings = 0;
    this.minute = now;
    if (++this.pings > this.limits.pingsPerMinute) this.socket.close(POLICY, 'Too many pings');
  }

  /** Lets go of a socket that is closed. */
  release(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
  }

  private wait(): void {
    if (this.socket.bufferedAmount < MAX_UNREAD || this.socket.isPaused) return;
    this.socket.pause();
    this.connection.once('drain', () => this.socket.resume());
  }
}

/** Counts the open sockets of each user. */
export class SocketsPerUser {
  private readonly open = new Map<string, number>();

  constructor(private readonly max: number) {}

  /** Counts one; gives back how to count it out, or null when the user has as many as he may. */
  enter(userId: string): (() => void) | null {
    const count = this.open.get(userId) ?? 0;
    if (count >= this.max) return null;
    this.open.set(userId, count + 1);
    return () => {
      const left = this.open.get(userId)! - 1;
      if (left > 0) this.open.set(userId, left);
      else this.open.delete(userId);
    };
  }
}
