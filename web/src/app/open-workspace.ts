import type { ApolloClient } from '@apollo/client';
import { createClient } from '../api/client.js';
import { NetworkError } from '../api/errors.js';
import { session } from '../api/session.js';
import type { Uploads } from '../features/files/uploads/uploads.js';
import { WorkspaceDocument, type WorkspaceQuery, type WorkspaceQueryVariables } from '../generated/documents.js';
import { createAskAgain } from '../live/ask-again.js';
import { bringUpToDate } from '../live/bring-up-to-date.js';
import { connection } from '../live/connection.js';
import { followEvents } from '../live/follow-events.js';
import type { WorkspaceEvent } from '../live/workspace-event.js';
import { clearHistory, type Database, openDatabase } from '../offline/database.js';
import { deliver } from '../offline/deliver.js';
import type { keepHistory } from '../offline/keep-history.js';
import { offlineLink } from '../offline/offline-link.js';
import { Outbox } from '../offline/outbox.js';
import { whenIdle } from './when-idle.js';
import type { Workspace } from './workspace.js';

/** Rooms of one page of the list; the server gives at most so many at once. */
const PAGE = 100;

/** Rooms that are imported one after another are fetched once, so long after the last, milliseconds. */
const IMPORTED = 2000;

/**
 * Opens what one signed-in person sees: fetches what is shown first, or takes it from the device, then follows the log
 * from there until it is closed. onStale: called once when events can no longer bring what is shown up to date: after a
 * start without the server, a break longer than the log, or an import into the past. It has to be opened anew.
 */
export async function openWorkspace(userId: string, onStale: () => void): Promise<Workspace> {
  const database = await openDatabase(userId);
  const client = createClient(offlineLink(database));
  const closing = new AbortController();
  const { signal } = closing;
  const uploads = uploadsOf(userId, database, signal);
  const outbox = new Outbox(userId, database, (outgoing) => deliver(client, userId, uploads, outgoing));
  const listeners = new Set<(event: WorkspaceEvent) => void>();
  const askAgain = createAskAgain(client);
  let cursor: string | null = null;
  let imported: ReturnType<typeof setTimeout> | undefined;

  const beStale = () => {
    if (signal.aborted) return;
    closing.abort();
    onStale();
  };
  const take = async (event: WorkspaceEvent) => {
    // One's own message is shown by the answer to its sending; told of before, it would stand there twice.
    if (event.__typename === 'MessageEvent' && event.message.author.id === userId)
      await outbox.settled(event.message.room.id);
    askAgain(await bringUpToDate(client.cache, event, userId));
    for (const listener of listeners) listener(event);
    cursor = event.cursor;
    if (event.kind !== 'ROOM_IMPORTED') return;
    clearTimeout(imported);
    imported = setTimeout(beStale, IMPORTED);
  };
  const resync = async () => {
    // The device may have answered again.
    if ((await fetchWorkspace(client)) === null) throw new NetworkError();
    beStale();
  };
  const source = {
    client,
    viewerId: userId,
    cursor: () => cursor,
    onEvent(listener: (event: WorkspaceEvent) => void, until: AbortSignal) {
      listeners.add(listener);
      until.addEventListener('abort', () => listeners.delete(listener));
    },
  };

  const ready = fetchWorkspace(client).then((from) => {
    cursor = from;
    const transform = client.cache.transformDocument.bind(client.cache);
    void followEvents({ cursor: () => cursor, transform, take, resync }, signal);
    // What is kept has its own place in the log, from which it finds its way to this one.
    if (database && cursor !== null) whenIdle(() => void keep(source, database, signal), signal);
    whenIdle(() => void keepPush(client), signal);
  });
  void outbox.open();
  const stopWatching = connection.subscribe(() => connection.current() === 'live' && outbox.sendAll());
  return {
    userId,
    client,
    ready,
    outbox,
    uploads,
    onEvent: source.onEvent,
    close() {
      closing.abort();
      clearTimeout(imported);
      stopWatching();
      outbox.close();
      client.stop();
      void closeDatabase(database);
    },
  };
}

/** Loaded when nobody waits for anything else. */
async function keep(...source: Parameters<typeof keepHistory>): Promise<void> {
  const { keepHistory } = await import('../offline/keep-history.js');
  await keepHistory(...source);
}

async function keepPush(client: ApolloClient): Promise<void> {
  const push = await import('../features/notifications/push-device.js');
  await push.keepPush(client);
}

function uploadsOf(userId: string, database: Database | null, signal: AbortSignal): Workspace['uploads'] {
  let opening: Promise<Uploads> | null = null;
  return () => {
    opening ??= import('../features/files/uploads/open-uploads.js').then(
      ({ openUploads }) => openUploads(userId, database, signal),
      (cause) => {
        opening = null;
        throw new NetworkError({ cause });
      },
    );
    return opening;
  };
}

/** A session that was ended from elsewhere leaves nothing of others on the device; what its owner wrote waits for him. */
async function closeDatabase(database: Database | null): Promise<void> {
  if (database && session.current().status === 'signedOut') await clearHistory(database).catch(() => {});
  database?.close();
}

/**
 * The list of rooms, all of it, into the cache. Gives the place in the log from which to go on; null where the device
 * answered instead of the server: then all is fetched again as soon as it can be.
 */
async function fetchWorkspace(client: ApolloClient): Promise<string | null> {
  let cursor: string | null = null;
  let after: string | null = null;
  do {
    const variables: WorkspaceQueryVariables = { first: PAGE, after };
    const answer = await client.query({ query: WorkspaceDocument, variables, fetchPolicy: 'network-only' });
    const { viewer, rooms } = answer.data as WorkspaceQuery;
    // The first page's: what happens while the others are read is told again by the log.
    if (!after) cursor = viewer?.cursor ?? null;
    after = rooms.pageInfo.hasNextPage ? rooms.pageInfo.endCursor : null;
  } while (after);
  return cursor;
}
