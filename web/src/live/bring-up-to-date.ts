import type { ApolloCache } from '@apollo/client';
import { applyEvent } from './apply-event.js';
import { isWork, type Stale, type WorkspaceEvent } from './workspace-event.js';

/** Brings the cache to where the server is after an event. What is about tasks and projects is known by their own part of the app. */
export async function bringUpToDate(cache: ApolloCache, event: WorkspaceEvent, viewerId: string): Promise<Stale> {
  if (!isWork(event)) return applyEvent(cache, event, viewerId);
  const { applyWorkEvent } = await import('../features/work/apply-work-event.js');
  return applyWorkEvent(cache, event, viewerId);
}
