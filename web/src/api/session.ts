import { LogoutDocument, RefreshSessionDocument, type SelfFragment } from '../generated/documents.js';
import { cell } from '../state/cell.js';
import { ask } from './ask.js';
import { failureOf, isPassing } from './errors.js';

/**
 * Who uses the app. `offline`: somebody who was signed in here before, and the server cannot be asked: what is kept on
 * the device is shown to him. `endedFor`: whose session the server ended; null where no one's was, or he ended it himself.
 */
export type SessionState =
  | { status: 'starting' }
  | { status: 'signedOut'; endedFor: string | null }
  | { status: 'signedIn' | 'offline'; userId: string };

/** What signing in, registering and refreshing answer alike. */
export interface SignIn {
  accessToken: string;
  expiresAt: string;
  user: SelfFragment;
}

/** Whose data the device holds. */
const USER = 'session.user';
/** The exchange that was begun and not answered: asked again under its name, its answer comes a second time. */
const EXCHANGE = 'session.exchange';
/** An access token is renewed when less than this is left of it, milliseconds. */
const MARGIN = 30_000;

const state = cell<SessionState>({ status: 'starting' });
let access: { token: string; expiresAt: number } | null = null;
let renewal: Promise<void> | null = null;

/** Whoever signs out in one tab is out in all of them. */
const tabs = new BroadcastChannel('session');
tabs.onmessage = () => end();

export const session = {
  current: state.current,
  subscribe: state.subscribe,

  /** Whether somebody was signed in here when the app was last open. */
  isExpected: () => localStorage.getItem(USER) !== null,

  /** Finds out who is here: by the cookie, or where the server cannot be reached by what the device remembers. */
  async start(): Promise<void> {
    await renew().catch(() => {
      const userId = localStorage.getItem(USER);
      if (state.current().status === 'starting')
        state.become(userId ? { status: 'offline', userId } : { status: 'signedOut', endedFor: null });
    });
  },

  /** Takes what a sign-in answered; the refresh token is in a cookie that scripts cannot read. */
  begin({ accessToken, expiresAt, user }: SignIn): void {
    access = { token: accessToken, expiresAt: Date.parse(expiresAt) };
    localStorage.setItem(USER, user.id);
    state.become({ status: 'signedIn', userId: user.id });
  },

  /** A good access token; renewed when it is about to end. Null for who is not signed in. Throws NetworkError, ApiError. */
  async token(): Promise<string | null> {
    if (state.current().status === 'signedOut') return null;
    if (!access || access.expiresAt - Date.now() < MARGIN) await renew();
    return access?.token ?? null;
  },

  /** Forgets a token that the server no longer takes, unless a newer one came meanwhile. */
  reject(token: string): void {
    if (access?.token === token) access = null;
  },

  /** Ends the session, here or everywhere. Throws NetworkError: without the server nobody can be signed out for sure. */
  async signOut(everywhere = false): Promise<void> {
    const token = await session.token();
    if (token) await ask(LogoutDocument, { input: { everywhere } }, token);
    end();
    tabs.postMessage('signedOut');
  },
};

function end(endedFor: string | null = null): void {
  access = null;
  localStorage.removeItem(USER);
  state.become({ status: 'signedOut', endedFor });
}

function renew(): Promise<void> {
  renewal ??= exchange().finally(() => {
    renewal = null;
  });
  return renewal;
}

/** The tabs of a browser share one cookie, which is good once: they take turns. */
function exchange(): Promise<void> {
  return navigator.locks.request(EXCHANGE, async () => {
    const requestId = localStorage.getItem(EXCHANGE) ?? crypto.randomUUID();
    localStorage.setItem(EXCHANGE, requestId);
    try {
      const { refreshToken } = await ask(RefreshSessionDocument, { input: { requestId } });
      session.begin(refreshToken);
      localStorage.removeItem(EXCHANGE);
    } catch (error) {
      // Where the failure passes the exchange may have been made: only its name gets the answer again.
      if (!isPassing(error)) localStorage.removeItem(EXCHANGE);
      if (failureOf(error).code === 'UNAUTHENTICATED') end(localStorage.getItem(USER));
      throw error;
    }
  });
}
