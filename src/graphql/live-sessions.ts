import type { WebSocket } from 'ws';
import type { Viewer } from '../context.js';
import type { Authenticated } from '../features/accounts/authenticate.js';
import { LEEWAY_SECONDS } from '../features/accounts/tokens.js';
import type { Services } from '../services.js';

/** graphql-ws: final, the client must sign in again. */
export const UNAUTHORIZED = 4401;
/** graphql-ws: retried, with a fresh token. */
export const TOKEN_EXPIRED = 4403;

/** What setTimeout takes at the most, milliseconds; a client closed early comes back with the same token. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** Ends sockets when their session does, and when their token expires. Hears of ended sessions through the log. */
export class LiveSessions {
  private readonly sockets = new Map<string, Set<WebSocket>>();
  private position = 0;

  constructor(private readonly app: Services) {}

  /** Call before authenticating, so that an end that comes meanwhile is noticed; gives back how to let go. */
  async watch(): Promise<() => void> {
    const unfollow = await this.app.log.follow(() => this.closeEnded());
    this.position = this.app.log.seq;
    return unfollow;
  }

  /** Counts a socket to its session until it closes. */
  add(socket: WebSocket, { viewer, expiresAt, head }: Authenticated): void {
    const sockets = this.sockets.get(viewer.sessionId) ?? new Set();
    this.sockets.set(viewer.sessionId, sockets.add(socket));
    const lifetime = (expiresAt + LEEWAY_SECONDS) * 1000 - this.app.clock.now();
    const timer = setTimeout(() => socket.close(TOKEN_EXPIRED, 'Token expired'), Math.min(lifetime, LONGEST_TIMER));
    const leave = this.app.presence.enter(viewer.id);
    socket.once('close', () => {
      clearTimeout(timer);
      leave();
      sockets.delete(socket);
      if (sockets.size === 0) this.sockets.delete(viewer.sessionId);
    });
    this.closeEndedSince(head.seq, viewer);
  }

  private closeEnded(): void {
    const entries = this.app.log.since(this.position) ?? [];
    this.position = this.app.log.seq;
    for (const { event } of entries) {
      if (event.type === 'SESSION_ENDED') this.close(event.data.sessionIds as string[]);
    }
  }

  /** The node's follower may have passed the end between the token's check and now. */
  private closeEndedSince(seq: number, viewer: Viewer): void {
    const entries = this.app.log.since(seq);
    const ended = entries?.some(
      ({ event }) => event.type === 'SESSION_ENDED' && (event.data.sessionIds as string[]).includes(viewer.sessionId),
    );
    if (ended) this.close([viewer.sessionId]);
  }

  private close(sessionIds: string[]): void {
    for (const id of sessionIds) {
      for (const socket of this.sockets.get(id) ?? []) socket.close(UNAUTHORIZED, 'Session ended');
    }
  }
}
