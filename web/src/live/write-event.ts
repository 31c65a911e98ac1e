import type { ApolloCache } from '@apollo/client';
import { EventsDocument } from '../generated/documents.js';
import type { WorkspaceEvent } from './workspace-event.js';

/** The whole event, as if a query had given it: every object in it is brought up to date. */
export function writeEvent(cache: ApolloCache, event: WorkspaceEvent): void {
  cache.write({ dataId: 'ROOT_SUBSCRIPTION', query: EventsDocument, result: { events: event } });
}
