import type { WebSocket } from 'ws';

/** Each socket is pinged this often, milliseconds, and cut off when it has not answered until the next time. */
const INTERVAL = 12_000;
/** The sockets are pinged in so many parts, one after the other. */
const PARTS = 12;

/** Finds out which sockets are dead: by one timer for all of them. */
export class Heartbeat {
  private readonly parts = Array.from({ length: PARTS }, () => new Set<WebSocket>());
  private readonly unanswered = new WeakSet<WebSocket>();
  private readonly onPong: (this: WebSocket) => void;
  private readonly timer = setInterval(() => this.beat(), INTERVAL / PARTS).unref();
  /** The part that was pinged last, so that whoever comes is pinged an interval later. */
  private part = 0;

  constructor() {
    const { unanswered } = this;
    this.onPong = function () {
      unanswered.delete(this);
    };
  }

  /** Watches over a socket; gives back how to stop. */
  add(socket: WebSocket): () => void {
    const part = this.parts[this.part]!;
    part.add(socket);
    socket.on('pong', this.onPong);
    return () => part.delete(socket);
  }

  stop(): void {
    clearInterval(this.timer);
  }

  private beat(): void {
    this.part = (this.part + 1) % PARTS;
    for (const socket of this.parts[this.part]!) {
      if (this.unanswered.has(socket)) socket.terminate();
      if (socket.readyState !== socket.OPEN) continue;
      this.unanswered.add(socket);
      socket.ping();
    }
  }
}
