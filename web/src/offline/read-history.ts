import type { MessageContentFragment, WorkspaceQuery } from '../generated/documents.js';
import type { Database, KeptMessage } from './database.js';

/** A page's arguments, as the server's lists take them. */
export interface PageVariables {
  first?: number | null;
  after?: string | null;
  last?: number | null;
  before?: string | null;
}

/** A page of messages in the server's shape. */
export interface KeptPage {
  nodes: MessageContentFragment[];
  pageInfo: { hasPreviousPage: boolean; hasNextPage: boolean; startCursor: string | null; endCursor: string | null };
}

/** The list of rooms as it was shown last, with their last messages as they are kept; null before the first visit. */
export async function readWorkspace(database: Database): Promise<WorkspaceQuery | null> {
  const kept = (await database.get('state', 'workspace')) as WorkspaceQuery | undefined;
  if (!kept) return null;
  const nodes = kept.rooms.nodes.map(async (room) => {
    const row = room.lastMessage && (await database.get('messages', room.lastMessage.id));
    if (!row) return room;
    const { content, attachments, deletedAt } = row.message;
    return { ...room, lastMessage: { ...room.lastMessage!, content, attachments, deletedAt } };
  });
  return { ...kept, rooms: { ...kept.rooms, nodes: await Promise.all(nodes) } };
}

/** A page of a room's messages without replies; null where the device does not know the place it is asked from. */
export async function readRoomPage(database: Database, roomId: string, page: PageVariables): Promise<KeptPage | null> {
  const room = await database.get('rooms', roomId);
  if (!room) return null;
  const from = page.before ?? page.after;
  const mark = from ? await database.getFromIndex('messages', 'cursor', from) : undefined;
  if (from && !mark) return null;
  const place: Place = mark ? [roomId, '', mark.at, mark.id] : [roomId, ''];
  const isBackwards = !page.after;
  const size = page.last ?? page.first ?? 50;
  const rows = await readRows(database, [roomId, ''], isBackwards ? { before: place, size } : { after: place, size });
  if (rows.length === 0 && !room.reachesStart) return null;
  const isFull = rows.length > size;
  const shown = isBackwards ? rows.slice(-size) : rows.slice(0, size);
  return {
    nodes: await present(database, shown),
    pageInfo: {
      hasPreviousPage: isBackwards ? isFull || !room.reachesStart : true,
      hasNextPage: isBackwards ? page.before != null : isFull,
      startCursor: shown[0]?.cursor ?? null,
      endCursor: shown.at(-1)?.cursor ?? null,
    },
  };
}

/** A thread as far as it is kept; null where its first message is not. */
export async function readThread(
  database: Database,
  rootId: string,
): Promise<(MessageContentFragment & { replies: KeptPage }) | null> {
  const root = await database.get('messages', rootId);
  if (!root) return null;
  const rows = await readRows(database, [root.roomId, rootId], { before: [root.roomId, rootId], size: 1000 });
  const [message, ...replies] = await present(database, [root, ...rows]);
  const pageInfo = { hasPreviousPage: false, hasNextPage: false, startCursor: null, endCursor: null };
  return { ...message!, replies: { nodes: replies, pageInfo } };
}

type Place = [string, string] | [string, string, string, string];

/** Up to one row more than wanted on one side of a place, oldest first. Arrays sort after texts: `[…, []]` is behind all. */
async function readRows(
  database: Database,
  list: [string, string],
  page: { before: Place; size: number } | { after: Place; size: number },
): Promise<KeptMessage[]> {
  const end = [...list, []];
  if ('after' in page) {
    const range = IDBKeyRange.bound(page.after, end, true, true);
    return database.getAllFromIndex('messages', 'place', range as never, page.size + 1);
  }
  const upper = page.before.length === 2 ? end : page.before;
  const rows: KeptMessage[] = [];
  const range = IDBKeyRange.bound(list, upper, false, true);
  let cursor = await database
    .transaction('messages')
    .store.index('place')
    .openCursor(range as never, 'prev');
  for (; cursor && rows.length <= page.size; cursor = await cursor.continue()) rows.unshift(cursor.value);
  return rows;
}

/** The messages with their authors as the device knows them now; whether somebody is there is not known. */
async function present(database: Database, rows: KeptMessage[]): Promise<MessageContentFragment[]> {
  const people = new Map((await database.getAll('people')).map((person) => [person.id, person]));
  return rows.map(({ message }) => {
    const author = people.get(message.author.id) ?? message.author;
    return { ...message, author: { ...author, isOnline: false } };
  });
}
