import { createClient } from 'graphql-ws';
import { session } from '../api/session.js';

/** How often the server is asked for a sign of life, and how long the answer may take, milliseconds. */
const PING_EVERY = 12_000;
const PONG_WITHIN = 5_000;

/** What the server closes with where the token is no longer good: its session has ended, or its time is up. */
const TOKEN_REFUSED = [4401, 4403];

let overdue: ReturnType<typeof setTimeout> | undefined;
let token: string | null = null;

/** The one socket of this tab. It does not come back by itself: who listens knows from where to go on. */
export const socket = createClient({
  url: () => new URL('/graphql', location.href.replace(/^http/, 'ws')).href,
  connectionParams: async () => {
    token = await session.token();
    return { authorization: `Bearer ${token}` };
  },
  keepAlive: PING_EVERY,
  retryAttempts: 0,
  on: {
    // A network that swallows everything closes nothing: without an answer the socket is taken for dead.
    ping: (received) => {
      if (!received) overdue = setTimeout(() => socket.terminate(), PONG_WITHIN);
    },
    pong: (received) => {
      if (received) clearTimeout(overdue);
    },
    closed: (event) => {
      clearTimeout(overdue);
      if (token && TOKEN_REFUSED.includes((event as CloseEvent).code)) session.reject(token);
    },
  },
});
