import type { ApolloClient } from '@apollo/client';
import { useApolloClient } from '@apollo/client/react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { MessagePlaceDocument } from '../../../generated/documents.js';
import { fetchAround, fetchNewest, type MessageList } from '../message-list.js';

/** Where a list was opened. `turn` counts: a list that was opened anew is another one, whatever is in it. */
export interface Opening {
  status: 'opening' | 'open' | 'failed';
  turn: number;
  /** The message to be seen first. */
  messageId: string | null;
  /** Without one: whether what is new is seen first, else the newest, at the end. */
  isAtUnread: boolean;
  error?: unknown;
}

/** Where to begin: at a message that was asked for, at what was last read, or at the newest. */
export interface Start {
  /** A message's id, from the address. */
  messageId: string | null;
  /** What was last read, where something after it is unread. */
  lastRead: { createdAt: string; pageCursor: string } | null;
}

/** Opens a list at its start; what the cache has of it is shown at once. `toNewest` opens it at the end. */
export function useOpening(
  list: MessageList,
  start: Start,
): { opening: Opening; toNewest: () => void; retry: () => void } {
  const client = useApolloClient();
  const [opening, setOpening] = useState<Opening>(() => {
    const isHere = !needsFetch(list, start);
    return { status: isHere ? 'open' : 'opening', turn: 0, ...placeIn(start) };
  });
  const latest = useRef(list);
  latest.current = list;

  const open = useCallback(
    async (where: Start) => {
      const next = (status: Opening['status'], error?: unknown) =>
        setOpening(({ turn }) => ({
          status,
          turn: status === 'opening' ? turn + 1 : turn,
          ...placeIn(where),
          error,
        }));
      next('opening');
      if (!needsFetch(latest.current, where)) return next('open');
      try {
        const cursor = where.messageId ? await placeOf(client, where.messageId) : where.lastRead?.pageCursor;
        await (cursor ? fetchAround(latest.current, cursor) : fetchNewest(latest.current));
        next('open');
      } catch (error) {
        // Without the server what the cache has is better than nothing.
        next(latest.current.messages && !where.messageId ? 'open' : 'failed', error);
      }
    },
    [client],
  );

  const { messageId } = start;
  const opened = useRef<string | null | undefined>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was last read matters when one comes, not later
  useEffect(() => {
    const isFirst = opened.current === undefined;
    if (opened.current === messageId) return;
    opened.current = messageId;
    if (isFirst ? opening.status === 'opening' : messageId) void open(start);
  }, [messageId, open]);

  // Whoever follows a link to the message that the address names already wants to see it again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a message is all that is opened by a link
  useEffect(() => {
    const isNamed = () => messageId && new URLSearchParams(location.search).get('message') === messageId;
    const again = () => isNamed() && void open(start);
    addEventListener('pushState', again);
    return () => removeEventListener('pushState', again);
  }, [messageId, open]);

  return {
    opening,
    toNewest: () => void open({ messageId: null, lastRead: null }),
    retry: () => void open(start),
  };
}

const placeIn = ({ messageId, lastRead }: Start) => ({ messageId, isAtUnread: lastRead !== null });

async function placeOf(client: ApolloClient, id: string): Promise<string | null> {
  const { data } = await client.query({ query: MessagePlaceDocument, variables: { id }, fetchPolicy: 'network-only' });
  return data?.message?.threadPageCursor ?? data?.message?.pageCursor ?? null;
}

function needsFetch({ messages, hasNext, hasPrevious }: MessageList, { messageId, lastRead }: Start): boolean {
  if (!messages) return true;
  if (messageId) return !messages.some(({ id }) => id === messageId);
  if (!hasNext && !lastRead) return false;
  if (!lastRead || messages.length === 0) return hasNext;
  const beginsBefore = !hasPrevious || messages[0]!.createdAt <= lastRead.createdAt;
  const endsAfter = !hasNext || messages.at(-1)!.createdAt > lastRead.createdAt;
  return !beginsBefore || !endsAfter;
}
