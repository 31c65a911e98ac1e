import type { ApolloClient } from '@apollo/client';
import { HistoryDocument, WorkspaceDocument } from '../generated/documents.js';
import { followEvents } from '../live/follow-events.js';
import type { WorkspaceEvent } from '../live/workspace-event.js';
import type { Database } from './database.js';
import { History } from './history.js';

/** How much of the past the device keeps: 30 days, at most 50 MB; in pages as large as the server gives. */
const KEEP_MS = 30 * 24 * 60 * 60 * 1000;
const KEEP_BYTES = 50_000_000;
const PAGE = 100;
/** Between two pages, so that the reader's own requests come first; between two looks at what is missing. Milliseconds. */
const BREATH = 100;
/** How long changes of the list of rooms are collected before it is kept again, milliseconds. */
const SETTLE = 1000;
const LOOK_AGAIN = 60_000;

/** What the workspace of this tab knows, and tells as it learns it. */
export interface Source {
  client: ApolloClient;
  viewerId: string;
  /** Up to where in the log this tab knows everything; null before the first answer. */
  cursor: () => string | null;
  /** Calls with each event the tab hears from now on; ends with the signal. */
  onEvent: (take: (event: WorkspaceEvent) => void, signal: AbortSignal) => void;
}

/** Keeps the history on the device right until the signal: in one tab at a time, whichever has the lock. */
export async function keepHistory(source: Source, database: Database, signal: AbortSignal): Promise<void> {
  await navigator.locks
    .request(`history-${source.viewerId}`, { signal }, async () => {
      const history = new History(database, source.viewerId);
      await Promise.all([takeEvents(source, history, signal), takePages(source, history, signal)]);
    })
    .catch(() => {}); // closed while it waited for its turn
}

/**
 * First what happened since the last visit, then what this tab hears. The two meet at an event that both have: until
 * then what the tab hears waits.
 */
async function takeEvents(source: Source, history: History, signal: AbortSignal): Promise<void> {
  const waiting: WorkspaceEvent[] = [];
  const caughtUp = new AbortController();
  let writing: Promise<void> = Promise.resolve();
  const put = (event: WorkspaceEvent) => {
    writing = writing.then(() => history.take(event)).catch(() => {}); // closed or deleted meanwhile
  };
  source.onEvent((event) => (caughtUp.signal.aborted ? put(event) : waiting.push(event)), signal);
  const meet = () => {
    caughtUp.abort();
    for (const event of waiting.splice(0)) put(event);
  };
  let cursor = await history.cursor();
  if (cursor === null) {
    await history.reset(source.cursor()!);
    return meet();
  }
  await followEvents(
    {
      cursor: () => cursor,
      transform: (document) => source.client.cache.transformDocument(document),
      take: async (event) => {
        if (waiting.some((one) => one.cursor === event.cursor)) return meet();
        await history.take(event);
        cursor = event.cursor;
      },
      resync: async () => {
        await history.reset(source.cursor()!);
        meet();
      },
    },
    AbortSignal.any([signal, caughtUp.signal]),
  );
}

/** Reads the rooms' past page by page, the newest first, until 30 days of each are here; then looks now and then for new rooms. */
async function takePages(source: Source, history: History, signal: AbortSignal): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const keepSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(() => void keepWorkspace(source, history), SETTLE);
  };
  source.onEvent(keepSoon, signal);
  signal.addEventListener('abort', () => clearTimeout(timer));
  while (!signal.aborted) {
    const since = new Date(Date.now() - KEEP_MS).toISOString();
    await keepWorkspace(source, history);
    await takeMissing(source, history, since, signal).catch(() => {}); // offline: at the next look
    await history.prune(since, KEEP_BYTES).catch(() => {});
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN));
  }
}

async function takeMissing({ client }: Source, history: History, since: string, signal: AbortSignal): Promise<void> {
  const joined = listed(client)?.rooms.nodes ?? [];
  const kept = new Map((await history.rooms()).map((room) => [room.roomId, room]));
  for (const { id: roomId } of joined) {
    let room = kept.get(roomId) ?? { roomId, before: null, isComplete: false, reachesStart: false };
    while (!room.isComplete && !signal.aborted) {
      const variables = { roomId, last: PAGE, before: room.before };
      const answer = await client.query({ query: HistoryDocument, variables, fetchPolicy: 'no-cache' });
      if (!answer.data?.room) break; // no longer his
      const { nodes, pageInfo } = answer.data.room.messages;
      const reachesStart = !pageInfo.hasPreviousPage;
      const isComplete = reachesStart || nodes[0]!.createdAt < since;
      room = { roomId, before: pageInfo.startCursor, isComplete, reachesStart };
      await history.keepPage(room, nodes);
      await new Promise((resolve) => setTimeout(resolve, BREATH));
    }
  }
}

/** The list of rooms as it is shown, for a start without the server. */
async function keepWorkspace({ client }: Source, history: History): Promise<void> {
  const workspace = listed(client);
  if (workspace) await history.keepWorkspace(workspace).catch(() => {}); // the device is full, or the store closed
}

function listed(client: ApolloClient) {
  return client.readQuery({ query: WorkspaceDocument, variables: { first: PAGE } });
}
