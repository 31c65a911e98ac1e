import type { Database } from './database.js';
import { isKept, readAnswer } from './kept-answers.js';
import { type PageVariables, readRoomPage, readThread, readWorkspace } from './read-history.js';

type Variables = PageVariables & { roomId: string; rootId: string };
/** Reads one query's answer from the device; null where it is not there. */
type Reader = (database: Database, variables: Variables) => Promise<Record<string, unknown> | null>;

const READERS: Record<string, Reader> = {
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

/** What the device has to answer a query with; null where there is nothing. */
export async function readKept(
  database: Database,
  name: string,
  variables: object,
): Promise<Record<string, unknown> | null> {
  if (isKept(name)) return readAnswer(database, name, variables as Record<string, unknown>);
  return (await READERS[name]?.(database, variables as Variables)) ?? null;
}

function connectionOf(page: { pageInfo: object }): object {
  return { __typename: 'MessageConnection', ...page, pageInfo: { __typename: 'PageInfo', ...page.pageInfo } };
}
