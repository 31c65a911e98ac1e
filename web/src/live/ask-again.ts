import type { ApolloClient } from '@apollo/client';
import { listRoom } from '../api/cached-lists.js';
import {
  MessageDocument,
  NotificationsDocument,
  RoomDocument,
  UnreadNotificationsDocument,
} from '../generated/documents.js';
import type { Stale } from './workspace-event.js';

/** How long what became stale is collected before it is asked for, milliseconds. */
const COLLECT = 400;
/** Notifications that are asked for again. */
const SHOWN = 20;

/** Asks the server for what events left unknown: each room, thread, task and project once for many events. */
export function createAskAgain(client: ApolloClient): (stale: Stale) => void {
  const rooms = new Set<string>();
  const roots = new Set<string>();
  const tasks = new Set<string>();
  const projects = new Set<string>();
  let bell = false;
  let isWaiting = false;

  async function ask(): Promise<void> {
    isWaiting = false;
    const fetchPolicy = 'network-only';
    const asked = [
      ...[...rooms].map(async (roomId) => {
        const { data } = await client.query({ query: RoomDocument, variables: { roomId }, fetchPolicy });
        if (data?.room?.viewerRole) listRoom(client.cache, roomId);
      }),
      askForWork(client, [...tasks], [...projects]),
      bell && askForBell(client),
      ...[...roots].map((id) => client.query({ query: MessageDocument, variables: { id }, fetchPolicy })),
    ];
    rooms.clear();
    roots.clear();
    tasks.clear();
    projects.clear();
    bell = false;
    // What cannot be had now comes with the next event, or with everything else after a break.
    await Promise.allSettled(asked);
  }

  return ({ roomId, rootId, taskId, projectIds = [], bell: isOther = false }) => {
    if (roomId) rooms.add(roomId);
    if (rootId) roots.add(rootId);
    if (taskId) tasks.add(taskId);
    for (const id of projectIds) projects.add(id);
    bell ||= isOther;
    if (isWaiting || (!bell && rooms.size + roots.size + tasks.size + projects.size === 0)) return;
    isWaiting = true;
    setTimeout(ask, COLLECT);
  };
}

/** How many are unread, and those that are shown first, where they were looked at. */
async function askForBell(client: ApolloClient): Promise<void> {
  const fetchPolicy = 'network-only';
  const first = client.cache.readQuery({ query: NotificationsDocument, variables: { first: SHOWN } });
  await Promise.all([
    client.query({ query: UnreadNotificationsDocument, fetchPolicy }),
    first && client.query({ query: NotificationsDocument, variables: { first: SHOWN }, fetchPolicy }),
  ]);
}

async function askForWork(client: ApolloClient, taskIds: string[], projectIds: string[]): Promise<void> {
  if (taskIds.length + projectIds.length === 0) return;
  const { askWorkAgain } = await import('../features/work/ask-work-again.js');
  await askWorkAgain(client, taskIds, projectIds);
}
