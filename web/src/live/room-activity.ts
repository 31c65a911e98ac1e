import { useApolloClient } from '@apollo/client/react';
import { print } from 'graphql';
import { useCallback, useEffect, useState } from 'react';
import {
  type PersonFragment,
  PersonFragmentDoc,
  RoomActivityDocument,
  type RoomActivitySubscription,
} from '../generated/documents.js';
import { useConnection } from './connection.js';
import { useHeard } from './heard.js';
import { socket } from './socket.js';

/** How long somebody counts as writing after he was last said to be, milliseconds; the server's own limit. */
const TYPING = 10_000;

/**
 * Follows what passes in a room while it is open: who writes in it now, the first to begin first and never the viewer;
 * and it keeps `isOnline` of its members right in the cache. Nobody writes in a room that the viewer is not in.
 */
export function useRoomActivity(roomId: string): { typing: PersonFragment[] } {
  const { cache } = useApolloClient();
  const isLive = useConnection() === 'live';
  const [typing, setTyping] = useState<readonly PersonFragment[]>([]);
  const stopTyping = useCallback(
    (id: string) => setTyping((people) => people.filter((person) => person.id !== id)),
    [],
  );

  useEffect(() => {
    if (!isLive) return;
    const endings = new Map<string, ReturnType<typeof setTimeout>>();
    const stop = socket.subscribe<RoomActivitySubscription>(
      { query: print(cache.transformDocument(RoomActivityDocument)), variables: { roomId } },
      {
        next({ data }) {
          if (!data) return;
          const { kind, user } = data.roomActivity;
          clearTimeout(endings.get(user.id));
          const person = { ...user, isOnline: kind !== 'OFFLINE' };
          cache.writeFragment({ fragment: PersonFragmentDoc, fragmentName: 'Person', data: person });
          if (kind === 'OFFLINE') stopTyping(user.id);
          if (kind !== 'TYPING') return;
          endings.set(
            user.id,
            setTimeout(() => stopTyping(user.id), TYPING),
          );
          setTyping((people) => (people.some(({ id }) => id === user.id) ? people : [...people, person]));
        },
        // Best effort: a break of the socket begins it anew, and a room that is no longer one's own has none.
        error() {},
        complete() {},
      },
    );
    return () => {
      stop();
      for (const ending of endings.values()) clearTimeout(ending);
      setTyping([]);
    };
  }, [cache, roomId, isLive, stopTyping]);

  useHeard((event) => {
    if (event.__typename === 'MessageEvent' && event.kind === 'MESSAGE_ADDED' && event.message.room.id === roomId)
      stopTyping(event.message.author.id);
  });

  return { typing: typing as PersonFragment[] };
}
