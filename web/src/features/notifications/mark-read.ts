import type { ApolloCache } from '@apollo/client';
import { NotificationsDocument } from '../../generated/documents.js';

/** Shows notifications as read before the server says so. ids: which; left out: all that the cache has. */
export function markRead(cache: ApolloCache, ids?: readonly string[]): void {
  const readAt = new Date().toISOString();
  cache.updateQuery({ query: NotificationsDocument, variables: { first: 1 } }, (data) => {
    if (!data) return data;
    const nodes = data.notifications.nodes.map((one) =>
      !one.readAt && (!ids || ids.includes(one.id)) ? { ...one, readAt } : one,
    );
    return { ...data, notifications: { ...data.notifications, nodes } };
  });
}
