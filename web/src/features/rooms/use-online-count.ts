import { useEffect } from 'react';
import { useRoomMembersQuery } from '../../generated/hooks.js';
import { useConnection } from '../../live/connection.js';

/** Members of one page; the server gives at most so many at once. */
export const MEMBERS_PAGE = 100;

/**
 * How many of a room's members are online. Null where that is not known: before the answer, for who is not in the room,
 * and in rooms of which not all members have been read.
 */
export function useOnlineCount(roomId: string, isMember: boolean): number | null {
  const connection = useConnection();
  const isLive = connection === 'live';
  const { data, refetch } = useRoomMembersQuery({
    variables: { roomId, first: MEMBERS_PAGE },
    // Asked before one is connected oneself, the server would tell of one offline.
    skip: !isMember || connection === 'connecting',
    fetchPolicy: 'cache-and-network',
  });
  // Who came and went during a break was told to nobody.
  useEffect(() => {
    if (isLive && isMember) refetch().catch(() => {});
  }, [isLive, isMember, refetch]);
  const members = data?.room?.members;
  if (!isMember || !members || members.pageInfo.hasNextPage) return null;
  return members.nodes.filter(({ user }) => user.isOnline).length;
}
