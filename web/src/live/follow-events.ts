import { type DocumentNode, print } from 'graphql';
import { failureOf } from '../api/errors.js';
import { session } from '../api/session.js';
import { EventsDocument, type EventsSubscription } from '../generated/documents.js';
import { connection } from './connection.js';
import { socket } from './socket.js';
import type { WorkspaceEvent } from './workspace-event.js';

/** Who follows. `cursor`: the place in the log up to which everything is known; null before the first. */
export interface Follower {
  cursor: () => string | null;
  /** Readies a document for the cache that takes the answers. */
  transform: (document: DocumentNode) => DocumentNode;
  /** Called with each event, in order, each once; the next comes when this is done. */
  take: (event: WorkspaceEvent) => Promise<void>;
  /** There is no cursor, or the log no longer reaches back to it: fetches everything afresh, with the cursor to go on from. */
  resync: () => Promise<void>;
}

const FIRST_WAIT = 500;
const LONGEST_WAIT = 15_000;

/** Follows the log until the signal: over every break it goes on from where it was. */
export async function followEvents(follower: Follower, signal: AbortSignal): Promise<void> {
  let wait = FIRST_WAIT;
  while (!signal.aborted) {
    try {
      if (!follower.cursor()) await follower.resync();
      if (signal.aborted) return;
      await listen(follower, signal, () => {
        wait = FIRST_WAIT;
      });
    } catch (error) {
      if (signal.aborted || session.current().status === 'signedOut') return;
      if (failureOf(error).code === 'RESYNC_REQUIRED') await follower.resync().catch(() => {});
    }
    if (signal.aborted) return;
    connection.become('offline');
    // Many clients lose one server at the same moment: they come back spread out.
    await pause(wait * (0.5 + Math.random() / 2), signal);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }
}

async function listen(follower: Follower, signal: AbortSignal, onLive: () => void): Promise<void> {
  const query = print(follower.transform(EventsDocument));
  const events = socket.iterate<EventsSubscription>({ query, variables: { after: follower.cursor() } });
  const stop = () => void events.return?.();
  signal.addEventListener('abort', stop);
  const offConnected = socket.on('connected', () => {
    onLive();
    connection.become('live');
  });
  try {
    for await (const { data, errors } of events) {
      if (errors) throw errors;
      if (data) await follower.take(data.events);
    }
  } finally {
    offConnected();
    signal.removeEventListener('abort', stop);
  }
}

/** Waits, but not longer than until the network is back. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      removeEventListener('online', done);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    addEventListener('online', done);
    signal.addEventListener('abort', done);
  });
}
