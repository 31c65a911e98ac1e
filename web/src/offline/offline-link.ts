import { ApolloLink } from '@apollo/client';
import { catchError, from, of, switchMap, throwError } from 'rxjs';
import { failureOf } from '../api/errors.js';
import { connection } from '../live/connection.js';
import type { Database } from './database.js';
import { type PageVariables, readRoomPage, readThread, readWorkspace } from './read-history.js';

type Variables = PageVariables & { roomId: string; rootId: string };
/** Reads one query's answer from the device; null where it is not there. */
type Reader = (database: Database, variables: Variables) => Promise<Record<string, unknown> | null>;

const readers: Record<string, Reader> = {
  async Workspace(database) {
    const kept = await readWorkspace(database);
    if (!kept) return null;
    // Without a cursor nobody goes on from here: as soon as the server is back, all is fetched afresh.
    const viewer = { ...kept.viewer, cursor: null };
    return { ...kept, viewer, rooms: { ...kept.rooms, pageInfo: { ...kept.rooms.pageInfo, hasNextPage: false } } };
  },

  async Room(database, { roomId }) {
    const kept = await readWorkspace(database);
    const room = kept?.rooms.nodes.find(({ id }) => id === roomId);
    return room ? { room } : null;
  },

  async RoomMessages(database, { roomId, ...page }) {
    const messages = await readRoomPage(database, roomId, page);
    return messages && { room: { __typename: 'Room', id: roomId, messages: connectionOf(messages) } };
  },

  async Thread(database, { rootId }) {
    const thread = await readThread(database, rootId);
    return thread && { message: { ...thread, replies: connectionOf(thread.replies) } };
  },
};

/** Answers from the device what the server cannot be asked: what was last shown, and the last 30 days. */
export function offlineLink(database: Database | null): ApolloLink {
  return new ApolloLink((operation, forward) => {
    const read = readers[operation.operationName ?? ''];
    if (!read || !database) return forward(operation);
    const kept = from(read(database, operation.variables as Variables).catch(() => null));
    const ask = () => forward(operation);
    // Nobody waits for a network that is known to be gone; the list of rooms is how it is found to be back.
    const isGone = connection.current() === 'offline' && operation.operationName !== 'Workspace';
    if (isGone) return kept.pipe(switchMap((data) => (data ? of({ data }) : ask())));
    return ask().pipe(
      catchError((error) => {
        if (failureOf(error).code !== 'NETWORK') return throwError(() => error);
        return kept.pipe(switchMap((data) => (data ? of({ data }) : throwError(() => error))));
      }),
    );
  });
}

function connectionOf(page: { pageInfo: object }): object {
  return { __typename: 'MessageConnection', ...page, pageInfo: { __typename: 'PageInfo', ...page.pageInfo } };
}
