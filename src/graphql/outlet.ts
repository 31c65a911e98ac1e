import type { Socket } from 'node:net';
import type { WebSocket } from 'ws';

/** Bytes that may wait in the process for one socket before its subscriptions pause. */
const HIGH_WATER = 128 * 1024;
/** A socket that has not drained for this long is closed, milliseconds. */
const STALL = 8000;
/** RFC 6455 registry: try again later. graphql-ws clients come back after it. */
export const TRY_AGAIN_LATER = 1013;

/** The sending side of one socket. Nothing queues up behind a slow reader: whoever sends waits, then resumes or ends. */
export class Outlet {
  private draining: Promise<boolean> | null = null;

  constructor(
    private readonly socket: WebSocket,
    private readonly connection: Socket,
  ) {}

  /** Sends one message of the subscription; the payload is JSON already. */
  next(id: string, payload: string): void {
    this.socket.send(`{"id":${JSON.stringify(id)},"type":"next","payload":${payload}}`);
  }

  /** What `send` sends meanwhile is handed to the system in one go: a call for each frame costs more than all the rest. */
  together(send: () => void): void {
    this.connection.cork();
    try {
      send();
    } finally {
      this.connection.uncork();
    }
  }

  /** Resolves at once or when the socket has drained: true, or false when it is closed by then. */
  ready(): boolean | Promise<boolean> {
    if (this.socket.readyState !== this.socket.OPEN) return false;
    if (this.connection.writableLength < HIGH_WATER) return true;
    this.draining ??= this.drained().finally(() => {
      this.draining = null;
    });
    return this.draining;
  }

  private drained(): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (open: boolean) => {
        clearTimeout(timer);
        this.connection.off('drain', onDrain);
        this.connection.off('close', onClose);
        resolve(open);
      };
      const onDrain = () => settle(this.socket.readyState === this.socket.OPEN);
      const onClose = () => settle(false);
      const timer = setTimeout(() => {
        this.socket.close(TRY_AGAIN_LATER, 'Too slow; resume from the last cursor');
        settle(false);
      }, STALL);
      this.connection.on('drain', onDrain);
      this.connection.on('close', onClose);
    });
  }
}
