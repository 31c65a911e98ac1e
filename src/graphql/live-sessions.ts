import type { WebSocket } from 'ws';
import type { Viewer } from '../context.js';
import type { Authenticated } from '../features/accounts/authenticate.js';
import { LEEWAY_SECONDS } from '../features/accounts/tokens.js';
import type { Services } from '../services.js';
import { TRY_AGAIN_LATER } from './outlet.js';

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
  private watchers = 0;
  private following: Promise<() => void> | null = null;

  constructor(private readonly app: Services) {}

  /** Call before authenticating, so that an end that comes meanwhile is noticed; gives back how to let go. */
  async watch(): Promise<() => void> {
    this.watchers++;
    this.following ??= this.follow();
    const { following } = this;
    try {
      await following;
    } catch (error) {
      this.watchers--;
      if (this.following === following) this.following = null;
      throw error;
    }
    return this.letGo;
  }

  /** Counts a socket to its session; gives back how to let it go when it is closed. */
  add(socket: WebSocket, { viewer, expiresAt, head }: Authenticated): () => void {
    const sockets = this.sockets.get(viewer.sessionId) ?? new Set();
    this.sockets.set(viewer.sessionId, sockets.add(socket));
    const lifetime = (expiresAt + LEEWAY_SECONDS) * 1000 - this.app.clock.now();
    const timer = setTimeout(expire, Math.min(lifetime, LONGEST_TIMER), socket);
    const leave = this.app.presence.enter(viewer.id);
    this.closeIfEnded(socket, head.seq, viewer);
    return () => {
      clearTimeout(timer);
      leave();
      sockets.delete(socket);
      if (sockets.size === 0) this.sockets.delete(viewer.sessionId);
    };
  }

  /** For all sockets together. */
  private async follow(): Promise<() => void> {
    const unfollow = await this.app.log.follow(() => this.closeEnded());
    this.position = this.app.log.seq;
    return unfollow;
  }

  private readonly letGo = () => {
    if (--this.watchers > 0) return;
    void this.following?.then((unfollow) => unfollow());
    this.following = null;
  };

  private closeEnded(): void {
    const entries = this.app.log.since(this.position) ?? [];
    this.position = this.app.log.seq;
    for (const { event } of entries) {
      if (event.type === 'SESSION_ENDED') this.close(event.data.sessionIds as string[]);
    }
  }

  /** The node's follower may have passed the end between the token's check and now. */
  private closeIfEnded(socket: WebSocket, seq: number, viewer: Viewer): void {
    const entries = this.app.log.since(seq);
    // Too much has happened since the token was checked: nobody knows any more. When it comes again it is checked again.
    if (!entries) socket.close(TRY_AGAIN_LATER, 'Try again later');
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

function expire(socket: WebSocket): void {
  socket.close(TOKEN_EXPIRED, 'Token expired');
}
