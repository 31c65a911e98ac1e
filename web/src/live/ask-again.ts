import type { ApolloClient } from '@apollo/client';
import { listRoom } from '../api/cached-lists.js';
import { MessageDocument, RoomDocument } from '../generated/documents.js';
import type { Stale } from './apply-event.js';

/** How long what became stale is collected before it is asked for, milliseconds. */
const COLLECT = 400;

/** Asks the server for what events left unknown: each room and each thread once for many events. */
export function createAskAgain(client: ApolloClient): (stale: Stale) => void {
  const rooms = new Set<string>();
  const roots = new Set<string>();
  let isWaiting = false;

  async function ask(): Promise<void> {
    isWaiting = false;
    const fetchPolicy = 'network-only';
    const asked = [
      ...[...rooms].map(async (roomId) => {
        const { data } = await client.query({ query: RoomDocument, variables: { roomId }, fetchPolicy });
        if (data?.room?.viewerRole) listRoom(client.cache, roomId);
      }),
      ...[...roots].map((id) => client.query({ query: MessageDocument, variables: { id }, fetchPolicy })),
    ];
    rooms.clear();
    roots.clear();
    // What cannot be had now comes with the next event, or with everything else after a break.
    await Promise.allSettled(asked);
  }

  return ({ roomId, rootId }) => {
    if (roomId) rooms.add(roomId);
    if (rootId) roots.add(rootId);
    if (isWaiting || !(roomId || rootId)) return;
    isWaiting = true;
    setTimeout(ask, COLLECT);
  };
}
