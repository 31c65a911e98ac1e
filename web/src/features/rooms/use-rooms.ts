import { useMemo } from 'react';
import type { RoomListedFragment, SelfFragment } from '../../generated/documents.js';
import { useWorkspaceQuery } from '../../generated/hooks.js';

/** The viewer and his rooms as the cache has them, which events keep right: nothing is fetched here. */
export function useRooms(): { organization: string; viewer: SelfFragment | null; rooms: RoomListedFragment[] } {
  const { data } = useWorkspaceQuery({ variables: { first: 100 }, fetchPolicy: 'cache-only' });
  return useMemo(
    () => ({
      organization: data?.organization.name ?? '',
      viewer: data?.viewer ?? null,
      rooms: [...(data?.rooms.nodes ?? [])].sort(latestFirst),
    }),
    [data],
  );
}

/** An empty room stands where it was made, as the server has it. */
const placeOf = (room: RoomListedFragment) => room.lastMessage?.createdAt ?? room.createdAt;

function latestFirst(a: RoomListedFragment, b: RoomListedFragment): number {
  return placeOf(b).localeCompare(placeOf(a)) || a.name.localeCompare(b.name);
}
