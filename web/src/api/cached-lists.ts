import type { ApolloCache } from '@apollo/client';
import type { Reference } from '@apollo/client/utilities';
import { appendMessage, type MessageWindow, trimWindow } from './message-window.js';

/** The end at which a list is read on. */
export type Side = 'previous' | 'next';

/** A message, as far as its place is concerned. */
interface Placed {
  id: string;
  room: { id: string };
  threadRoot: { id: string } | null;
}

const idOf = (cache: ApolloCache, __typename: string, id: string) => cache.identify({ __typename, id })!;

/** Shows a new message where a list reaches the newest: in its room, or in its thread. */
export function addToWindow(cache: ApolloCache, { id, room, threadRoot }: Placed): void {
  const message = { __ref: idOf(cache, 'Message', id) };
  const append = (window: MessageWindow) => appendMessage(window, message);
  if (threadRoot) modify(cache, idOf(cache, 'Message', threadRoot.id), { replies: append });
  else modify(cache, idOf(cache, 'Room', room.id), { messages: append });
}

/** Cuts a room's window, or a thread's, where it has grown too long on one side, and lets go of what nothing shows any more. */
export function trimCached(cache: ApolloCache, list: { roomId: string } | { rootId: string }, grows: Side): void {
  const trim = (window: MessageWindow) => trimWindow(window, grows);
  if ('roomId' in list) modify(cache, idOf(cache, 'Room', list.roomId), { messages: trim });
  else modify(cache, idOf(cache, 'Message', list.rootId), { replies: trim });
  cache.gc();
}

/** The version of a message that is in the cache; -1 where it is not. */
export function versionOf(cache: ApolloCache, messageId: string): number {
  let version = -1;
  modify(cache, idOf(cache, 'Message', messageId), {
    version(value: number) {
      version = value;
      return value;
    },
  });
  return version;
}

export function setLastMessage(cache: ApolloCache, roomId: string, messageId: string): void {
  modify(cache, idOf(cache, 'Room', roomId), { lastMessage: () => ({ __ref: idOf(cache, 'Message', messageId) }) });
}

/** One more message that the viewer has not read. isCall: whether he is mentioned in it. */
export function countUnread(cache: ApolloCache, roomId: string, isCall: boolean): void {
  modify(cache, idOf(cache, 'Room', roomId), {
    unreadCount: (count: number) => count + 1,
    unreadMentionCount: (count: number) => count + Number(isCall),
  });
}

/** Puts a room that is in the cache into the viewer's list. */
export function listRoom(cache: ApolloCache, roomId: string): void {
  const room = { __ref: idOf(cache, 'Room', roomId) };
  modify(cache, 'ROOT_QUERY', {
    rooms: (list: { nodes: Reference[] }) =>
      list.nodes.some(({ __ref }) => __ref === room.__ref) ? list : { ...list, nodes: [room, ...list.nodes] },
  });
}

/** Puts somebody new into the list of everyone where it is in the cache, by username as the server has it; searches are made again. */
export function listPerson(cache: ApolloCache, { id, username }: { id: string; username: string }): void {
  const person = { __ref: idOf(cache, 'User', id) };
  cache.modify<{ users: MessageWindow }>({
    id: 'ROOT_QUERY',
    fields: {
      users(list, { storeFieldName, readField, DELETE }) {
        if (/"query":"./.test(storeFieldName)) return DELETE;
        const { nodes, pageInfo } = list as MessageWindow;
        if (nodes.some(({ __ref }) => __ref === person.__ref)) return list;
        const next = nodes.findIndex((other) => orderOf(readField<string>('username', other)!) > orderOf(username));
        // Beyond what was read so far: it comes with its page.
        if (next === -1 && pageInfo.hasNextPage) return list;
        return { ...list, nodes: nodes.toSpliced(next === -1 ? nodes.length : next, 0, person) };
      },
    },
  });
}

const orderOf = (username: string) => username.normalize('NFKC').toLowerCase();

/** Takes a room that the viewer is no longer in, and all that was said in it, out of the cache. */
export function forgetRoom(cache: ApolloCache, roomId: string): void {
  const room = idOf(cache, 'Room', roomId);
  modify(cache, 'ROOT_QUERY', {
    rooms: (list: { nodes: Reference[] }) => ({ ...list, nodes: list.nodes.filter(({ __ref }) => __ref !== room) }),
  });
  cache.evict({ id: room });
  cache.gc();
}

function modify(cache: ApolloCache, id: string, fields: Record<string, (value: never) => unknown>): void {
  cache.modify({ id, fields: fields as never });
}
