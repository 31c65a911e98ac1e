import type { ApolloCache } from '@apollo/client';
import type { Reference } from '@apollo/client/utilities';
import type { RoomRole } from '../generated/documents.js';

interface Member {
  user: Reference;
  role: RoomRole;
}

/** Takes somebody out of a room's list of members, where that is known. */
export function forgetMember(cache: ApolloCache, roomId: string, userId: string): void {
  changeMembers(cache, roomId, (members) => members.filter(({ user }) => user.__ref !== `User:${userId}`));
}

/** Notes what a member of a room may do in it; who is not in the list comes to its end. */
export function setMemberRole(cache: ApolloCache, roomId: string, userId: string, role: RoomRole): void {
  const user = { __ref: `User:${userId}` };
  changeMembers(cache, roomId, (members, isWhole) => {
    if (members.some((member) => member.user.__ref === user.__ref))
      return members.map((member) => (member.user.__ref === user.__ref ? { ...member, role } : member));
    if (!isWhole) return members;
    return [...members, { __typename: 'RoomMember', user, role, joinedAt: new Date().toISOString() }];
  });
}

/** isWhole: whether the list reaches its end, where new members come. */
function changeMembers(
  cache: ApolloCache,
  roomId: string,
  change: (members: readonly Member[], isWhole: boolean) => readonly Member[],
): void {
  cache.modify({
    id: cache.identify({ __typename: 'Room', id: roomId })!,
    fields: {
      members: ((list: { nodes: readonly Member[]; pageInfo: { hasNextPage: boolean } }) => ({
        ...list,
        nodes: change(list.nodes, !list.pageInfo.hasNextPage),
      })) as never,
    },
  });
}
