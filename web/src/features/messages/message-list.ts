import { useApolloClient } from '@apollo/client/react';
import { useEffect, useMemo, useRef } from 'react';
import { type Side, trimCached } from '../../api/cached-lists.js';
import { ApiError } from '../../api/errors.js';
import { RoomMessagesDocument, type RoomMessagesQuery, ThreadDocument } from '../../generated/documents.js';
import { useRoomMessagesQuery, useThreadQuery } from '../../generated/hooks.js';
import type { ListedMessage } from './listed-message.js';

/** Messages of one page at most. */
const PAGE = 50;
/** After what a page that failed is asked for again, milliseconds. */
const RETRY = 3000;

type Connection = NonNullable<RoomMessagesQuery['room']>['messages'];
/** Which page to fetch: from either end of the list, or from a cursor on. */
export type Page = { first: number; after?: string | null } | { last: number; before?: string | null };

/** The part of a room's history, or of a thread, that is in the cache. */
export interface MessageList {
  /** Oldest first; null while nothing was fetched. */
  messages: readonly ListedMessage[] | null;
  hasPrevious: boolean;
  hasNext: boolean;
  /** Fetches a page, which continues what is here or begins anew. Null: there is no such list for the viewer. */
  fetch: (page: Page) => Promise<Connection | null>;
  /** Fetch what comes before and after; do nothing while that is under way, and where there is nothing. */
  fetchPrevious: () => void;
  fetchNext: () => void;
}

/** The messages of a room, as the cache has them and events keep them. Nothing is fetched by itself. */
export function useRoomList(roomId: string): MessageList {
  const client = useApolloClient();
  const { data } = useRoomMessagesQuery({ variables: { roomId }, fetchPolicy: 'cache-only' });
  const fetch = useMemo(
    () => async (page: Page) => {
      const variables = { roomId, ...page };
      const answer = await client.query({ query: RoomMessagesDocument, variables, fetchPolicy: 'network-only' });
      return answer.data?.room?.messages ?? null;
    },
    [client, roomId],
  );
  const trim = (grows: Side) => trimCached(client.cache, { roomId }, grows);
  return useList(data?.room?.messages, fetch, trim);
}

/** The replies of a thread, in the same way. */
export function useThreadList(rootId: string): MessageList & { root: ListedMessage | null } {
  const client = useApolloClient();
  const { data } = useThreadQuery({ variables: { rootId }, fetchPolicy: 'cache-only' });
  const fetch = useMemo(
    () => async (page: Page) => {
      const variables = { rootId, ...page };
      const answer = await client.query({ query: ThreadDocument, variables, fetchPolicy: 'network-only' });
      return answer.data?.message?.replies ?? null;
    },
    [client, rootId],
  );
  const trim = (grows: Side) => trimCached(client.cache, { rootId }, grows);
  return { ...useList(data?.message?.replies, fetch, trim), root: data?.message ?? null };
}

function useList(
  connection: Connection | undefined,
  fetch: MessageList['fetch'],
  trim: (grows: Side) => void,
): MessageList {
  const latest = useRef({ connection, fetch, trim });
  latest.current = { connection, fetch, trim };
  const grown = useRef<Side | null>(null);
  // Once the page is drawn: a list that changes at both ends at once could not keep its place.
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn is another list
  useEffect(() => {
    if (grown.current) latest.current.trim(grown.current);
    grown.current = null;
  }, [connection?.nodes]);
  const ways = useMemo(() => {
    // Asked for a second time, before its answer is drawn, a page would no longer continue the window.
    const asked = { previous: '', next: '' };
    async function fetchMore(side: Side): Promise<void> {
      const { connection, fetch } = latest.current;
      const page = connection && pageBeyond(connection.pageInfo, side);
      const name = JSON.stringify(page);
      if (!page || asked[side] === name) return;
      asked[side] = name;
      try {
        await fetch(page);
        grown.current = side;
      } catch {
        asked[side] = '';
        setTimeout(fetchMore, RETRY, side);
      }
    }
    return {
      fetch(page: Page) {
        asked.previous = asked.next = '';
        return latest.current.fetch(page);
      },
      fetchPrevious: () => void fetchMore('previous'),
      fetchNext: () => void fetchMore('next'),
    };
  }, []);
  return {
    messages: connection?.nodes ?? null,
    hasPrevious: connection?.pageInfo.hasPreviousPage ?? false,
    hasNext: connection?.pageInfo.hasNextPage ?? false,
    ...ways,
  };
}

function pageBeyond(ends: Connection['pageInfo'], side: Side): Page | null {
  if (side === 'previous') return ends.hasPreviousPage ? { last: PAGE, before: ends.startCursor } : null;
  return ends.hasNextPage ? { first: PAGE, after: ends.endCursor } : null;
}

/** Fetches the newest page. */
export async function fetchNewest(list: MessageList): Promise<void> {
  if (!(await list.fetch({ last: PAGE }))) throw gone();
}

/** Fetches what lies on both sides of a place in the list, the message at the place included. */
export async function fetchAround(list: MessageList, cursor: string): Promise<void> {
  const after = await list.fetch({ first: PAGE, after: cursor });
  if (!after) throw gone();
  if (!after.pageInfo.startCursor) return fetchNewest(list);
  await list.fetch({ last: PAGE, before: after.pageInfo.startCursor });
}

/** There is no such room or thread, or not for the viewer. */
const gone = () => new ApiError({ message: 'There is no such list.', extensions: { code: 'NOT_FOUND' } });
