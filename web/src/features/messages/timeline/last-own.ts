import type { MessageContentFragment } from '../../../generated/documents.js';

/** The newest message that the viewer wrote and can change; null where none is at hand. */
export function lastOwn(messages: readonly MessageContentFragment[] | null, viewerId: string): string | null {
  const own = messages?.findLast(({ author, deletedAt }) => author.id === viewerId && !deletedAt);
  return own && !own.isArchived ? own.id : null;
}
