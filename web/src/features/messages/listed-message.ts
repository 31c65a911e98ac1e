import type { MessageContentFragment, TaskFactsFragment } from '../../generated/documents.js';

/** A message with its tasks, of which no event tells and which are not kept for reading without the server. */
export type ListedMessage = MessageContentFragment & { tasks?: readonly TaskFactsFragment[] };
